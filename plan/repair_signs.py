"""How people say that they put something right, and where what they say instead begins and ends. It puts nothing."""

from __future__ import annotations

import re

GAP = r"[\s.,!?…:;–-]+"
UM = r"(?:(?:øh+m?|hm+|altså|ja|jo|vent|lige|faktisk|egentlig|nok|bare|hov|ups|ej|nå|okay|ok|så|måske|hellere),? )"
THINKS = (
    r"ved nærmere eftertanke|når jeg (?:lige )?tænker (?:mig om|over det|efter)|nu (?:hvor )?jeg (?:lige )?tænker "
    r"(?:over det|efter|mig om)|jeg (?:har )?(?:ombestem(?:mer|t) mig|fortry(?:der|dt)(?: det)?|skifte[rt] mening)|"
    r"det passer (?:vist )?ikke|det (?:vil|gider|tør) jeg (?:\w+ ){0,2}ikke(?: alligevel)?|(?:om|prøv) igen|forfra|"
    r"(?:glem|slet|drop|stryg) (?:lige )?det(?: (?:der|igen|første))?|det (?:er|var) (?:ikke "
    r"(?:rigtigt|det)|løgn|en fejl)|fejl"
)
MARKS = (
    r"eller (?:rettere(?: sagt)?|snarere|nærmere|altså|hellere|jo|forresten|måske (?:hellere|snarere|rettere)|hov|"
    r"hvad (?:er det det )?hedder (?:det|den)(?: nu)?|skal vi (?:ikke )?sige|lad os sige|sorry|undskyld|øh+m?|vent|"
    r"faktisk|egentlig|ej|vel|så er det|(?=jeg vil (?:hellere|faktisk|egentlig|bare|kun|nok)))|"
    r"jeg (?:mener|mente)(?! (?:det|at)\b)|(?:så )?lad os (?:bare )?sige|skal vi sige|(?:skriv|sig|sæt) (?:bare|"
    r"hellere)|"
    r"(?:ret|gør|lav) det til|(?:nå )?(?:men )?hvad siger jeg|(?:no )?(?:sorry|undskyld|rettelse|oops)|i mean|wait|"
    r"hov|ups|ej|næ|nix|nah|nope|det vil sige|det (?:er|var) forkert|jeg (?:skrev|sagde) forkert|tastefejl|"
    r"(?:eller |nå |men |for )?det (?:hedder|hed|skulle (?:være|have været|stå))|"
    r"(?:men |jeg )*(?:mente|skulle have (?:skrevet|sagt))|" + THINKS
)
MARKED = re.compile(
    rf"(?<=\w)(?P<gap>{GAP})(?:(?:øh+m?|hm+|nå|men|nej|ja|okay|så|ups|hov|ej),? )*(?P<mark>{MARKS})\b[,.:…!]* "
    rf"{UM}*(?P<new>[^.!?…\n]+)",
    re.IGNORECASE,
)
SPECIFIED = re.compile(
    rf"(?<=\w)(?P<gap>{GAP})(?:(?:altså|egentlig|faktisk|snarere|nærmere|rettere|hm+|øh+m?)(?: (?:mere|hellere|nok|"
    rf"sagt|bare|"
    rf"betegnet|altså|faktisk|egentlig))*),? {UM}*(?P<new>(?!ikke\b)[^.,!?…\n]{{2,40}})",
    re.IGNORECASE,
)
DENIED = re.compile(
    rf"(?<=\w){GAP}(?:(?:altså|men|og|eller|nej),? )*(?:(?P<new>[^.,!?…]{{2,30}}),? (?:og |altså )?ikke (?:en |et |"
    rf"i |på |til )?"
    r"(?P<not>\w+)|ikke (?:en |et |i |på |til )?(?P<not2>\w+)(?: alligevel)?(?:, ?(?:men |det er )?| (?:men|det er) "
    r")(?P<new2>(?!jeg\b|"
    r"det\b|"
    r"vi\b|for\b|mere\b|længere\b)[^.,!?…]{2,30})|(?P<new3>[^.,!?…]{2,30}) i stedet for (?:en |et )?(?P<not3>\w+))"
    r"(?=[.,!?…]|$)",
    re.IGNORECASE,
)
WROTE = re.compile(
    r"(?:^|[.,!…]+ ?| )(?:jeg )?(?:skrev|sagde|har skrevet) (?:vist |jo )?(?:en |et )?(?P<not>\w+),? (?:men "
    r")?(?:det skulle "
    r"(?:være|have været|stå)|(?:jeg )?(?:mente|mener)|men det er) (?P<new>[^.!?…]{2,40})",
    re.IGNORECASE,
)
PREFERRED = re.compile(
    rf"(?P<gap>{GAP})(?:(?:men|eller|øh+|hm+|nå|jo),? )*(?P<new>(?!(?:jeg|det|den|han|hun|de|der|vi|man|som|og|så)\b)"
    r"(?:\w+ ){0,2}?\w+) (?:er|var) (?:nok |jo |måske |vist |faktisk |også )*(?:bedre|nemmere|billigere|tættere på|nok|"
    r"fint|det|sjovere|lettere|mere \w+)(?:(?:,| så)* (?:så|det bliver|så bliver det|så det er) (?:en |et |i |på |"
    r"til )?"
    r"\w+)?(?=[.,!?…]|$)",
    re.IGNORECASE,
)
PLACES = re.compile(
    r"(?P<gap>\.{2,} ?|… ?| [–-] |, )(?P<new>(?:i |på |til |om )?(?P<what>\w+))(?P<behind>[.!]*$)",
    re.IGNORECASE,
)
BEHIND = (
    r"(?:mener jeg|mente jeg|nok nærmere|nærmere|snarere|rettere sagt|skulle det (?:være|have været)|"
    r"må det (?:så )?(?:være|blive)|bliver det(?: så)?|selvfølgelig|i stedet(?! for)|hellere|faktisk|alligevel|"
    r"tror jeg(?: nok| mere)?|er (?:nok|fint|bedre|bedst|godt nok|også fint|mere \w+)(?: til mig)?|ja|det er det)"
)
TAIL = re.compile(rf"(?:,? {BEHIND})+$", re.IGNORECASE)
ONLY_BEHIND = re.compile(
    r"(?P<gap>(?:[.,!?…–-]+ ?| eller ))(?:(?:eller|men|nej|så|altså|øh+|jo|ej|hov|nå|ups|vent),? )*"
    r"(?P<new>(?!(?:jeg|det|vi|han|hun|man|de|hvis|når|fordi|for|som|der|og) )[^.,!?…]{2,40}?),? "
    r"(?:mener jeg|mente jeg|nok nærmere|nærmere|snarere|rettere sagt|skulle det (?:være|have været)|"
    r"må det (?:så )?(?:være|blive)|tror jeg(?: nok)?|(?:hedder|hed) (?:det|den)(?: vist| jo| nok)?|var det)"
    r"(?=[ .,!?…]|$)",
    re.IGNORECASE,
)
REST = re.compile(
    r"(?:, | )(?=(?:vil|ville|kunne|skal) jeg\b|og (?:så |også )?(?:jeg|at|se|være|have|bo|få|så)\b|men jeg\b|fordi\b|"
    r"for (?:jeg|det|den|der)\b|så jeg\b)|, (?=(?:og|som|der|når|hvis)\b)",
    re.IGNORECASE,
)
WISH = re.compile(
    r"^(?:men |så )?(?:jeg (?:vil|ville|kunne|drømmer|ønsker|håber)|(?:vil|kunne) jeg|min drøm)\b", re.I
)
NEVER_MIND = re.compile(
    rf"(?<=\w){GAP}(?:(?:eller|nej|nå|ej|men|og|okay|ok),? )*(?:pyt med|glem|drop|stryg|slet|skip|dropper) "
    rf"(?:det der |det med |alt det |den |det )?(?P<what>\w+)(?: igen| bare| nu)*{GAP}"
    rf"(?:(?:men|så|hellere|bare|jeg tager),? )*(?P<new>[^.!?…\n]+)",
    re.IGNORECASE,
)
JOKED = re.compile(
    r"^.{3,300}?[\s.,!?…😂🤣😜😅😆😁-]+(?:(?:okay|ok|nej|haha|nå|ej|men|hihi),? )*(?:pjat|lol nej|just kidding|jk|"
    r"bare for sjov|spøg til side|spøg|(?:det var|det er|var) (?:bare |kun |jo )?(?:for sjov|gas|pjat|en joke|en "
    r"spøg)|joke)"
    r"[\s.,!…😂🤣😜😅😆😁-]+(?:men |nej |seriøst |så )*(?P<new>.{6,})$",
    re.IGNORECASE | re.DOTALL,
)
AGAIN = re.compile(
    r"(?P<gap>(?:[.,!?…–-]+ ?| )(?:(?:eller|øh+m?|hm+|altså|nå|hov|ej|nej|vent),? )*)(?P<new>(?:(?:en|et|i|på|til|med|"
    r"som|min|mit) )?(?P<thing>\w{2,})(?: faktisk| nok| måske)?)[ .,!…]+(?:ja|jo|yes|yep)?(?P<sure>(?<=ja)|(?<=jo)|"
    r"(?<=ye[ps])|(?<=[,.!…] ))[, ]*(?:(?:det er|bare|en|et|i|på|til|den|det|min|mit),? )*(?P=thing)\b"
    r"(?P<why>(?: (?:er|bliver|det|tak|så|ok|okay|fint|nok)\b[^.,!?]*)?)(?:, det (?:vil|er) [^.,!?]*)?",
    re.IGNORECASE,
)
ENDS = frozenset("vent nej eller og men lige bare faktisk altså".split())
BROKEN = re.compile(
    r"\b(?P<begun>\w{2,})(?:\.{2,}|…|-+)[ ,]*(?:øh+m? |hm+ )?(?P<whole>(?P=begun)\w+)", re.IGNORECASE
)
IT_WAS = re.compile(
    rf"(?<=\w){GAP}(?:(?:men|nå|hov|ups|eller|nej),? )*det (?:var|er) (?:jo |faktisk |da "
    rf")?(?P<new>[^.,!?…]{{2,40}}?) jeg "
    r"(?:skulle (?:sige|skrive)|mente|mener|ville (?:sige|skrive)|tænkte på)\b",
    re.IGNORECASE,
)
STAR = re.compile(r"(?P<old>\w+)[ .,]*(?:\*(?P<new>\w+)\*?|(?<=[ .,])(?P<new2>\w+)\*)(?= |[.,!]|$)")
DISMISSED = re.compile(
    rf"(?<=\w){GAP}(?:(?:men|eller|ej|nej|nå|okay|hm+|øh+|puha|desværre|hov),? )*(?:sådan|det|den|vi|jeg|man) "
    rf"(?:kan|går|må|dur|duer|"
    r"bliver|er|koster) (?:(?:det|jeg|man|de|vi|jo|nok|vist|alt|også) ){0,3}(?:ikke|for \w+|umuligt)\b[^.,!?]{0,25}?"
    r"[ .,!…]+(?:så|men så|men|derfor) (?:måske |hellere |bare |så |helst )*(?P<new>(?!jeg\b|det\b|den\b|vi\b|man\b|"
    r"han\b|"
    r"hun\b|de\b|der\b|kan\b|vil\b|er\b)[^.,!?…]{2,40})",
    re.IGNORECASE,
)
WHAT_FOR = re.compile(
    rf"(?<=\w){GAP}(?:\w+ )?hvad (?:skal|kan|vil) (?:jeg|man) (?P<asked>[^.,!?]{{3,50}})[.,!?]+ "
    rf"(?P<new>[^.,!?…]{{2,40}})",
    re.IGNORECASE,
)
