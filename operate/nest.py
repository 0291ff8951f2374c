"""The program that people's voice processes come from: the room of speech with the project's rule of CPR numbers."""

from __future__ import annotations

from plan.danish_cpr import REMOVED, cpr_begun, cpr_in
from voice.discreet import Discreet
from voice.nest import main

if __name__ == "__main__":
    main(Discreet(cpr_in, cpr_begun, REMOVED))
