"""Run by Rasa's Python: keeps many conversations, erases every other one, prints what lies in the files."""

from __future__ import annotations

import asyncio
import random
import sys
from pathlib import Path

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from engine.tracker_store import KeepingTrackerStore

DOMAIN = {
    "version": "3.1",
    "slots": {"keeping": {"type": "bool", "influence_conversation": False, "mappings": [{"type": "custom"}]}},
}
PEOPLE = 8


async def main(home: Path) -> None:
    """Let turns of several people follow each other, long and short, as they do on a busy day."""
    chance = random.Random(6)
    domain = Domain.from_dict(DOMAIN)
    store = KeepingTrackerStore(domain, f"sqlite:///{home / 'conversations.sqlite'}")
    for turn in range(500):
        person = chance.randrange(PEOPLE) if chance.random() < 0.3 else min(PEOPLE - 1, turn * PEOPLE // 500)
        tracker = await store.retrieve(f"c{person}") or DialogueStateTracker.from_dict(
            f"c{person}", [], domain.slots
        )
        tracker.update(SlotSet("keeping", True), domain)
        tracker.update(UserUttered(f"ord{person} " + "x" * chance.choice((10, 80, 200, 700))), domain)
        await store.save(tracker)
    for person in chance.sample(range(PEOPLE), PEOPLE // 2):
        await store.erase(f"c{person}")
        lying = b"".join(file.read_bytes() for file in home.iterdir())
        print(lying.count(b"ord%d " % person))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
