"""What stands around a clause and says nothing of a wish: greetings, small words, politeness. Takes it off."""

from __future__ import annotations

import re

from plan.danish import stays_capital
from plan.danish_verbs import is_finite, is_infinitive
from plan.naming import is_quality, is_thing, is_trade
from plan.voices import OTHERS, PEOPLE

_OPENERS = re.compile(
    r"^(?:(?:hej(?:sa)?|hejhej|hallo|goddag|halløj|yo|dav|godmorgen|godaften|hi|hello)(?: med (?:dig|jer)|"
    r" du| bot| computer| alle)?|og|men|så|eller|ja|nej|jo|jep|næ|"
    r"okay|ok|tja|nå(?=,| men\b| altså\b| jeg\b| ja\b| nej\b| så\b)|hmm|altså|ah|åh|uh|øh|ej|arh|well|jamen|tak|"
    r"ja tak|for det første|for det andet|først|"
    r"derudover|desuden|selvfølgelig|"
    r"fuck|fuck hvor|like|for real|shit|damn|for fanden|årh|hold kæft|ngl|tbh|honestly|omg|"
    r"hvor(?= (?:kunne|ville|vil) jeg (?:godt|gerne)\b)|helt ærligt|ærligt|ærlig talt|seriøst|wallah|(?:bro|bror|"
    r"mand|bruh|dude)(?=,| jeg\b)|kære \w+(?=,)|lol|plus|derefter|bagefter|faktisk|"
    r"egentlig|også|dog|jeg mener|i det hele taget|for mig)(?:,|(?=\s)) ?",
    re.IGNORECASE,
)


_TELL = re.compile(
    r"^(?:(?:du (?:kan|må|skal) (?:gerne |godt |bare )?|kan du |vil du |vær sød at |please )?(?:skrive?|"
    r"noter(?:e)?|sige?|fortæl(?:le)?) "
    r"(?:bare |ned |lige )*(?:til (?:min |mine )?\w+(?: \w+)? )?(?:at |,)(?:at )?)(?=jeg\b)",
    re.IGNORECASE,
)


# "hvis de gjorde det, så ville jeg sige at jeg vil …": the wish is what would be said.
_WOULD_SAY = re.compile(
    r"^jeg (?:vil|ville|skal) (?:bare |gerne |lige |godt |også )*(?:sige|fortælle|skrive)(?: til \w+)?,? at "
    r"(?=jeg\b)|^(?:hvis .{3,50}?,? (?:så )?)?(?:ville|vil|kunne) jeg (?:sige|svare|fortælle|skrive|råbe)(?: til "
    r"\w+)?,? "
    r"(?:at )?(?=jeg\b)",
    re.IGNORECASE,
)
# "ikke noget særligt, bare at …": what it is not says how small the wish is.
_NOTHING_MUCH = re.compile(
    r"^(?:jeg (?:vil|ønsker|drømmer om) )?ikke (?:noget|så meget)(?: (?:særligt|stort|vildt|specielt|særlig))?,? "
    r"bare (?=(?:at|en|et|noget|nogen) )",
    re.IGNORECASE,
)
# "min mor hun siger": the same somebody twice.
_NAMED_TWICE = re.compile(r"^(?P<who>(?:min|mit|mine) \w+),? (?:han|hun|de)(?= \w+)(?! er\b)", re.IGNORECASE)
_TRAILERS = re.compile(
    r"(?:,? (?:tror jeg(?: nok| da| bare)?|synes jeg(?: selv)?|vil jeg sige|tænker jeg|"
    r"eller noget(?: i den stil| lignende)?|eller sådan noget|"
    r"eller sådan(?: noget)?|eller hvad (?:det|den|man|de|fanden det|pokker det) (?:nu |så )*(?:hedder|kalder det|"
    r"kaldes|er)|"
    r"eller hvad (?:ved jeg|som helst)|eller noget af den slags|og den slags|hvis det kan lade sig gøre det|fr fr|"
    r"fr|ngl|"
    r"no cap|basically|og sådan(?: noget)?|og så videre|osv|mm|tak|ik|ikke også|ikke sandt|haha+|"
    r"hihi+|lol|please|pls|du ved|"
    r"hvis du forstår|forstår du|ja|men ja|men altså|altså|faktisk|egentlig|jo|da|hilsen(?: \w+)?|"
    r"mvh(?: \w+)?|og|men|fordi|eller|så|at|kh(?: \w+)?|"
    r"(?<=,) (?:mand|bro|bror)|(?:bro )?wallah|det (?:er )?min (?:\w+ )?drøm|det (?:kunne|ville) (?:bare )?vær(?:e)? "
    r"(?:\w+ ){0,2}"
    r"(?:fedt|nice|dejligt|godt|sjovt|rart|skønt|lækkert|sejt|sygt|vildt|"
    r"skægt|hyggeligt)|hvis det er (?:ok|okay|i orden)|om jeg så må sige))$",
    re.IGNORECASE,
)


_SMALL = frozenset(
    "en et når hvis til i om på inden før efter så næste engang "
    "senere for min mit mine flere mere snart hvert hver jeg vi "
    "med uden hos ved fra den det endnu måske sammen mens mest "
    "helst gerne selv ikke mindre nogle noget nogen der de han "
    "hun man du drømmen ønsket målet hvad hvor hvordan hvorfor "
    "hvem hvornår alt alle ingen bare gid hvis ud hjem væk at "
    "og men eller fordi da som også altid aldrig lidt meget mange godt bedre".split()
)


def low_start(text: str) -> str:
    """A capital that only opens the sentence goes; a name's capital stays, and so does one nobody knows."""
    first = text.split(" ", 1)[0].strip(",")
    low = first.lower()
    if first == low or (first[1:] != low[1:] and not first.isupper()) or stays_capital(low):
        return text
    known = (
        low in _SMALL
        or is_finite(low)
        or is_infinitive(low)
        or is_thing(low)
        or is_trade(low)
        or is_quality(low)
    )
    return low + text[len(low) :] if known or low in PEOPLE | OTHERS else text


def opened(text: str) -> str:
    """The clause without greetings and small words before it, and without politeness after it."""
    for _ in range(4):
        found = _OPENERS.match(text)
        if not found or not text[found.end() :].strip():
            break
        text = text[found.end() :].strip()
    text = _NAMED_TWICE.sub(r"\g<who>", _NOTHING_MUCH.sub("", _WOULD_SAY.sub("", _TELL.sub("", text))))
    for _ in range(4):
        shorter = _TRAILERS.sub("", text)
        if shorter == text or not shorter.strip():
            break
        text = shorter
    if re.search(r"\bgerne\b.*, ikke$", text):
        text = text.removesuffix(", ikke")
    return low_start(text)
