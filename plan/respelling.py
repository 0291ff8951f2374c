"""A message as it should be spelt: dialect, misspelling, split words and names; it changes no word that is right.

Everything between the words stays. What nobody can be sure of stays too.

Long because each step looks at what the step before it has put right, word by word over the same pieces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from plan import by_ear, compounds, dialect, dictionary, regional
from plan.danish_verbs import is_finite, is_infinitive, meant_infinitive
from plan.dialect_persons import with_article
from plan.lexicon import spelling, words

_WORD = re.compile(r"[^\W\d_]+(?:['’´`][^\W\d_]*)?")
_SPACE = re.compile(r" +")
_STUCK_BEFORE = re.compile(r"[\w@/-]\Z|(?<=\w)\.\Z")
_STUCK_AFTER = re.compile(r"[\d_@/]|[.-](?=\w)")
_SHOUT = 12  # letters; fewer capitals in a row are a short form ("STU")
_SHORT_NAME = 5  # letters; a shorter word is seldom meant as a place where none must stand
_NAMES = frozenset(word.lower() for word in words("names"))
_BEFORE_PLACE = frozenset("i på til ved fra nær som ligesom".split())
_OUT = frozenset("ud ind op ned hjem over hen".split())
_BEFORE_NAME = frozenset("med hos til ligesom min ven bror søster og for af som".split())


@dataclass
class _Piece:
    """A word and what stands between it and the next."""

    raw: str  # in small letters, as written
    put: str  # in small letters, as it should be; a name has its capital; "" when the word went into a neighbour
    typed: str
    gap: str
    alone: bool  # no letter, digit or hyphen sticks to it
    start: int  # where it stands in the text
    end: int
    name: bool = False


def respelt(text: str) -> str:
    """The text with its words put right; the same text when nothing is wrong."""
    lead, pieces = _right(text)
    return lead + "".join(_shown(piece) + piece.gap for piece in pieces)


def as_typed(part: str, text: str) -> str:
    """A part of the respelt text as it stands in the text itself; the part, when it stands there nowhere."""
    shown = [(word.lower(), piece) for piece in _right(text)[1] for word in _WORD.findall(_shown(piece))]
    wanted = _WORD.findall(part.lower())
    for at in range(len(shown) - len(wanted) + 1):
        here = shown[at : at + len(wanted)]
        if wanted and [word for word, _ in here] == wanted:
            return text[here[0][1].start : here[-1][1].end]
    return part


def _right(text: str) -> tuple[str, list[_Piece]]:
    lead, pieces = _pieces(text)
    broad = regional.is_broad([piece.raw for piece in pieces])
    for i, piece in enumerate(pieces):
        _put_right(piece, broad, starts=i == 0 or any(c in ".!?\n…:" for c in pieces[i - 1].gap))
    for step in (_in_context, _verbs, _joined, _articles, _gendered, _named):
        step(pieces)
    return lead, pieces


def _pieces(text: str) -> tuple[str, list[_Piece]]:
    letters = [c for c in text if c.isalpha()]
    if len(letters) > _SHOUT and sum(c.isupper() for c in letters) > 0.8 * len(letters):
        text = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    found = list(_WORD.finditer(text))
    pieces = []
    for i, match in enumerate(found):
        end = found[i + 1].start() if i + 1 < len(found) else len(text)
        # Only the last two signs before a word count; looked for from the beginning, each word would read all again.
        near = max(0, match.start() - 2)
        stuck = bool(_STUCK_BEFORE.search(text, near, match.start()) or _STUCK_AFTER.match(text, match.end()))
        raw = match.group().lower().replace("’", "'").replace("´", "'").replace("`", "'")
        pieces.append(_Piece(raw, raw, match.group(), text[match.end() : end], not stuck, *match.span()))
    return text[: found[0].start()] if found else text, pieces


def _put_right(piece: _Piece, broad: bool, starts: bool) -> None:
    plain = piece.raw.rstrip("'")
    capital = piece.typed[0].isupper() and not piece.typed.isupper()
    if not piece.alone or (capital and not starts) or (len(piece.typed) > 1 and piece.typed.isupper()):
        piece.name = capital or not piece.alone
        piece.put = regional.place(piece.raw) or piece.raw
        return
    listed = spelling().get(piece.raw) or spelling().get(plain)
    if listed:
        piece.put = " ".join(listed)
    elif regionally := regional.meant(piece.raw, broad=broad) or regional.meant(plain, broad=broad):
        piece.put = regionally
    elif not capital or dictionary.name(plain) is None:
        piece.put = by_ear.meant(plain) or piece.raw


def _shown(piece: _Piece) -> str:
    if piece.put == piece.raw:
        return piece.typed
    return piece.put[:1].upper() + piece.put[1:] if piece.typed[0].isupper() else piece.put


def _sides(pieces: list[_Piece], i: int) -> tuple[str, str]:
    """The words right before and after, as they should be written; "" across a mark."""
    before = pieces[i - 1].put if i and not pieces[i - 1].gap.strip() else ""
    after = pieces[i + 1].put if i + 1 < len(pieces) and not pieces[i].gap.strip() else ""
    return before, after


def _in_context(pieces: list[_Piece]) -> None:
    """Small words of dialects, by what stands around them; twice, for one may wait for another."""
    for _ in range(2):
        raw: list[str] = []
        put: list[str] = []
        places: list[int] = []
        for piece in pieces:
            places.append(len(raw))
            raw.append(piece.raw if piece.alone else "-")
            put.append(piece.put)
            if piece.gap.strip():
                raw.append("")
                put.append("")
        for piece, at in zip(pieces, places, strict=True):
            piece.put = put[at] = dialect.read(raw, put, at) or piece.put


def _verbs(pieces: list[_Piece]) -> None:
    """After "at" stands a verb: "at side fast" is "at sidde fast"."""
    for i, piece in enumerate(pieces):
        before, after = _sides(pieces, i)
        known = (
            is_infinitive(piece.put) or dictionary.is_verb(piece.put) or piece.put in words("grammar_words")
        )
        if before == "at" and piece.alone and not piece.name and not known and not is_finite(after):
            piece.put = by_ear.meant_verb(piece.put) or piece.put
        if (
            i
            and piece.alone
            and not piece.name
            and pieces[i - 1].raw in ("å", "o")
            and before in ("at", "og")
        ):
            out = i > 1 and pieces[i - 2].put in _OUT
            piece.put = ((before == "at" or out) and meant_infinitive(piece.put)) or piece.put


def _joined(pieces: list[_Piece]) -> None:
    for i in range(len(pieces) - 1):
        first, second = pieces[i], pieces[i + 1]
        if not first.put or not (first.alone and second.alone) or not _SPACE.fullmatch(first.gap):
            continue
        if second.typed[0].isupper() or (first.name and i):
            continue
        before, after = _sides(pieces, i)[0], _sides(pieces, i + 1)[1]
        third = pieces[i + 2] if after else None
        whole = compounds.three((first.put, second.put, after)) if third else None
        if whole and third:
            third.put, second.gap, third.gap = "", third.gap, ""
        else:
            whole = compounds.joined(first.raw, second.raw, before, after) or compounds.joined(
                first.put, second.put, before, after
            )
        if whole:
            first.put, first.gap, second.put, second.gap = whole, second.gap, "", ""


def _articles(pieces: list[_Piece]) -> None:
    """ "på æ skole" is "på skolen"."""
    for i, piece in enumerate(pieces[:-1]):
        noun = pieces[i + 1]
        if piece.put == "æ" and piece.alone and not piece.gap.strip() and noun.alone and noun.put:
            bent = with_article(noun.put)
            if not bent and i and pieces[i - 1].put in _BEFORE_PLACE and not dictionary.known(noun.put):
                bent = noun.put
            if bent:
                piece.put, piece.gap, noun.put = "", "", bent
                if i == 0:
                    noun.typed = noun.typed.capitalize() if piece.typed.isupper() else noun.typed


def _gendered(pieces: list[_Piece]) -> None:
    """ "en hus" is "et hus": dialects and new speakers have other genders, or one."""
    for i, piece in enumerate(pieces):
        if piece.put in ("en", "et") and piece.alone:
            noun = _sides(pieces, i)[1]
            # "et gaming rum": the last of two nouns has the say
            follows = _sides(pieces, i + 1)[1] if noun else ""
            _neutered(piece, pieces[i + 1] if follows else None, follows)
            if (
                noun not in words("grammar_words")
                and not is_finite(noun)
                and not dictionary.is_base_noun(follows)
            ):
                piece.put = dictionary.gender(noun) or piece.put


def _neutered(article: _Piece, how: _Piece | None, noun: str) -> None:
    """ "et røjtig arbed" is "et rigtigt arbejde"."""
    changed = (
        how is not None and article.put == "et" and how.put != how.raw and dictionary.gender(noun) != "en"
    )
    if how and changed and dictionary.is_quality(how.put) and how.put[-1] not in "te":
        how.put += "t"


def _named(pieces: list[_Piece]) -> None:
    """Names that are no other word get their capital."""
    for i, piece in enumerate(pieces):
        low, before = piece.put, _sides(pieces, i)[0]
        if piece.name and piece.alone and before in _BEFORE_PLACE and piece.put == piece.raw:
            piece.put = by_ear.meant_place(low) or low
        if not low.islower() or piece.typed[:1].isupper() or len(low) < 4 or not piece.alone:
            continue
        if low in words("foreign"):
            continue
        if low in _NAMES and (
            not dictionary.known(low) or (before in _BEFORE_NAME and not by_ear.is_everyday(low))
        ):
            piece.put = low.capitalize()
        elif not dictionary.known(low) and (before in _BEFORE_PLACE or len(low) > _SHORT_NAME):
            piece.put = by_ear.place(low) or (before in _BEFORE_PLACE and dictionary.name(low)) or low
