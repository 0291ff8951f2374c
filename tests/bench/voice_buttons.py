"""Says every button title that the bot can show and writes down what it hears: the second half of `make bench-voice`.

As `drommeplan speak` and `drommeplan transcribe` do it, with the voice of this machine, and as a closed choice as well.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import yaml

from tests.test_voice_vosk_engine import MODEL, collect, heard, said
from voice import options
from voice.speak import Speaker
from voice.vosk_engine import VoskEngine


def titles() -> list[str]:
    """Every title of domain/ that holds no slot."""
    found: list[str] = []
    for file in sorted((MODEL.parents[2] / "domain").glob("*.yml")):
        collect(yaml.safe_load(file.read_text("utf-8")), found)
    return sorted(set(found))


def main() -> None:
    """Try them all, and print."""
    engine = VoskEngine(MODEL)
    wrong, missed = [], []
    with tempfile.TemporaryDirectory() as cache:
        speaker = Speaker(Path(cache))
        for title in titles():
            what = said(speaker, title)
            text = heard(engine.dictate(rate=what.rate), what).text
            if text != options.spoken_form(title):
                wrong.append(f"  {options.spoken_form(title)} | {text}")
            if heard(engine.choose([title, "Ja", "Nej"], what.rate), what).option != title:
                missed.append(title)
    count = len(titles())
    print(f"\nOf {count} button titles said by this machine, {count - len(wrong)} came back word for word as")
    print(f"dictation, and {count - len(missed)} as a closed choice beside Ja and Nej.")
    print("\n".join(wrong))


if __name__ == "__main__":
    main()
