"""The ways in which people say that they wish something. Each finds where the wish begins and changes no word."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADVERB = (
    r"(?:gerne|godt|bare|også|så|virkelig|virkeligt|rigtig|rigtigt|meget|helt|faktisk|egentlig|egentligt|altid|nok|"
    r"måske|da|ligesom|nu|selv|helst|hellere|allerhelst|super|mega|vildt|ret|lige|stadig|stadigvæk|snart|sgu|"
    r"simpelthen|bestemt|selvfølgelig|især|mest|mest af alt|allermest|personligt|inderligt|for alvor|endelig|længe|"
    r"i hvert fald|en dag|engang|bedre|bedst|sagtens|jo|tit|ofte|nogle gange|meget gerne|kun|heller|"
    r"mere end gerne|rent|altså|sådan(?=,? at\b))"
)


ADV = rf"(?: {_ADVERB})*"


_GOOD = (
    r"(?:så |ret |rigtig |rigtigt |meget |mega |super |vildt |virkelig |bare |også |da |jo |godt |sgu |"
    r"lidt |simpelthen |"
    r"total |helt |det |noget af )*"
    r"(?:fedt|fede|fed|dejligt|dejlig|nice|najs|sjovt|sjov|godt|rart|skønt|cool|kul|super|supert|lækkert|"
    r"fantastisk|awesome|"
    r"hyggeligt|spændende|stort|vildt|mega|smart|perfekt|drømmen|en drøm|en stor drøm|bedst|bedste|"
    r"alletiders|grineren|"
    r"genialt|herligt|lit|amazing|great|sejt|interessant|bedre|nemmere|lettere|sjovere|rarere|luksus|guld|"
    r"kanon|knald|skægt|sygt|"
    r"min drøm|min største drøm|drømmescenariet|drømmescenarie|fint|okay|en lettelse|en god idé|"
    r"det vigtigste|lykken|mit ønske)"
)


_BIG = (
    r"(?:største|store|højeste|helt store|inderste|eneste|bedste|egen|nye|allerstørste|allerhøjeste|"
    r"vigtigste|første|"
    r"anden|andet|næste|hemmelige|stor|vildeste|stille|lille)"
)


_IS = (
    r"(?:er|var|ville være|har altid været|har længe været|kunne være|skulle være|må være|vil være|"
    r"går ud på|består i|blir|bliver)"
)


_TELLS = (
    r"^(?:jeg (?:har )?(?:tror|tænker|synes|ved|sagt|fortalt|mærket|kan mærke|føler|sagde|fandt ud af|fundet ud af|"
    r"har fundet ud af|siger|skriver|er sikker på|er ret sikker på)(?: (?!om |hvad |hvor |ikke |"
    r"at )\w+){0,3}?(?: til \w+(?: \w+)?)?"
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
    _a(rf"^(?:jeg )?vil(?:le)?(?P<small>{ADV}) elske(?= at\b){REST}"),
    _a(
        rf"^(?:jeg )?vil(?:le)?{ADV} (?:være|blive) (?:\w+ )?(?:glad|lykkelig|taknemmelig) (?:for |"
        rf"hvis )(?P<rest>(?:at|jeg) .*)$"
    ),
    _a(rf"^(?:jeg )?(?:vil|ville|kunne){ADV} ønske mig{REST}"),
    _a(rf"^jeg (?:vil|ville){ADV} sætte (?:\w+ ){{0,2}}pris på (?P<rest>(?:at|hvis jeg) .*)$"),
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
        rf"{_TELLS}(?:jeg(?P<small>{ADV}) )?(?:kunne|kan)(?P<more>{ADV}) (?:tænke|tænk|tænker|forestille|"
        rf"ønske|se|unde)(?: mig)?(?P<last>{ADV}){REST}"
    ),
    _a(rf"^(?:jeg )?kunne(?P<more>{ADV}) (?:drømme om|bruge|trænge til){REST}"),
    _a(rf"^jeg kunne(?P<more> måske{ADV}) (?P<rest>(?:\w+e|bo|gå|se|få)\b.*)$", slot="verb"),
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
        rf"{_TELLS}(?:jeg(?P<small>{ADV}) )?(?:har|havde|fik|får)(?P<more>{ADV})(?: haft|"
        rf" fået)?(?P<last>{ADV})(?: stor| enorm| mega)? lyst til{REST}"
    ),
    _a(rf"^(?:jeg )?(?:har)(?P<more>{ADV}) villet{REST}", slot="verb"),
    _a(rf"^(?:jeg )?(?:har)(?P<more>{ADV}) ønsket(?: mig)?{REST}"),
    _a(rf"^(?:jeg )?(?:er){ADV} (?:frisk|klar|parat|vild) (?:på|til|efter){REST}"),
    _a(rf"^(?:jeg )?(?:har)(?P<more>{ADV}) brug for{REST}"),
    _a(rf"^(?:jeg )?(?:trænger)(?P<more>{ADV}) til{REST}"),
    # min drøm er
    _a(
        rf"^(?:(?:en af )?(?:min|mit|mine|en|et|den) )?(?:{_BIG} )*(?:drøm|drømmen|drømme|drømmejob|"
        rf"drømmejobbet|ønske|ønsket|ønsker|håb|håbet|mål|målet|plan|planen)(?: for fremtiden| i livet|"
        rf" lige nu)?,? (?:det )?{_IS}{ADV}(?:,? (?:at|om)(?= (?:at|jeg)\b))?{REST}"
    ),
    _a(
        rf"^(?:det,? |noget,? |alt,? |hvad )(?:som )?(?:eneste |bedste |vigtigste |første |"
        rf"største )?jeg(?P<small>{ADV}) (?:vil|ville|ønsker|drømmer|håber|kunne godt tænke|"
        rf"har lyst)(?P<more>{ADV})(?: om| mig| til| på| have)?(?P<last>{ADV})(?: lige nu|"
        rf" i livet)?,? (?:det )?er(?: bare| nok| så)*{REST}"
    ),
    _a(
        rf"^(?:det|den) (?:eneste|bedste|vigtigste|største)(?: for mig)?,? (?:jeg (?:vil|ønsker|drømmer om|"
        rf"vil have)(?: mig)? )?(?:er|ville være|kunne være)(?: for mig)?(?: bare| nok)?{REST}"
    ),
    # det kunne være fedt
    _a(
        rf"^(?:det |(?P<small>(?:måske|så|også)?) ?(?=(?:kunne|ville) det))?"
        rf"(?:kunne|ville|vil|skulle|må|kan)(?: det)?(?P<more>{ADV}) (?:da |jo )?(?:være|"
        rf"blive) {_GOOD}(?: for mig| engang| en dag| lige nu)?,? (?:med |for mig )?(?P<rest>(?:hvis |om |"
        rf"bare |med )?(?:at |jeg |en |et |flere |mere |min |mit |selv |nogle ).*)$"
    ),
    _a(
        r"^(?:det )?(?:kunne|skulle|må) (?:så |nok |godt |måske )*være (?P<rest>(?:at|en|et|flere|mere|nogle) .+)$"
    ),
    _a(
        rf"^det (?:har altid været|ville være) (?:nok |helt klart |"
        rf"altid )*{_GOOD}(?: for mig)?(?: engang)? (?P<rest>at .*)$"
    ),
    # "det er sjovt at bage" tells what is, and wishes nothing
    _a(
        r"^det er (?:nok |helt klart |jo |bare |da )*(?:drømmen|min (?:største )?drøm|en (?:stor )?drøm|"
        r"drømmescenariet|det vigtigste|mit ønske|lykken)(?: for mig)? (?P<rest>at .*)$"
    ),
    _a(r"^(?:at )?det ville (?:gøre mig|gøre det) (?:\w+ )*?(?P<rest>(?:at|hvis) .*)$"),
    # bare jeg kunne
    _a(
        r"^(?:ja |åh |ih )?(?:hvis bare|bare|gid|tænk hvis|tænk,? at|tænk om|ønsker bare|"
        r"åh gid)(?: bare)? (?P<rest>jeg .*)$"
    ),
    _a(r"^(?:så )?mon (?:så )?(?:ikke )?(?:at )?(?P<rest>jeg (?:kunne|kan|må) .*)$"),
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
    rf"^(?P<rest>.+?),? (?:(?:det|den|dét|ja det) )?(?:er|ville være|har altid været|kunne være|"
    rf"var) (?:(?:nok|helt klart|virkelig|bare|altid|jo) )*"
    rf"(?:(?:min|mit) (?:{_BIG} )*(?:drøm|ønske|mål|håb|drømmejob)|drømmen|målet|(?:det|hvad|"
    rf"noget)(?: som)? jeg (?:\w+ )*?(?:vil|ønsker mig|ønsker|drømmer om|håber på)(?: have| mest| allermest|"
    rf" gerne)*)$",
    re.IGNORECASE,
)


AFTER_TOO = re.compile(
    r"^(?P<rest>.+?),? (?:det )?(?:drømmer jeg(?: \w+)?? om|kunne jeg(?: \w+)* tænke mig|ønsker jeg mig|"
    r"håber jeg på|(?:vil|ville) jeg (?:gerne|helst)(?: have| prøve)?)$",
    re.IGNORECASE,
)
