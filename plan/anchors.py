"""The ways in which people say that they wish something. Each finds where the wish begins; none changes a word of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADVERB = (
    r"(?:gerne|godt|bare|også|så|virkelig|virkeligt|rigtig|rigtigt|meget|helt|faktisk|egentlig|egentligt|altid|nok|"
    r"måske|da|ligesom|nu|selv|helst|hellere|allerhelst|super|mega|vildt|ret|lige|stadig|stadigvæk|snart|sgu|"
    r"simpelthen|bestemt|selvfølgelig|især|mest|mest af alt|allermest|personligt|inderligt|for alvor|endelig|længe|"
    r"i hvert fald|en dag|engang|bedre|bedst|sagtens|jo|tit|ofte|nogle gange|meget gerne|kun|heller|mere end gerne|rent)"
)
ADV = rf"(?: {_ADVERB})*"
_GOOD = (
    r"(?:så |ret |rigtig |rigtigt |meget |mega |super |vildt |virkelig |bare |også |da |jo |godt |sgu |lidt |simpelthen |"
    r"total |helt |det |noget af )*"
    r"(?:fedt|fede|fed|dejligt|dejlig|nice|najs|sjovt|sjov|godt|rart|skønt|cool|kul|super|supert|lækkert|fantastisk|awesome|"
    r"hyggeligt|spændende|stort|vildt|mega|smart|perfekt|drømmen|en drøm|en stor drøm|bedst|bedste|alletiders|grineren|"
    r"genialt|herligt|lit|amazing|great|sejt|interessant|bedre|nemmere|lettere|sjovere|rarere|luksus|guld|kanon|knald|"
    r"min drøm|min største drøm|drømmescenariet|drømmescenarie|fint|okay|en lettelse|en god idé|det vigtigste|lykken|mit ønske)"
)
_BIG = (
    r"(?:største|store|højeste|helt store|inderste|eneste|bedste|egen|nye|allerstørste|allerhøjeste|vigtigste|første|"
    r"anden|andet|næste|hemmelige|stor|vildeste|stille|lille)"
)
_IS = r"(?:er|var|ville være|har altid været|har længe været|kunne være|skulle være|må være|vil være|går ud på|består i|blir|bliver)"
_START = r"^(?:det (?:er )?(?:jo )?(?:sådan )?(?:at )?)?"
_TELLS = (
    r"^(?:jeg (?:har )?(?:tror|tænker|synes|ved|sagt|fortalt|mærket|kan mærke|føler|sagde|fandt ud af|fundet ud af|"
    r"har fundet ud af|siger|skriver|er sikker på|er ret sikker på)(?: (?!om |hvad |hvor |ikke |at )\w+){0,3}?(?: til \w+(?: \w+)?)?"
    r",? (?:at )?)?"
)


@dataclass(frozen=True)
class Anchor:
    """A shape with the groups `rest` (the wish) and, where it has them, `small` (adverbs); and how strong it is."""

    shape: re.Pattern[str]
    strength: str  # "as said" keeps the adverbs; else "vil gerne"
    slot: str


def _a(shape: str, strength: str = "vil gerne", slot: str = "open") -> Anchor:
    return Anchor(re.compile(shape, re.IGNORECASE), strength, slot)


REST = r"(?:,? (?P<rest>.*))?$"
ANCHORS = (
    # wishes that look like "jeg vil", and are more
    _a(rf"^(?:jeg )?ville{ADV} ønske(?: mig)?{REST}"),
    _a(rf"^(?:jeg )?ville(?P<small>{ADV}) elske{REST}"),
    _a(
        rf"^(?:jeg )?vil(?:le)?{ADV} (?:være|blive) (?:\w+ )?(?:glad|lykkelig|taknemmelig) (?:for |hvis )(?P<rest>(?:at|jeg) .*)$"
    ),
    _a(rf"^(?:jeg )?(?:vil|ville|kunne){ADV} ønske mig{REST}"),
    # jeg vil (gerne)
    _a(rf"{_TELLS}jeg(?P<small>{ADV}) (?:vil|ville)(?P<more>{ADV}){REST}", "as said", "verb"),
    _a(
        rf"^(?:vil|ville)(?P<more>(?: {_ADVERB})*) (?P<rest>(?!jeg\b|du\b|i\b|de\b|han\b|hun\b|vi\b).+)$",
        "as said",
        "verb",
    ),
    _a(rf"^jeg(?P<small>(?: {_ADVERB})* (?:gerne|helst|hellere)){REST}", "as said", "verb"),
    # kunne godt tænke mig
    _a(
        rf"{_TELLS}(?:jeg(?P<small>{ADV}) )?(?:kunne|kan)(?P<more>{ADV}) (?:tænke|tænk|tænker|forestille|ønske|se|unde)(?: mig)?(?P<last>{ADV}){REST}"
    ),
    _a(rf"^(?:jeg )?kunne(?P<more>{ADV}) (?:drømme om|bruge|trænge til){REST}"),
    # drømmer om, håber, ønsker, lyst
    _a(rf"{_TELLS}(?:jeg(?P<small>{ADV}) )?(?:drømmer|drømme)(?P<more>{ADV}) om{ADV}{REST}"),
    _a(rf"{_TELLS}(?:jeg )?(?:går og |sidder og |ligger og )?drømmer(?P<more>{ADV}) om{REST}"),
    _a(rf"^(?:jeg )?(?:har|havde)(?P<more>{ADV}) (?:drømt|gået og drømt) om{REST}"),
    _a(rf"^(?:jeg )?har(?P<more>{ADV}) (?:en|et) (?:{_BIG} )*(?:drøm|ønske|håb|mål|plan) om{REST}"),
    _a(rf"{_TELLS}(?:jeg(?P<small>{ADV}) )?(?:håber|håbe)(?P<more>{ADV})(?: på)?{REST}"),
    _a(rf"^(?:jeg )?har(?P<more>{ADV}) et håb om{REST}"),
    _a(rf"{_TELLS}(?:jeg(?P<small>{ADV}) )?(?:ønsker|ønske)(?P<more>{ADV})(?: mig)?(?P<last>{ADV}){REST}"),
    _a(rf"^(?:jeg )?(?:længes|længtes|higer|brænder)(?P<more>{ADV}) (?:efter|for){REST}"),
    _a(
        rf"{_TELLS}(?:jeg(?P<small>{ADV}) )?(?:har|havde|fik|får)(?P<more>{ADV})(?: haft| fået)?(?P<last>{ADV})(?: stor| enorm| mega)? lyst til{REST}"
    ),
    _a(rf"^(?:jeg )?(?:har)(?P<more>{ADV}) villet{REST}", slot="verb"),
    _a(rf"^(?:jeg )?(?:har)(?P<more>{ADV}) ønsket(?: mig)?{REST}"),
    _a(rf"^(?:jeg )?(?:er){ADV} (?:frisk|klar|parat|vild) (?:på|til|efter){REST}"),
    _a(rf"^(?:jeg )?(?:har)(?P<more>{ADV}) brug for{REST}"),
    _a(rf"^(?:jeg )?(?:trænger)(?P<more>{ADV}) til{REST}"),
    # min drøm er
    _a(
        rf"^(?:(?:en af )?(?:min|mit|mine|en|et|den) )?(?:{_BIG} )*(?:drøm|drømmen|drømme|drømmejob|drømmejobbet|ønske|ønsket|ønsker|håb|håbet|mål|målet|plan|planen)(?: for fremtiden| i livet| lige nu)?,? (?:det )?{_IS}{ADV}(?:,? (?:at|om)(?= (?:at|jeg)\b))?{REST}"
    ),
    _a(
        rf"^(?:det,? |noget,? |alt,? |hvad )(?:som )?(?:eneste |bedste |vigtigste |første |største )?jeg(?P<small>{ADV}) (?:vil|ville|ønsker|drømmer|håber|kunne godt tænke|har lyst)(?P<more>{ADV})(?: om| mig| til| på| have)?(?P<last>{ADV})(?: lige nu| i livet)?,? (?:det )?er(?: bare| nok| så)*{REST}"
    ),
    _a(
        rf"^(?:det|den) (?:eneste|bedste|vigtigste|største)(?: for mig)?,? (?:jeg (?:vil|ønsker|drømmer om|vil have)(?: mig)? )?(?:er|ville være|kunne være)(?: for mig)?(?: bare| nok)?{REST}"
    ),
    # det kunne være fedt
    _a(
        rf"^(?:det )?(?:kunne|ville|vil|skulle|må|kan)(?P<more>{ADV}) (?:da |jo )?(?:være|blive) {_GOOD}(?: for mig| engang| en dag| lige nu)?,? (?:med |for mig )?(?P<rest>(?:hvis |om |bare |med )?(?:at |jeg |en |et |flere |mere |min |mit |selv |nogle ).*)$"
    ),
    _a(
        r"^(?:det )?(?:kunne|skulle|må) (?:så |nok |godt |måske )*være (?P<rest>(?:at|en|et|flere|mere|nogle) .+)$"
    ),
    _a(
        rf"^det (?:er|har altid været|ville være) (?:nok |helt klart |altid )*{_GOOD}(?: for mig)?(?: engang)? (?P<rest>at .*)$"
    ),
    _a(r"^(?:at )?det ville (?:gøre mig|gøre det) (?:\w+ )*?(?P<rest>(?:at|hvis) .*)$"),
    # bare jeg kunne
    _a(
        r"^(?:ja |åh |ih )?(?:hvis bare|bare|gid|tænk hvis|tænk,? at|tænk om|ønsker bare|åh gid)(?: bare)? (?P<rest>jeg .*)$"
    ),
    # hjælp mig
    _a(r"^(?:kan (?:du|i|nogen) )?(?P<rest>hjælp til (?:at )?.+)$", slot="bare"),
    _a(r"^(?P<rest>hjælp) mig (?P<tail>(?:med|til) .+)$", slot="bare"),
    # helst, gerne
    _a(
        r"^(?P<small>(?:også |allermest |måske )*(?:gerne|helst|hellere|allerhelst)) (?P<rest>.+)$",
        "as said",
        "bare",
    ),
)
AFTER = re.compile(
    rf"^(?P<rest>.+?),? (?:(?:det|den|dét|ja det) )?(?:er|ville være|har altid været|kunne være|var) (?:(?:nok|helt klart|virkelig|bare|altid|jo) )*"
    rf"(?:(?:min|mit) (?:{_BIG} )*(?:drøm|ønske|mål|håb|drømmejob)|drømmen|målet|(?:det|hvad|noget)(?: som)? jeg (?:\w+ )*?(?:vil|ønsker mig|ønsker|drømmer om|håber på)(?: have| mest| allermest| gerne)*)$",
    re.IGNORECASE,
)
AFTER_TOO = re.compile(
    r"^(?P<rest>.+?),? (?:det )?(?:drømmer jeg(?: \w+)?? om|kunne jeg(?: \w+)* tænke mig|ønsker jeg mig|håber jeg på|(?:vil|ville) jeg (?:gerne|helst)(?: have| prøve)?)$",
    re.IGNORECASE,
)

_DROPPED = frozenset(
    "også da ligesom nu sgu lige simpelthen egentlig egentligt faktisk selvfølgelig bestemt personligt jo tit ofte længe "
    "kunne rent".split()
)


def wording(adverbs: str, *, said_vil: bool) -> tuple[str, str]:
    """The words between "Jeg" and the wish, and how strong they are, from the adverbs that were said.

    Politeness goes ("godt" is "gerne", "bare gerne" is "gerne"); doubt, preference, strength and "selv" stay.
    """
    said = adverbs.lower().split()
    hedge = "måske" in said
    likes = (
        "helst"
        if {"helst", "allerhelst", "bedst"} & set(said)
        else "hellere"
        if {"hellere", "bedre"} & set(said)
        else ""
    )
    if not likes and (not said_vil or {"gerne", "godt", "også"} & set(said)):
        likes = "gerne"
    kept: list[str] = []
    for n, word in enumerate(said):
        if (
            word in ("gerne", "godt", "helst", "hellere", "bedre", "bedst", "allerhelst", "måske")
            or word in _DROPPED
        ):
            continue
        strong = word in (
            "rigtig",
            "rigtigt",
            "virkelig",
            "meget",
            "så",
            "super",
            "mega",
            "vildt",
            "ret",
            "helt",
            "heller",
        )
        if strong and not (
            (said_vil and said[n + 1 : n + 2] and said[n + 1] in ("gerne", "godt"))
            or (word == "virkelig" and said_vil)
        ):
            continue
        if word == "bare" and (likes or not said_vil):
            continue
        if not said_vil and word not in ("selv", "stadig", "stadigvæk"):
            continue
        kept.append(word)
    own = [w for w in kept if w == "selv"]
    kept = [w for w in kept if w != "selv"]
    words = ["vil", *(["måske"] if hedge else []), *kept, *([likes] if likes else []), *own]
    strength = "måske" if hedge else f"vil {likes}".strip()
    return " ".join(words), strength
