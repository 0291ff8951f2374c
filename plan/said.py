"""What one clause says, once it is read: the record that the readers fill in. It reads nothing itself."""

from __future__ import annotations

from dataclasses import dataclass

from plan.clauses import NOWHERE, Clause
from plan.wordorder import sentence


@dataclass(frozen=True)
class Reading:
    """What one clause says: `before` and `core` are the wish ("vil gerne", "have en hund"), `said` is it as told."""

    kind: str  # wish bare negative third we reported duty unknown dont_know yes_no none fragment agrees refuses past
    before: str = ""
    core: str = ""
    said: str = ""
    who: str | None = None
    strength: str | None = None
    clause: Clause = NOWHERE
    plain: str = ""  # the goal as the person said it, where the frame would lose what a word points to

    @property
    def goal(self) -> str:
        if self.plain:
            return sentence(self.plain)
        return sentence(f"jeg {self.before} {self.core}")
