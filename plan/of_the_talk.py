"""Whether a wish is about the talk or the meeting at hand: "jeg vil gerne sende det". Such a wish is no dream."""

from __future__ import annotations

import re

_IT = r"(?:den|det|dem|min drøm|mine drømme|drømmene?|målet|begge(?: dele)?|ingenting|noget|alt)"
_WITH_IT = (
    "sende|vise|dele|gemme|beholde|rette|ændre|slette|vente med|læse|høre|se|have|sige|fortælle|tænke over"
)
_ALONE = "vente|stoppe|svare|fortsætte|starte|begynde|skrive|taste|trykke|tale|snakke|holde pause|spørge|øve|gå tilbage"
_AFTER = r"(?:\s+(?:lidt|senere|nu|først|videre|mere|i stedet|igen|bare|om|med dig|selv|i dag))*\W*$"
_OF_THE_TALK = re.compile(
    rf"\b(?:{_WITH_IT})\s+(?:(?:hende|ham|dig)\s+)?{_IT}\b"
    rf"|\b(?:{_ALONE}){_AFTER}"
    r"|\bhave (?:\w+ ){1,3}med\b(?! i\b)|\b(?:ikke|gerne) (?:være|komme) med\b(?! i\b| til\b| på\b)"
    r"|\b(?:på papir|læst op|en påmindelse|mere tid|se billeder|med et menneske|sagsbehandler\w*)\b"
    r"|\bhave hjælp\W*$",
    re.IGNORECASE,
)
_ASKS_FOR = re.compile(
    r"^(?:kan|må|kunne|får) jeg (?:ikke )?(?:godt |gerne |også )*(?:få|have|lære|blive|bo|flytte|komme til at)\b",
    re.IGNORECASE,
)


def of_the_talk(words: str) -> bool:
    """Return whether the words wish something of this talk or for the meeting."""
    return _OF_THE_TALK.search(words) is not None


def asks_for(words: str) -> bool:
    """Return whether a wish is put as a question: "kan jeg få en kat?"."""
    return _ASKS_FOR.match(words.strip()) is not None
