"""The voices of espeak-ng that the model learns from, and those kept apart to measure it on."""

from __future__ import annotations

_ALL = """
adam Alex Alicia Andrea Andy Annie antonio aunty belinda benjamin boris caleb david Denis Diogo ed edward edward2
Gene Gene2 gustave announcer Henrique Hugo iven iven2 iven3 iven4 Jacky john kaukovalta Lee linda marcelo Marco Mario
max Michael michel miguel Mike Mr Nguyen pablo paul pedro quincy RicishayMax RicishayMax2 RicishayMax3 rob robert
sandro shelby steph steph2 steph3 Storm travis Tweaky victor zac anika AnxiousAndy f1 f2 f3 f4 f5 grandma grandpa
klatt klatt2 klatt3 klatt4 klatt5 klatt6 m1 m2 m3 m4 m5 m6 m7 m8 norbert whisper whisperf croak
"""
HELD_OUT = ("m7", "f5", "klatt4", "linda", "max", "victor", "Denis", "steph2", "Annie", "paul")
"""Never heard in training. Each is of another make: an own pitch, own formants, or an own kind of synthesis."""
LEARNED = tuple(name for name in _ALL.split() if name not in HELD_OUT)


def danish(name: str) -> str:
    """What espeak-ng calls the Danish voice in this colour."""
    return f"da+{name}"
