"""Danish words: how they are spoken, misspelt and bent. It knows words and their neighbours, not what people want."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace

from plan.danish_cpr import REMOVED, without_cpr
from plan.danish_neighbours import in_place
from plan.danish_spelling import meant
from plan.danish_verbs import infinitive, is_finite, is_infinitive, meant_infinitive
from plan.lexicon import spelling, words

__all__ = [
    "REMOVED",
    "Word",
    "infinitive",
    "is_finite",
    "is_infinitive",
    "meant_infinitive",
    "normalise",
    "read_words",
    "stays_capital",
    "tidy",
    "without_cpr",
]


@dataclass(frozen=True)
class Word:
    """One word as it should be written, where it stood, and what stood before and after it."""

    text: str
    start: int
    end: int
    before: str = ""  # "" or ","
    after: str = ""  # "" or the mark that ends the sentence: . ! ? … ; : or a new line
    low: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "low", self.text.lower())


# "hver 14. dag", "2. sal": the full stop makes the number an order and ends nothing.
_ORDER = (
    r"\d{1,3}\.(?= (?:dag|uge|måned|år|gang|sal|klasse|etage|plads|januar|februar|marts|april|maj|juni|juli|"
)
_ORDER += r"august|september|oktober|november|december)\b)"
_TOKEN = re.compile(rf"{_ORDER}|\d+(?:[.,:]\d+)+|[^\W_]+(?:['’´`\-/][^\W_]+)*['’]?|[.,!?…;:()\n–—-]")
_SMILE = re.compile(r"(?<!\w)(?:[:;=8xX]-?[)(DPpOo3/\\|*]+|<3+|[xX][dD]+|\^\^)(?!\w)")
# Shortened words whose full stop ends nothing; the same length, so that every word keeps its place.
_DOTTED = {"f.eks.": "fx    ", "bl.a.": "bla  ", "osv.": "osv ", "m.m.": "mm  ", "ca.": "ca ", "kl.": "kl "}
_STAYS_CAPITAL = {word.lower(): word for name in ("places", "acronyms") for word in words(name)}
# Letters as a recogniser writes them.
_LETTERS = {("es", "te", "u"): "STU", ("s", "t", "u"): "STU", ("ef", "ge", "u"): "FGU", ("h", "f"): "HF"}


def tidy(text: str) -> str:
    """Composed letters, no control or invisible characters; of the same length order as the text, so not for quotes."""
    text = unicodedata.normalize("NFC", text)
    if text.replace("\n", " ").isprintable():
        return text
    return "".join(c if c == "\n" or not unicodedata.category(c).startswith("C") else " " for c in text)


def stays_capital(word: str) -> bool:
    """Whether a word is a known name or short form, so that its letters stay as they are."""
    return word.lower() in _STAYS_CAPITAL


def read_words(text: str) -> list[Word]:
    """The words of a text, put right one by one; punctuation is kept on the words, everything else is left out.

    `text` must be tidy: the words' places are places in it.
    """
    found = _tokens(_SMILE.sub(lambda m: " " * len(m.group()), text))
    if _shouts(text):
        found = [replace(w, text=_STAYS_CAPITAL.get(w.low, w.low)) for w in found]
    return _neighbours(_spelt_out(found))


def normalise(text: str) -> str:
    """Spoken, dialect and misspelt Danish as it is written; content words keep their meaning and their order."""
    out: list[str] = []
    for word in read_words(tidy(text)):
        out.append(f"{word.before} {word.text}{word.after}")
    return "".join(out).strip()


def _tokens(text: str) -> list[Word]:
    for short, same_length in _DOTTED.items():
        text = text.replace(short, same_length)
    found: list[Word] = []
    comma = ""
    for match in _TOKEN.finditer(text):
        mark = match.group()
        if mark[0].isalnum():
            said = mark.replace("’", "'").replace("´", "'")
            found.append(Word(said, match.start(), match.end(), comma if found else ""))
            comma = ""
        elif mark in ",()":
            comma = ","
        elif found and mark in ".!?…;:\n–—-" and (mark != "-" or _stands_alone(text, match.start())):
            stop = "." if mark in "\n–—-" else mark
            if stop == "." and match.start() == found[-1].end and text[match.end() : match.end() + 1] == ".":
                stop = "…"
            found[-1] = replace(found[-1], after=_strongest(found[-1].after, stop))
            comma = ""
    return found


def _strongest(had: str, new: str) -> str:
    return "?" if "?" in had + new else had if had and had != "." else new


def _stands_alone(text: str, at: int) -> bool:
    return text[at - 1 : at].isspace() and text[at + 1 : at + 2].isspace()


def _shouts(text: str) -> bool:
    letters = [c for c in text[:2000] if c.isalpha()]
    return len(letters) > 12 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _spelt_out(found: list[Word]) -> list[Word]:
    out: list[Word] = []
    i = 0
    while i < len(found):
        spelt = (tuple(w.low for w in found[i : i + n]) for n in (3, 2))
        letters = next((len(said) for said in spelt if said in _LETTERS), 0)
        if letters:
            last = found[i + letters - 1]
            name = _LETTERS[tuple(w.low for w in found[i : i + letters])]
            out.append(replace(found[i], text=name, end=last.end, after=last.after))
        else:
            out += _written(found[i])
        i += letters or 1
    return out


def _written(word: Word) -> list[Word]:
    """A word by the spelling list; most stay as they are, and names keep or get their capital."""
    plain = word.low.rstrip("'")
    parts = spelling().get(word.low) or spelling().get(plain) or (_slip(_stretched(plain), word.text),)
    texts = [_STAYS_CAPITAL.get(part, word.text[: len(plain)] if part == plain else part) for part in parts]
    if texts == [word.text]:
        return [word]
    return [
        replace(
            word, text=text, before="" if n else word.before, after=word.after if n == len(texts) - 1 else ""
        )
        for n, text in enumerate(texts)
    ]


def _slip(plain: str, typed: str) -> str:
    """A word typed with a slip as it was meant; what has a capital inside a sentence may be a name, and stays."""
    return (meant(plain) or plain) if typed[1:].islower() and not typed[0].isupper() else plain


_STRETCH = re.compile(r"([^\W\d_])\1{2,}")


def _stretched(word: str) -> str:
    """Make "gerneeee" into "gerne"; a consonant inside the word stays double, as in "pizzzza"."""

    def shorter(found: re.Match[str]) -> str:
        letter = found.group(1)
        return letter if letter in "aeiouyæøå" or found.end() == len(word) else letter * 2

    return _STRETCH.sub(shorter, word)


def _neighbours(found: list[Word]) -> list[Word]:
    """Forms that mean one thing here and another there."""
    out: list[Word] = []
    for i, word in enumerate(found):
        before = out[-1].low if out and not word.before and not out[-1].after else ""
        after = found[i + 1].low if i + 1 < len(found) and not word.after else ""
        put = in_place(word.low, before, after)
        out.append(word if put is None else replace(word, text=put))
    return out
