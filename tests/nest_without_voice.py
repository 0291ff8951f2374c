"""The program of people's processes on a machine without espeak-ng."""

from __future__ import annotations

import sys

from plan.danish_cpr import REMOVED, cpr_begun, cpr_in
from voice.discreet import Discreet
from voice.nest import main

# As where the library is not installed: to import it fails.
sys.modules["pyttsx3.drivers.espeak"] = None  # type: ignore[assignment]

if __name__ == "__main__":
    main(Discreet(cpr_in, cpr_begun, REMOVED))
