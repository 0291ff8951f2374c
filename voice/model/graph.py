"""Builds what the recogniser searches: sounds to words (HCLr.fst) and words to sentences (Gr.fst).

HCLr is OpenFst's lookahead kind, made by Debian's OpenFst tools: it lets the recogniser put another Gr, a grammar of
this very moment, in the place of ours.
Long because the two share one numbering of words, which the tools give out anew: made apart, they would not fit.
"""

from __future__ import annotations

import math
import platform
import subprocess
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import kaldifst

from voice.model import phones
from voice.model.language import BEGIN, END, Language
from voice.model.lexicon import Sounding

UNKNOWN, _NOTHING, _BACK_OFF = "[unk]", "<eps>", "#0"
_PLUGINS = "/usr/lib/{machine}-linux-gnu/fst/22"
_PAUSE = -math.log(0.5)
# How much the words count in dictation, found on held-out sentences. A closed choice brings a grammar of its own, which
# this does not touch: weighing the sounds more instead would hear fewer choices.
_WORDS_WEIGHT = 0.8
_FORMS = len(phones.FORMS)


class ToolsMissing(Exception):
    """OpenFst's programs or plug-ins are missing: install the packages of requirements/system.txt."""


def build(soundings: list[Sounding], language: Language, folder: Path) -> None:
    """Write the graph folder of a model."""
    (folder / "phones").mkdir(parents=True, exist_ok=True)
    words = [_NOTHING, *sorted({each.word for each in soundings} | {UNKNOWN}), _BACK_OFF]
    numbers = {word: number for number, word in enumerate(words)}
    lexicon, helpers = _lexicon(soundings, numbers)
    _with_states(lexicon).write(str(folder / "HCL.fst"))
    _fst_tool(
        "fstconvert",
        "--fst_type=olabel_lookahead",
        f"--save_relabel_opairs={folder / 'relabel'}",
        folder / "HCL.fst",
        folder / "HCLr.fst",
    )
    pairs = (line.split() for line in (folder / "relabel").read_text().splitlines())
    relabel = {int(own): int(looked_up) for own, looked_up in pairs}
    _sentences(language, numbers).write(str(folder / "G.fst"))
    _relabelled(folder)
    _write_tables(folder, words, relabel, helpers)
    for left_over in ("HCL.fst", "G.fst", "G1.fst", "G2.fst", "relabel"):
        (folder / left_over).unlink()


def _relabelled(folder: Path) -> None:
    """Both sides of G in the numbers that the lookahead gave the words."""
    pairs = folder / "relabel"
    _fst_tool(
        "fstrelabel",
        f"--relabel_ipairs={pairs}",
        f"--relabel_opairs={pairs}",
        folder / "G.fst",
        folder / "G1.fst",
    )
    _fst_tool("fstarcsort", "--sort_type=ilabel", folder / "G1.fst", folder / "G2.fst")
    _fst_tool("fstconvert", "--fst_type=const", folder / "G2.fst", folder / "Gr.fst")


def _fst_tool(program: str, *arguments: str | Path) -> None:
    plugins = _PLUGINS.format(machine=platform.machine())
    command = ["env", f"LD_LIBRARY_PATH={plugins}", program, *map(str, arguments)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise ToolsMissing(f"{program}: {done.stderr.strip()[:200]}")


def _write_tables(folder: Path, words: list[str], relabel: dict[int, int], helpers: int) -> None:
    """words.txt in the lookahead's numbers (a grammar's words are looked up there), and two lists of sounds."""
    rows = sorted([(0, _NOTHING)] + [(relabel[number], word) for number, word in enumerate(words) if number])
    (folder / "words.txt").write_text("".join(f"{word} {number}\n" for number, word in rows), "utf-8")
    first = 2 * _FORMS + 1
    (folder / "disambig_tid.int").write_text("".join(f"{first + n}\n" for n in range(helpers)))
    boundaries = (f"{number} {phones.boundary_of(form)}\n" for form, number in phones.FORM_ID.items())
    (folder / "phones" / "word_boundary.int").write_text("".join(boundaries))


class _Arcs:
    """A graph that grows."""

    def __init__(self) -> None:
        self.fst = kaldifst.StdVectorFst()

    def state(self) -> int:
        return int(self.fst.add_state())

    def arc(self, here: int, into: int, out: int, cost: float, there: int) -> None:
        self.fst.add_arc(here, kaldifst.StdArc(into, out, cost, there))


def _lexicon(soundings: list[Sounding], numbers: dict[str, int]) -> tuple[Any, int]:
    """Sounds to words, any number of words, a pause before each or not; and how many helper symbols it has.

    Words that sound alike end in helper symbols, or the graph could not be made deterministic.
    """
    alike = Counter(each.sounds for each in soundings)
    helpers = max(alike.values()) + 2
    back_off, after_pause = _FORMS + 1, _FORMS + helpers
    arcs = _Arcs()
    start, loop, pause, paused = (arcs.state() for _ in range(4))
    arcs.fst.start = start
    arcs.arc(start, 0, 0, _PAUSE, loop)
    arcs.arc(start, 0, 0, _PAUSE, pause)
    arcs.arc(pause, phones.FORM_ID[phones.SILENCE], 0, 0, paused)
    arcs.arc(paused, after_pause, 0, 0, loop)
    arcs.arc(loop, back_off, numbers[_BACK_OFF], 0, loop)
    arcs.fst.set_final(loop, 0)
    met: Counter[tuple[str, ...]] = Counter()
    for each in soundings:
        symbols = phones.in_word(each.sounds)
        if alike[each.sounds] > 1:
            met[each.sounds] += 1
            symbols.append(_FORMS + 1 + met[each.sounds])
        _word(arcs, symbols, numbers[each.word], -math.log(each.likely), loop, pause)
    _unknown_word(arcs, Counter(s for each in soundings for s in each.sounds), numbers[UNKNOWN], loop, pause)
    kaldifst.determinize_star(arcs.fst)  # in place; it answers False when all went well
    return arcs.fst, helpers


def _word(arcs: _Arcs, symbols: list[int], number: int, cost: float, loop: int, pause: int) -> None:
    here = loop
    for symbol in symbols[:-1]:
        there = arcs.state()
        arcs.arc(here, symbol, number, cost, there)
        here, number, cost = there, 0, 0.0
    arcs.arc(here, symbols[-1], number, cost + _PAUSE, loop)
    arcs.arc(here, symbols[-1], number, cost + _PAUSE, pause)


def _unknown_word(arcs: _Arcs, heard: Counter[str], number: int, loop: int, pause: int) -> None:
    """[unk]: two or more of any sounds, as likely as they are in words."""
    inside = arcs.state()
    total = heard.total() + len(phones.SOUNDS)
    for sound in phones.SOUNDS[1:]:
        cost = -math.log((heard[sound] + 1) / total)
        arcs.arc(loop, phones.FORM_ID[f"{sound}_UB"], number, cost, inside)
        arcs.arc(inside, phones.FORM_ID[f"{sound}_UI"], 0, cost + 0.12, inside)
        for there in (loop, pause):
            arcs.arc(inside, phones.FORM_ID[f"{sound}_UE"], 0, cost + 2.3 + _PAUSE, there)


def _value(weight: Any) -> float:
    return float(weight.value() if callable(weight.value) else weight.value)


def _with_states(lexicon: Any) -> Any:
    """The lexicon over Kaldi's transition numbers: each sound is left once and may be stayed in.

    Staying is a loop on the state that a sound's arc leads to; where arcs of several sounds lead to one state, each
    sound gets a state of its own before it.
    """
    count = lexicon.num_states() if callable(lexicon.num_states) else lexicon.num_states
    arcs: list[tuple[int, Any, int]] = []
    arriving: dict[int, set[int]] = defaultdict(set)
    arriving[lexicon.start].add(0)
    for state in range(count):
        for arc in kaldifst.ArcIterator(lexicon, state):
            sound = arc.ilabel if 0 < arc.ilabel <= _FORMS else 0
            arriving[arc.nextstate].add(sound)
            arcs.append((state, arc, sound))
    made = _Arcs()
    for _ in range(count):
        made.state()
    made.fst.start = lexicon.start
    for state in range(count):
        final = _value(lexicon.final(state))
        if not math.isinf(final):
            made.fst.set_final(state, final)
    for state, sounds in arriving.items():
        if len(sounds) == 1 and 0 not in sounds:
            made.arc(state, phones.stay_id(next(iter(sounds))), 0, 0.0, state)
    own: dict[tuple[int, int], int] = {}
    for state, arc, sound in arcs:
        cost, out = _value(arc.weight), arc.olabel
        if not sound:
            made.arc(state, arc.ilabel + _FORMS if arc.ilabel else 0, out, cost, arc.nextstate)
        elif len(arriving[arc.nextstate]) == 1:
            made.arc(state, phones.forward_id(sound), out, cost, arc.nextstate)
        else:
            made.arc(state, phones.forward_id(sound), out, cost, _own_state(made, own, arc.nextstate, sound))
    kaldifst.arcsort(made.fst, sort_type="olabel")
    return made.fst


def _own_state(made: _Arcs, own: dict[tuple[int, int], int], state: int, sound: int) -> int:
    if (state, sound) not in own:
        between = own[state, sound] = made.state()
        made.arc(between, phones.stay_id(sound), 0, 0.0, between)
        made.arc(between, 0, 0, 0.0, state)
    return own[state, sound]


def _sentences(language: Language, numbers: dict[str, int]) -> Any:
    """The language model as a graph over words, with arcs that back off."""
    arcs = _Arcs()
    states = {history: arcs.state() for history in language.next}
    arcs.fst.start = states[language.known_part((BEGIN,))]
    for history, following in language.next.items():
        here = states[history]
        for word, probability in following.items():
            if probability <= 0:
                continue
            cost = -math.log(probability) * _WORDS_WEIGHT
            if word == END:
                arcs.fst.set_final(here, cost)
                continue
            there = states[language.known_part((*history, word)[-2:])]
            arcs.arc(here, numbers[word], numbers[word], cost, there)
        if history:
            shorter = states[language.known_part(history[1:])]
            cost = -math.log(max(language.back_off[history], 1e-6)) * _WORDS_WEIGHT
            arcs.arc(here, numbers[_BACK_OFF], 0, cost, shorter)
    return arcs.fst
