"""A citizen front that hears, as a process that can be killed: `python -m tests.front_alone PORT RASA`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import uvicorn

from bot.dialogue import Dialogue
from tests.spoken import SpeakingBench


class FrontAlone(SpeakingBench):
    """What was said is kept by a Rasa that lives elsewhere."""

    def dialogue(self) -> Dialogue:
        return Dialogue(sys.argv[2], "s")


def main() -> None:
    """Serve on loopback until killed."""
    with tempfile.TemporaryDirectory() as folder:
        app = FrontAlone(Path(folder)).app
        uvicorn.run(app, port=int(sys.argv[1]), log_level="error", lifespan="off", ws="websockets-sansio")


if __name__ == "__main__":
    main()
