"""What a message says besides the wish: when, with whom, a service by name, what kind of goal. Infers nothing."""

from __future__ import annotations

import re

from plan.danish import normalise, stays_capital
from plan.lexicon import words
from plan.voices import PEOPLE

_NUMBER = r"(?:\d+|en|et|to|tre|fire|fem|seks|syv|otte|ni|ti|et par|nogle|få|halvandet)"
_UNIT = r"(?:dage?|uger?|måned(?:er)?|år|timer?|minutter?)"
_MONTH = r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)"
_SEASON = (
    r"(?:sommer(?:en|ferien)?|vinter(?:en)?|forår(?:et)?|efterår(?:et)?|jul(?:en)?|påske(?:n)?|sommerferien|"
    r"efterårsferien|nytår)"
)
_DAY = r"(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|weekenden)"
_TIME = re.compile(
    rf"\b(?:(?:når|så snart|efter at|inden|før) (?:jeg|min|mit|mine|vi|det|skolen|de|han|"
    rf"hun)\b[^,.!?;]{{2,80}}?(?=,|[.!?;]|$| (?:vil|kunne|drømmer|ønsker|håber|har|skal) jeg\b| men | og så )"
    rf"|(?:om|inden(?: for)?|i løbet af|efter|hver|hvert) {_NUMBER} {_UNIT}|(?:til|næste|i|efter|inden|før|"
    rf"hver|denne) (?:næste )?{_SEASON}"
    rf"|(?:næste|hver|hvert) (?:uge|måned|år|gang)|til næste år|i år|(?:på|hver|om|til|næste) {_DAY}(?:en|"
    rf"e)?|(?:i|til|fra|inden|efter) {_MONTH}|i (?:morgen|dag|aften|fremtiden)|om lidt"
    rf"|(?:til|på|i) (?:sigt|længden)|en dag(?! (?:hvor|uden|med|som))|engang|snart|senere|lige nu|"
    rf"med det samme|nu her|hurtigst muligt|så hurtigt som muligt|(?:i|inden) (?:år )?20\d\d|"
    rf"til (?:\w+)?(?:fødselsdag)"
    rf"|inden jeg (?:bliver|fylder) \d+|den \d{{1,2}}\. ?{_MONTH})\b",
    re.IGNORECASE,
)
_WEAK_TIME = re.compile(r"^(?:nu|senere|snart|engang)$", re.IGNORECASE)


def time_in(text: str) -> str | None:
    """What a message says about when, in its own words put right: "til sommer", "når jeg er færdig med STU"."""
    return time_told(normalise(text[:2000]))


def time_told(plain: str) -> str | None:
    """The same, in words that are put right already."""
    found = _TIME.search(plain)
    if found:
        said = found.group().strip(" ,")
        return said[:1].lower() + said[1:]
    alone = plain.strip(" .!?,")
    return alone.lower() if _WEAK_TIME.match(alone) else None


_PERSON_WORD = "|".join(
    sorted((word for word in PEOPLE if word not in ("gruppe", "chef", "hold")), key=len, reverse=True)
)
_ANYBODY = (
    rf"(?:(?:min|mit|mine|en|et|nogle|vores|andre|de andre) (?:\w+ ){{0,2}}?(?:\w*(?:{_PERSON_WORD})(?:en|er|"
    rf"ne|e|r)?)|(?:{_PERSON_WORD})(?!s)|kommunen|personalet|pædagogerne|pædagogen|lægen|kontaktpersonen|"
    rf"sagsbehandleren|lederen|de andre|andre unge|andre)\b"
)
_NAME = r"(?-i:[A-ZÆØÅ][a-zæøå]{2,})(?! [A-ZÆØÅ])"
_KNOWN = rf"{_ANYBODY}(?:(?:,| og|, og) {_ANYBODY})*"
_PEOPLE = rf"(?:{_ANYBODY}|{_NAME})(?:(?:,| og|, og) (?:{_ANYBODY}|{_NAME}))*"
_TOGETHER = re.compile(
    rf"\b(?:(?:sammen med|hjælp fra|hjælp af|støtte fra|støtte af|følges med) (?P<who>{_PEOPLE})|"
    rf"(?<!snakke )(?<!tale )(?<!kontakt )(?<!venner )(?<!giftes "
    rf")(?<!gift )(?<!skændes )(?<!sammen )med (?P<other>{_KNOWN}))",
    re.IGNORECASE,
)
_HELPS = re.compile(
    rf"\b(?P<who>{_PEOPLE}) (?:kan|vil|skal|kunne|må|har lovet at|vil gerne|kan godt)? ?(?:også |godt |"
    rf"gerne )*(?:hjælpe|hjælper|støtte|støtter|følge|følger|køre)\b",
    re.IGNORECASE,
)
_JUST_PEOPLE = re.compile(
    rf"^(?:(?:måske|nok|det er|det kan|bare|kun) )*(?P<who>{_PEOPLE})(?: måske| nok| kan| tror jeg)?[.!]*$",
    re.IGNORECASE,
)


def helpers_in(text: str) -> str | None:
    """Who is named as together with the person or helping: "min søster". Also when the words are nothing but people."""
    plain = normalise(text[:2000])
    alone = _JUST_PEOPLE.match(plain)
    return alone["who"].strip(" ,") if alone and not _no_helper(alone["who"], "") else with_whom(plain)


def with_whom(plain: str) -> str | None:
    """Who is told to be in it or to help ("sammen med min søster"), in words that are put right already."""
    for shape in (_TOGETHER, _HELPS):
        for found in shape.finditer(plain):
            who = next(part for part in found.groups() if part).strip(" ,")
            if not _no_helper(who, plain[: found.start()]):
                return who
    return None


def _no_helper(who: str, before: str) -> bool:
    if stays_capital(who.split()[0]):
        return True
    return who.lower() in ("ligesom", "andre", "børn") or before.endswith(
        ("ikke ", "uden ", "af ", "ikke sammen ")
    )


_SERVICES = re.compile(
    "|".join(
        rf"\b{re.escape(name.replace('-', ' ') if ' ' not in name else name)}"
        for name in sorted(words("services"), key=len, reverse=True)
    ),
    re.IGNORECASE,
)


def names_service(text: str) -> bool:
    """Whether a benefit or service is named, which a municipality must answer as an enquiry."""
    return any(_whole_word(found, text) for found in _SERVICES.finditer(text))


def _whole_word(found: re.Match[str], text: str) -> bool:
    follows = re.match(r"\w*", text[found.end() :])
    return follows is not None and follows.group() in (
        "",
        "en",
        "et",
        "er",
        "n",
        "t",
        "s",
        "ne",
        "erne",
        "ordning",
    )


_KEEP = re.compile(
    r"\b(?:beholde|bevare|fastholde|blive ved|bliver ved|fortsætte|forblive|blive boende|blive (?:her|hvor)|"
    r"stadig|fortsat|holde fast|holde kontakten|som nu|som det er|ligesom nu)\b",
    re.IGNORECASE,
)
_LOSE = re.compile(
    r"\b(?:(?:ikke|undgå at|uden at|aldrig) (?:miste|blive dårligere|glemme|blive værre|få det værre)|"
    r"så længe (?:jeg kan|som muligt)|ikke flere anfald)\b",
    re.IGNORECASE,
)


def goal_type(text: str) -> str:
    """A hint only: keep what is ("maintain"), lose less ("limit_loss") or something new ("develop")."""
    return "limit_loss" if _LOSE.search(text) else "maintain" if _KEEP.search(text) else "develop"


_REASON = re.compile(
    r"\b(?:fordi|for at|så (?=jeg kan|jeg kunne|jeg ikke)) ?(?P<why>[^.!?;]{3,160})", re.IGNORECASE
)


def reason_in(text: str) -> str | None:
    """Why, when the message says it: "fordi jeg elsker dyr" → "jeg elsker dyr"."""
    found = _REASON.search(normalise(text[:2000]))
    return found["why"].strip(" ,") if found else None
