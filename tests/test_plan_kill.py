"""A process that is killed in the middle of sending loses nothing and doubles nothing."""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from plan.store import Store
from plan.tables import moves, versions, wishes
from tests.store_fixtures import NOW, a_citizen, a_posting, a_wish

ROOT = Path(__file__).parents[1]
# Sends, and kills itself at a statement of the transaction, or right after it.
SENDER = """
import os, pickle, signal, sys
from datetime import UTC, datetime
from sqlalchemy import event
from plan.store import Store
url, at = sys.argv[1], int(sys.argv[2])
store = Store(url, pepper=b"pepper")
done = 0
def count(*_):
    global done
    done += 1
    if done == at:
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(store.engine, "before_cursor_execute", count)
store.post(pickle.load(sys.stdin.buffer), datetime(2026, 9, 1, 10, tzinfo=UTC))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("statement", [6, 14, 1000])
def test_a_killed_sending_can_be_repeated_and_happens_once(
    store: Store, store_url: str, statement: int
) -> None:
    conversation = a_citizen(store)
    dreams = [a_wish(f"drøm {n}", id=f"dream{n}") for n in range(2)]
    posting = a_posting(conversation, *dreams)
    killed = subprocess.run(
        [sys.executable, "-c", SENDER, store_url, str(statement)],
        input=pickle.dumps(posting),
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    before = len(store.dreams(conversation))

    store.post(posting, NOW)

    assert before in (0, 2)
    assert [wish.id for wish in store.dreams(conversation)] == ["dream0", "dream1"]
    with store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(wishes)).scalar_one() == 2
        assert connection.execute(select(func.count()).select_from(versions)).scalar_one() == 2
        posted = select(func.count()).select_from(moves).where(moves.c.verb == "post")
        assert connection.execute(posted).scalar_one() == 2
    assert store.verify() is None
