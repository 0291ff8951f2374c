"""The few sentences a front says itself when Rasa cannot. Never anything about a dream."""

from __future__ import annotations

from math import ceil

NO_ANSWER = (
    "Jeg kan ikke svare lige nu. Det er ikke din fejl. Prøv igen om lidt.",
    "Er du i fare nu? Så ring 112.",
)
CODE_EMPTY = "Skriv din kode her. Den er 8 tal."
CODE_WRONG = "Den kode kender jeg ikke. Se efter, og prøv igen."
CODE_USED = "Koden er brugt før. Spørg din sagsbehandler om en ny kode."
CODE_EXPIRED = "Koden er for gammel. Spørg din sagsbehandler om en ny kode."
TOO_LONG = "Det var en lang besked. Send den i mindre stykker."
NOTHING_SAID = "Der stod ikke noget. Skriv et ord, eller tryk på en knap."
NOT_UNDERSTOOD = "Det kunne jeg ikke læse. Prøv igen."
UNKNOWN = "Den samtale kan jeg ikke finde. Du kan begynde igen."
ENDED = "Samtalen er lukket. Ingen andre kan se den her. Du kan begynde igen."
FORGOTTEN = "Jeg kan ikke huske, hvad vi talte om. Vi kan begynde igen."
NOT_READ = "Jeg kan ikke læse op lige nu. Prøv igen om lidt."
SPEED = "Nu læser jeg i et andet tempo. Tryk på Læs op for at høre det."
NOT_HERE = "Siden findes ikke. Gå til forsiden."


def too_many(seconds: int) -> str:
    """Too many wrong codes; minutes are easier than seconds once there is one."""
    if seconds < 60:
        return "Vent lidt. Prøv så igen."
    minutes = ceil(seconds / 60)
    return f"Vent {minutes} minut{'ter' if minutes > 1 else ''}. Prøv så igen."


def code_refused(reason: str) -> str:
    return {"used": CODE_USED, "expired": CODE_EXPIRED}.get(reason, CODE_WRONG)
