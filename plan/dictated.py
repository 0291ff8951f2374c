"""Who typed: takes off what a helper or a heading put around the citizen's own words."""

from __future__ import annotations

import re

from plan.third_person import by_own_name, in_first_person, is_name

_NAME = r"(?-i:[A-ZÆØÅ][a-zæøåé]+)"
_THEM = rf"(?:{_NAME}|hun|han|borgeren|den unge|beboeren|brugeren|eleven)"
_ROLE = (
    r"(?:\w*pædagog|pæd|\w*kontaktperson|personalet?|\w*støtteperson|bostøtte|støtte|mor|far|mamma|"
    r"(?:store|lille)?(?:søster|bror)|farmor|mormor|farfar|morfar|kæreste|\w*hjælper|hjælper|ledsager|\w*vagt|"
    r"nattevagt|vikar|"
    r"vejleder|mentor|lærer|\w*terapeut|sygeplejerske|værge|bisidder|assistent|ven|veninde|leder|coach|tante|"
    r"onkel|moster)(?:en|n)?"
)
_TYPES = (
    r"(?:skriver|skrev|skrevet|taster|tastet|indtaster|indtastet|dikteret|dikterer|noterer|noteret|ordret|"
    r"citat|citerer|skriv|skrive|taste|indtaste|sende|oplæst|oversat|oversætter|tolker|tolket)"
)

_PREFACES = (
    rf"(?P<name>{_THEM}) (?:har )?(?:bedt|beder|bad|spurgt) mig (?:om )?(?:at )?(?:om at )?(?:skrive|taste|"
    rf"indtaste|sende|hjælpe)[^:.,]{{0,40}}(?:[:.,]+|(?= at (?:han|hun)\b))",
    rf"(?:jeg|vi) (?:skriver|taster|sidder og skriver|hjælper|skal skrive|skal hilse|skriver her|"
    rf"skriver ned|skriver sammen|noterer|tolker|oversætter) ?(?:\w+ ){{0,3}}?(?:for|med|fra|på vegne af) "
    rf"(?P<name>{_THEM})[^:.,]{{0,40}}[:.,]+",
    r"vi skriver sammen ?[:.,]+(?P<name>)",
    rf"på vegne af (?:(?:min|vores) \w+ )?(?P<name>{_THEM})[^:.,]{{0,40}}[:.,]+",
    rf"(?:det her|dette|det) (?:er|skriver) (?:hvad |det,? )?(?P<name>{_THEM})(?:s (?:egne )?ord| (?:siger|"
    rf"fortæller|vil))[^:.,]{{0,30}}[:.,]+",
    rf"det er {_THEM},? (?:der|som) (?:skriver|taster|hjælper) (?:for|med) (?P<name>{_THEM})[^:.,]{{0,40}}[:.,]+",
    rf"det er (?:hans|hendes|\w+s|en|min|jeg er)? ?{_ROLE}(?: \w+)?,? (?:der|som) (?:skriver|taster|"
    rf"hjælper)[^:.,]{{0,40}}[:.,]+(?P<name>)",
    rf"(?P<name>{_NAME})s (?:egne )?ord ?:",
    rf"(?:med|skrevet med) (?P<name>{_NAME})s (?:egne )?ord ?[:.,]+",
    rf"(?:{_TYPES}) (?:ned )?(?:sammen )?med (?P<name>{_NAME})[:.]+(?= *(?:{_THEM}) )",
    rf"(?P<name>{_NAME}) (?:bruger|peger|har peget|trykker|har trykket|har valgt|viser|skriver med|taler "
    rf"med)\b[^:.]{{0,50}}"
    r"[:.] ?(?:(?:han|hun) (?:skriver|siger|peger på|vælger|viser|trykker) ?:? ?)?",
    rf"(?:{_TYPES}) (?:af|for|ned af|med hjælp af) [^:.]{{2,60}}[:.]+(?P<name>)",
    rf"(?P<name>{_NAME}) (?:siger|skriver|fortæller) ?: ?(?=jeg )",
    rf"(?:hilsen|mvh|vh|kh|fra) (?:{_NAME},? ?)?\(?{_ROLE}\)?(?: {_NAME})? ?[:.]+(?P<name>)",
    rf"(?P<name>{_THEM}) dikterer ?(?:til \w+ ?)?[:.,]+",
    rf"(?:{_THEM}|{_ROLE})(?: ?\([^)]*\))?(?: \w+){{0,3}}? (?:skriver|taster|noterer)(?: (?:her|ned))? "
    rf"(?:for|på vegne af) (?P<name>{_THEM})[^:.]{{0,60}}[:.]+",
    rf"(?:{_THEM} ?\([^)]*\)|(?:(?:hans|hendes|min) )?{_ROLE}\.?(?: (?:på vagten|her|\w+))?)(?: (?:skriver|taster|"
    rf"her|noterer))[^:.]{{0,40}}[:.]+(?P<name>)",
    rf"(?:jeg|vi) er (?:(?:en|hans|hendes|{_NAME}s) )?{_ROLE} og (?:skriver|taster|noterer|hjælper)"
    rf"[^:.]{{0,40}}[:.]+(?P<name>)",
    rf"(?:jeg hedder {_NAME},? og (?:jeg )?er|jeg er|mit navn er {_NAME},? og jeg er) (?:(?:en|hans|hendes|"
    rf"{_NAME}s) )?(?!bange|ved){_ROLE}(?: (?:for|til|hos|på|i) [^.:,]{{2,30}})?[.:]+"
    rf"(?= *{_THEM} \w+)(?P<name>)",
    # whatever else a helper says before "han vil gerne"; "min mor skriver, hun vil …" is the citizen's own telling
    rf"(?![^:]{{0,60}}\b(?:min|mit|mine|jeg vil)\b)[^:.]{{0,50}}?\b(?:hjælper (?:med )?{_NAME}|på vegne af|"
    rf"dikterer|taster|noterer|sendt fra|{_ROLE} (?:til|for|her))\b[^:.]{{0,50}}?[:.,]+"
    rf"(?= *(?:hun|han|{_NAME}) (?:\w+ )?(?:vil|ønsker|drømmer|håber|siger|fortæller|kunne|gider)\b)(?P<name>)",
)
_PREFACE = tuple(
    re.compile(
        rf"^\W*(?:hej[,.!]? ?)?(?:(?:det er|jeg hedder|mit navn er) {_NAME}[^:.,]{{0,30}}[.,] "
        rf"(?:og )?)?{shape}\s*",
        re.IGNORECASE,
    )
    for shape in _PREFACES
)

_AFTERWORDS = (
    rf"[\s.,(\[-]+(?:{_TYPES}) (?:af|for|ned af|sammen med) [^.:()]{{2,60}}[)\]]?[\s.]*$",
    rf"[\s.,(\[-]+(?:jeg|vi) (?:skriver|taster|hjælper|skrev) (?:bare |kun |det |her )*(?:for|med|på vegne af) "
    rf"{_THEM}[)\]]?[\s.]*$",
    rf"[\s.,(\[-]+(?:det er|her er) (?:hans |hendes |en |{_NAME}s )?{_ROLE},? (?:der|som) (?:skriver|"
    rf"taster)[)\]]?[\s.]*$",
    rf"[\s.,(\[-]+(?:hilsen|mvh|kh|vh) (?:hans |hendes |en |{_NAME}s )?{_ROLE}(?: {_NAME})?[)\]]?[\s.]*$",
    rf" ?[(\[](?:hans |hendes |en )?{_ROLE}(?: (?:skriver|taster|noterer|har skrevet))?[)\]][\s.]*$",
    rf",? (?:oplyser|fortæller|siger|noterer|refererer) (?:hans |hendes )?{_ROLE}[\s.]*$",
)
_AFTERWORD = tuple(re.compile(shape, re.IGNORECASE) for shape in _AFTERWORDS)
_ASIDE = re.compile(
    r" ?\((?:jeg|vi|mor|far) (?:skriver|taster|skriver ned|noterer|taster ind)(?: \w+){0,3}\)", re.IGNORECASE
)

_SAID = (
    r"(?:siger|fortæller|sagde|sige|forklarer|udtrykker|svarer|viser|mener|synes|tænker|skriver|gentager|"
    r"giver udtryk for|har (?:\w+ ){0,2}?(?:sagt|fortalt|udtrykt|nævnt|forklaret))"
)
_REPORT = re.compile(
    rf"^(?P<who>{_THEM}) {_SAID}(?: (?!at\b|han\b|hun\b)\w+){{0,4}}?[,:]? ?(?:at )?(?=(?:{_THEM}|jeg)\b)",
    re.IGNORECASE,
)
_SAYS_BEHIND = re.compile(rf",? (?:siger|fortæller|sagde) {_THEM}(?=[,.]|$)", re.IGNORECASE)
_QUOTE = re.compile(
    rf"^\W*{_THEM} (?:siger|fortæller|sagde|skriver) ?[:,]? ?[\"'«»“”„](?P<told>.+)$", re.IGNORECASE
)


def own_words(text: str) -> str:
    """The citizen's words out of what a helper typed; unchanged when nobody says that they type for somebody.

    After such a preface "hun vil gerne" is the citizen, who sits beside; only then does it become "jeg".
    A message that is all about one name ("Mads vil gerne …") is Mads's own.
    """
    text = _unlisted(_unspoken(text))
    text, helped = _without_helper(text)
    if helped is None:
        return by_own_name(text) or text
    return _first_person(text, helped) if text else text


def _without_helper(text: str) -> tuple[str, str | None]:
    """The words without a helper's frame, and the name that it gave ("" when it gave none, None without a frame)."""
    helped: str | None = None
    plain = _ASIDE.sub("", text)
    if plain != text:
        text, helped = plain, ""
    for shape in _AFTERWORD:
        found = shape.search(text)
        if found and text[: found.start()].strip(" .,-"):
            text, helped = text[: found.start()], ""
    for shape in _PREFACE:
        found = shape.match(text[:300])
        if found and text[found.end() :].strip(" \"'«»“”„\n"):
            text, helped = text[found.end() :], found["name"] or ""
            break
    return (text if helped is None else text.strip(" \"'«»“”„\n")), helped


_LABEL = re.compile(
    r"^(?:(?:min|mine|en|mit) )?(?:største |store )?(?:drøm|drømme|ønske|ønsker|ønskeliste|mål|"
    r"håb)(?: for fremtiden| i livet)?(?: er)? ?[:?] *",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?<!\S)\d{1,2}[.)]\s+(?=[^\W\d])")
# A recogniser writes the marks that somebody says; "med punktum" is about the mark itself.
_SPOKEN = re.compile(
    r"(?<!\bmed)(?<!\bet)(?<!\buden)(?<!\bog)(?<!\bsæt)(?<!\bsætte)[,.]? (?P<mark>punktum|spørgsmålstegn|"
    r"udråbstegn|ny linje|nyt afsnit)\b[.!]?",
    re.IGNORECASE,
)
_SPOKEN_COMMA = re.compile(r"(?<=\w\w) komma (?=\w\w)(?!\d)", re.IGNORECASE)
_MARKS = {"punktum": ".", "spørgsmålstegn": "?", "udråbstegn": "!", "ny linje": ".", "nyt afsnit": "."}


def _unspoken(text: str) -> str:
    text = _SPOKEN.sub(lambda m: _MARKS[m["mark"].lower()], text)
    return _SPOKEN_COMMA.sub(", ", text)


def _unlisted(text: str) -> str:
    """Without a heading ("min drøm:") and the numbers of a list; each line of it stands as a sentence."""
    text = _LABEL.sub("", text)
    return _NUMBERED.sub(". ", text).lstrip(". ") if len(_NUMBERED.findall(text)) > 1 else text


def _first_person(told: str, name: str) -> str:
    quoted = _QUOTE.match(told)
    if quoted:
        return quoted["told"].strip(" \"'«»“”„\n")
    if re.search(r"\b(?:jeg|mig|min|mit|mine)\b", told, re.IGNORECASE):
        return told
    if name.lower() in ("han", "hun", "borgeren", "den unge", "beboeren", "brugeren", "eleven"):
        name = ""
    report = _REPORT.match(told)
    if report:
        name = name or (report["who"] if is_name(report["who"]) else "")
        told = told[report.end() :]
    told = _SAYS_BEHIND.sub("", told)
    told = re.sub(r"^(?:skriv |skriver )?at (?=(?:han|hun)\b)", "", told.strip(), flags=re.IGNORECASE)
    first = told.split(" ", 1)[0].strip(",")
    if not name and is_name(first) and first.lower() not in ("han", "hun"):
        name = first
    if not re.match(rf"^(?:han|hun|{re.escape(name) or '-'}|borgeren)\b", told, re.IGNORECASE):
        return told
    told = re.sub(
        r"^(?:borgeren|den unge|beboeren) ", "han " if " han " in told else "hun ", told, flags=re.I
    )
    return in_first_person(told, name or None)
