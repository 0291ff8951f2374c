"""Promises of voice/crash.py: whoever hears people leaves nothing of it on a disk, however it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psutil

from operate.speech import NEST
from settings import ROOT
from voice.people import People, Set

NO_CORE = (0, 0)
TELLS = """
import ctypes, resource
from voice.crash import leaves_no_memory
leaves_no_memory()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


def test_neither_a_file_nor_a_program_that_collects_crashes_is_given_its_memory() -> None:
    told = subprocess.run([sys.executable, "-c", TELLS], cwd=ROOT, capture_output=True, text=True, check=True)

    assert told.stdout.strip() == f"{NO_CORE} 0"


async def test_no_process_of_a_person_leaves_its_memory(tmp_path: Path) -> None:
    people = People(Set([], tmp_path / "cache", NEST))
    try:
        async with people.person() as person:
            theirs = psutil.Process(person.pid)
            nest = psutil.Process(theirs.ppid())
            limits = [one.rlimit(psutil.RLIMIT_CORE) for one in (theirs, nest)]
    finally:
        await people.aclose()

    assert limits == [NO_CORE, NO_CORE]
