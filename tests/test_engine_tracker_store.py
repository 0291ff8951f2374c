"""What Rasa keeps goes when it is erased, wherever in the file it has lain. Runs on Rasa's own Python."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_erased_words_are_in_no_file_however_the_pages_were_evened_out(tmp_path: Path) -> None:
    done = subprocess.run(
        [ROOT / ".venv-rasa/bin/python", "-m", "tests.rasa_store", tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.split() == ["0"] * 4, done.stderr
