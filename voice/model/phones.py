"""The sounds that the model tells apart, and their numbers in a Kaldi model. It knows no words.

The sounds are espeak-ng's for Danish. Each has four forms by its place in a word, and four more that only the word
`[unk]` uses; all forms of a sound share its acoustics, so nothing more has to be learned for them.
"""

from __future__ import annotations

SILENCE = "SIL"
_SOUNDS = (
    "SIL s n @- ?V t l ?e k R ?& ?i ?E m D b f ?A p N d j v g ?o 3- ?u A i V w h o & ?O r ?W O S E ?y u e W"
    " ?&# y ?0 aI W#"
)
SOUNDS = tuple(_SOUNDS.split())
NUMBER = {sound: number for number, sound in enumerate(SOUNDS)}
# The glottal stop and the stød mark belong to the sound before them.
_NO_SOUND = frozenset({"", "?", "_!"})
# Rare sounds, mostly of foreign words, are heard as their nearest Danish ones.
_HEARD_AS = {"@": "@-", "&#": "?&#", "Y": "y", "0": "?0", "a": "A", "?W#": "W#", "tS": "S", "dZ": "j"}

PLACES = ("_B", "_E", "_I", "_S")
UNKNOWN_PLACES = ("_UB", "_UE", "_UI", "_US")
_KINDS = {"B": "begin", "E": "end", "I": "internal", "S": "singleton"}


def sound_of(mnemonic: str) -> str | None:
    """The sound behind an espeak mnemonic, SILENCE for a pause, None for a mark that belongs to the sound before.

    A mnemonic that is not in SOUNDS comes back as it is: espeak has left Danish.
    """
    if mnemonic in _NO_SOUND:
        return None
    if mnemonic.startswith("_"):
        return SILENCE
    return _HEARD_AS.get(mnemonic, mnemonic)


def _all_forms() -> list[str]:
    spoken = SOUNDS[1:]
    return [SILENCE] + [
        sound + place for places in (PLACES, UNKNOWN_PLACES) for sound in spoken for place in places
    ]


FORMS = tuple(_all_forms())
FORM_ID = {form: place for place, form in enumerate(FORMS, start=1)}


def base_of(form: str) -> str:
    """The sound of a form: `s` of `s_UB`."""
    return form if form == SILENCE else form.rsplit("_", 1)[0]


def boundary_of(form: str) -> str:
    """Where in a word a form stands, in Kaldi's words."""
    return "nonword" if form == SILENCE else _KINDS[form[-1]]


def in_word(sounds: tuple[str, ...]) -> list[int]:
    """The numbers of the forms that these sounds have as one word."""
    if len(sounds) == 1:
        return [FORM_ID[sounds[0] + "_S"]]
    middle = [FORM_ID[sound + "_I"] for sound in sounds[1:-1]]
    return [FORM_ID[sounds[0] + "_B"], *middle, FORM_ID[sounds[-1] + "_E"]]


def forward_id(form_id: int) -> int:
    """Kaldi's number for leaving a sound's first frame."""
    return 2 * form_id


def stay_id(form_id: int) -> int:
    """Kaldi's number for staying in a sound."""
    return 2 * form_id - 1
