"""Goals out of the words that were marked as kept: each in the frame "Jeg vil gerne …". It adds no word of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from plan.aligned import BEGIN, FRAME, KEEP
from plan.complement import complement
from plan.danish import Word
from plan.danish_verbs import infinitive, is_finite, meant_infinitive
from plan.frames import WAYS
from plan.openers import low_start
from plan.strength import wording
from plan.wordorder import sentence

_NO = ("ikke", "aldrig", "hverken", "nødig")
_SUBORDINATE = frozenset("når hvis inden før mens efter".split())
_LEADS = _SUBORDINATE | frozenset(
    "i på om til en engang senere først næste hver lige nu snart fra med".split()
)
_ENDS_NOTHING = frozenset(
    "en et den det min mit mine og eller men at som der når hvis om jeg vil kunne hvor så ikke".split()
)
_MINE = {"sin": "min", "sit": "mit", "sine": "mine", "sig": "mig"}


@dataclass
class _Part:
    """The words of one goal: of its frame, those before the frame, those after."""

    frame: list[Word] = field(default_factory=list)
    front: list[Word] = field(default_factory=list)
    core: list[Word] = field(default_factory=list)


@dataclass(frozen=True)
class Goal:
    """A goal put together: its sentence, how strong it is, and whether it says no."""

    text: str
    strength: str
    no: bool


def goals(said: Sequence[Word], marks: Sequence[int]) -> list[Goal] | None:
    """The goals that the marks make; None when one of them cannot be put into a sentence."""
    made: list[Goal] = []
    for part in _parts(said, marks):
        goal = _goal(part)
        if goal is None:
            return None
        made.append(goal)
    return list({goal.text: goal for goal in made}.values())


def _parts(said: Sequence[Word], marks: Sequence[int]) -> list[_Part]:
    parts: list[_Part] = []
    waiting: list[Word] = []  # of a frame whose goal has not begun
    for n, (word, mark) in enumerate(zip(said, marks, strict=True)):
        if mark == FRAME:
            after = next((m for m in marks[n + 1 :] if m in (BEGIN, KEEP)), None)
            if parts and after != BEGIN:
                part = parts[-1]
                if word.low in ("vil", "ville") and part.core and not part.front:
                    part.front, part.core = part.core, []
                part.frame.append(word)
            else:
                waiting.append(word)
        elif mark == BEGIN or (mark == KEEP and not parts):
            front = parts.pop().core if parts and waiting and _only_when(parts[-1]) else []
            parts.append(_Part(frame=waiting, front=front, core=[word]))
            waiting = []
        elif mark == KEEP:
            parts[-1].core.append(word)
    return parts


def _only_when(part: _Part) -> bool:
    """ "i fremtiden vil jeg …": what stands before the frame and is no wish of its own goes with the wish."""
    return not part.frame and not part.core[-1].after and part.core[0].low in _LEADS


def _goal(part: _Part) -> Goal | None:
    core, front = part.core or part.front, part.front if part.core else []
    told = _told(core)
    if front:
        lead = front[0].low in _SUBORDINATE
        told += (", " if lead and len(front) > 2 else " ") + _told(front)
    frame = [word.low for word in part.frame]
    vil = "vil" in frame
    said = [word for word in frame if word not in ("vil", "ville", "jeg")]
    no = next((word for word in said if word in _NO), None)
    fitted = _fitted(told, "verb" if vil else "open")
    if fitted is None or fitted[0].split()[-1].lower() in _ENDS_NOTHING:
        return None
    text, negative, hedged = fitted
    if no or negative:
        kept = [word for word in said if word in ("helst", "bare", "længere", "selv")]
        before = " ".join(["vil", *(w for w in kept if w in ("helst", "bare")), no or "ikke"])
        after = " ".join(w for w in kept if w not in ("helst", "bare"))
        return Goal(sentence(f"jeg {before} {after} {text}"), "vil", True)
    before, strength = wording(" ".join(said) + (" måske" if hedged else ""), said_vil=vil)
    if before.endswith(" selv") and text.startswith("selv "):
        before = before[:-5]
    return Goal(sentence(f"jeg {before} {text}"), strength, False)


def _told(words: Sequence[Word]) -> str:
    """The words with a comma where a mark stood between them."""
    out = ""
    for n, word in enumerate(words):
        text = _MINE.get(word.low, word.text)
        if not n or words[n - 1].after:
            text = low_start(text)
        out += f"{',' if n and (word.before or words[n - 1].after) else ''} {text}"
    return out.strip()


def _fitted(told: str, slot: str) -> tuple[str, bool, bool] | None:
    """What comes after "Jeg vil", whether it is a no, and whether it is only a maybe."""
    fitted = complement(told, slot=slot)
    if fitted.kind in ("own", "negative"):
        return fitted.text, fitted.kind == "negative", fitted.hedged
    if fitted.kind in ("third", "we", "none"):
        return None
    first, _, rest = told.partition(" ")
    low = first.strip(",").lower()
    verb = meant_infinitive(low) or (infinitive(low) if is_finite(low) else None)
    if verb:
        verb = "have" if verb == "få" else verb
        return f"{verb} {rest}".strip(), False, False
    if low in WAYS or low in ("noget", "med"):
        return told, False, False
    return f"have {told}", False, False
