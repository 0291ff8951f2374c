"""Few words with full stops ("hønsehus. bygge. med farfar"): one sentence where that is sure, else nothing at all."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from plan.danish_verbs import is_infinitive
from plan.said import Reading

SHORT = 5  # words in one part of a telegram
# Things that are a whole wish by themselves, also without an article.
_WHOLE = frozenset(
    "kæreste kørekort job fleksjob lejlighed bolig hus "
    "hund kat hest barn børn familie uddannelse bil knallert penge venner "
    "ven veninde kærlighed bryllup opsparing".split()
)
_LEADS = frozenset(
    "en et min mit mine flere mere mange nogle noget nogen egen eget egne mindre færre bedre "
    "den det to tre fire større".split()
)


def telegram(readings: list[Reading]) -> list[Reading]:
    """Join what is surely one wish; where a part would be left over or stand wrong, ask about all of it."""
    if _lone_word(readings):
        return [replace(readings[0], kind="unknown")]
    joined = _joined(readings)
    if joined is not readings or not _is_telegram(readings):
        return joined
    parts = [r for r in readings if r.kind not in ("yes_no", "fragment")]
    sure = all(r.kind == "bare" and _stands(r) for r in parts) or _one_and_its_no(readings)
    return readings if sure else [replace(readings[0], kind="unknown")]


def _lone_word(readings: list[Reading]) -> bool:
    """ "jeg gode hænder. bygge. cykel reparere vil": one word out of signs that nobody can join is no wish."""
    bare = [r for r in readings if r.kind == "bare"]
    lost = [r for r in readings if r.kind in ("unknown", "none") and not r.clause.asks]
    alone = all(len(r.clause.text.split()) == 1 and r.clause.text.lower() not in _WHOLE for r in bare)
    return bool(bare and lost and alone) and {r.kind for r in readings} <= {
        "bare",
        "unknown",
        "none",
        "fragment",
    }


def _is_telegram(readings: list[Reading]) -> bool:
    kinds = {"bare", "fragment", "unknown", "none", "negative", "yes_no"}
    told = [r for r in readings if r.kind != "yes_no"]
    if any(r.core.startswith("være ") and len(r.clause.text.split()) > 2 for r in told[1:]):
        return False  # "altan. stor nok til to stole" tells what the first is like
    return (
        len(told) > 1
        and any(r.kind in ("bare", "negative") for r in told)
        and all(r.kind in kinds and len(r.clause.text.split()) <= SHORT for r in told)
        and all(r.clause.link == "." for r in told)
        and not any(w in r.clause.text.lower().split() for r in told for w in ("jeg", "vil"))
    )


def _stands(reading: Reading) -> bool:
    """Whether the words are a wish when they stand alone: "en hund", "lære tre akkorder", "kørekort"."""
    said = reading.clause.text.lower().split()
    if is_infinitive(said[0]):
        return len(said) > 1
    return (said[0] in _LEADS and len(said) > 1) or said[0] in _WHOLE or (said[0] == "til" and len(said) > 1)


def _one_and_its_no(readings: list[Reading]) -> bool:
    """ "Reparere tog. Ikke køre dem": the second part only limits the first."""
    first, *after = readings
    return first.kind == "bare" and _stands(first) and all(r.kind in ("negative", "fragment") for r in after)


def _joined(readings: list[Reading]) -> list[Reading]:
    """ "hønsehus. bygge. med farfar" → one wish: the verb, the thing, then the rest."""
    told = list(takewhile(lambda r: r.kind in ("bare", "fragment"), readings))
    after = readings[len(told) :]
    if not 2 <= len(told) <= 5 or any(r.kind != "negative" for r in after):
        return readings
    if any(r.clause.link not in (".", ",") or len(r.clause.text.split()) > SHORT for r in told):
        return readings
    verbs = [r for r in told if r.kind == "bare" and is_infinitive(r.clause.text.split()[0].lower())]
    things = [r for r in told if r.kind == "bare" and r not in verbs]
    rest = [low_first(r.clause.text) for r in told if r.kind == "fragment"]
    if len(verbs) == 1 and len(things) <= 1 and (len(verbs[0].core.split()) == 1 or not things):
        core = " ".join([verbs[0].core, *(_object(thing) for thing in things), *rest])
    elif not verbs and len(things) == 1 and rest and told[0] is things[0]:
        core = " ".join([things[0].core, *rest])
    else:
        return readings
    return [replace((verbs or things)[0], core=core), *after]


def _object(thing: Reading) -> str:
    return thing.core if thing.core.split()[0] in ("til", "på", "i") else low_first(thing.clause.text)


def low_first(text: str) -> str:
    """Without the capital of a sentence; a short form keeps its letters."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
