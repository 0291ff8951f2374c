"""Promises of the Vosk engine with the model that comes along: text, times, options, and no guess where it is none."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import wave
from pathlib import Path

import pytest
import yaml

from voice import options, sound
from voice.listen import Heard, Hearing
from voice.model_card import UnusableModel
from voice.sound import Sound
from voice.speak import Speaker
from voice.vosk_engine import VoskEngine

MODEL = Path(__file__).resolve().parent.parent / "voice/models/drommeplan-da-bootstrap"
SILENCE = bytes(2 * 16000)


@pytest.fixture(scope="module")
def engine() -> VoskEngine:
    return VoskEngine(MODEL)


@pytest.fixture(scope="module")
def speaker(tmp_path_factory: pytest.TempPathFactory) -> Speaker:
    return Speaker(tmp_path_factory.mktemp("spoken"))


def said(speaker: Speaker, text: str, pause: float = 0.25) -> Sound:
    with wave.open(io.BytesIO(sound.joined(list(speaker.speak(text)), pause))) as wav:
        return Sound(wav.readframes(wav.getnframes()), wav.getframerate())


def heard(hearing: Hearing, what: Sound, chunk: int = 4001) -> Heard:
    """In chunks that part samples in the middle, as a network may."""
    for begin in range(0, len(what.samples), chunk):
        hearing.feed(what.samples[begin : begin + chunk])
    return hearing.finish()


def test_it_says_its_name_its_language_and_whom_it_has_heard(engine: VoskEngine) -> None:
    assert (engine.name, engine.card.language, engine.card.knows_people) == ("vosk", "da", False)


def test_the_model_is_what_its_card_says_and_small() -> None:
    card = json.loads((MODEL / "card.json").read_text("utf-8"))
    files = {str(f.relative_to(MODEL)): f for f in MODEL.rglob("*") if f.is_file() and f.name != "card.json"}

    assert {name: hashlib.sha256(f.read_bytes()).hexdigest() for name, f in files.items()} == card["files"]
    assert sum(file.stat().st_size for file in files.values()) < 10_000_000


def test_it_writes_down_a_sentence_with_times_and_confidence(engine: VoskEngine, speaker: Speaker) -> None:
    what = said(speaker, "Jeg vil gerne bo i min egen lejlighed")
    told = heard(engine.dictate(rate=what.rate), what)

    assert told.text == "jeg vil gerne bo i min egen lejlighed"
    assert [word.word for word in told.words] == told.text.split()
    assert all(0 <= word.confidence <= 1 for word in told.words)
    assert all(0 <= word.start < word.end <= what.seconds for word in told.words)
    assert all(one.end <= next_one.start for one, next_one in zip(told.words, told.words[1:], strict=False))


@pytest.mark.parametrize(
    ("as_danish", "word"),
    [("åkæj", "okay"), ("ånlajn", "online"), ("læptåp", "laptop"), ("jørven", "jørgen")],
)
def test_it_hears_words_that_espeak_says_in_english(
    engine: VoskEngine, speaker: Speaker, as_danish: str, word: str
) -> None:
    what = said(speaker, f"Jeg vil gerne have en {as_danish}")

    assert heard(engine.dictate(rate=what.rate), what).text.split()[-1] == word


def test_it_shows_what_was_said_so_far(engine: VoskEngine, speaker: Speaker) -> None:
    what = said(speaker, "Jeg vil gerne lære at svømme")
    hearing = engine.dictate(rate=what.rate)
    shown = [hearing.feed(what.samples[at : at + 4000]) for at in range(0, len(what.samples), 4000)]

    assert any(text.startswith("jeg vil") for text in shown[: len(shown) * 3 // 4])
    assert hearing.finish().text == "jeg vil gerne lære at svømme"


def test_a_long_pause_ends_nothing(engine: VoskEngine, speaker: Speaker) -> None:
    what = said(speaker, "Jeg vil gerne have en hund. Og jeg vil gerne rejse.", pause=4.0)
    told = heard(engine.dictate(rate=what.rate), what)

    assert told.text == "jeg vil gerne have en hund og jeg vil gerne rejse"
    assert told.words[6].start - told.words[5].end > 3


@pytest.mark.parametrize("title", ["Ja, send", "Nej, vent", "Noget andet"])
def test_a_closed_choice_is_the_button_that_was_said(
    engine: VoskEngine, speaker: Speaker, title: str
) -> None:
    what = said(speaker, title)

    assert heard(engine.choose(["Ja, send", "Nej, vent", "Noget andet"], what.rate), what).option == title


@pytest.mark.parametrize("words", ["Jeg vil gerne have en kat", "Nej send", "Ja send nej vent", "Søndag"])
def test_what_is_no_option_is_none(engine: VoskEngine, speaker: Speaker, words: str) -> None:
    what = said(speaker, words)

    assert heard(engine.choose(["Ja, send", "Nej, vent"], what.rate), what).option is None


def test_letters_of_danish_are_heard_in_a_choice(engine: VoskEngine, speaker: Speaker) -> None:
    what = said(speaker, "Prøve noget helt nyt")

    assert heard(engine.choose(["Prøve noget helt nyt", "Læs op"], what.rate), what).option is not None


def test_an_option_that_cannot_be_heard_is_told(engine: VoskEngine) -> None:
    assert engine.unheard(["Ja", "Xylofonpædagogik", "😀"]) == ["Xylofonpædagogik", "😀"]
    assert engine.choose(["Xylofonpædagogik"]).finish() == Heard("")


@pytest.mark.parametrize(
    ("words", "personal", "text"),
    [
        ("Hun hedder Sara og bor i Vejle", "Zara", "hun hedder zara og bor i vejle"),
        ("Jeg savner Mia", "Mia", "jeg savner mia"),
        ("Hun hedder Sara og bor i Vejle", "Bornholm", "hun hedder sara og bor i vejle"),
    ],
)
def test_personal_words_weigh_more_where_they_sound_alike(
    engine: VoskEngine, speaker: Speaker, words: str, personal: str, text: str
) -> None:
    what = said(speaker, words)

    assert heard(engine.dictate([personal], what.rate), what).text == text


def test_a_personal_word_that_is_not_said_changes_nothing(engine: VoskEngine, speaker: Speaker) -> None:
    what = said(speaker, "Hun hedder Sara og bor i Vejle")
    without = heard(engine.dictate([], what.rate), what).text

    assert "sara" in without
    assert heard(engine.dictate(["Bornholm"], what.rate), what).text == without


def test_personal_words_keep_times_and_confidence(engine: VoskEngine, speaker: Speaker) -> None:
    what = said(speaker, "Jeg vil gerne besøge København")
    told = heard(engine.dictate(["København"], what.rate), what)

    assert told.text == "jeg vil gerne besøge københavn"
    assert all(0 < word.confidence <= 1 and word.start < word.end for word in told.words)


@pytest.mark.parametrize("audio", [b"", b"\0", SILENCE, bytes(range(256)) * 200])
def test_no_speech_is_no_text_and_no_option(engine: VoskEngine, audio: bytes) -> None:
    choosing = engine.choose(["Ja", "Nej"])
    choosing.feed(audio)
    free = engine.dictate(["Kim"])
    free.feed(audio)

    assert choosing.finish().option is None
    assert isinstance(free.finish().text, str)


def test_people_do_not_hear_each_other(engine: VoskEngine, speaker: Speaker) -> None:
    texts = ["Jeg vil gerne have en hund", "Jeg vil gerne have en kat"]
    sounds = [said(speaker, text) for text in texts]
    hearings = [engine.dictate(rate=what.rate) for what in sounds]
    for begin in range(0, max(len(what.samples) for what in sounds), 3200):
        for hearing, what in zip(hearings, sounds, strict=True):
            hearing.feed(what.samples[begin : begin + 3200])

    assert [hearing.finish().text for hearing in hearings] == [text.lower() for text in texts]


def test_almost_every_button_is_heard_as_it_is_spoken(engine: VoskEngine, speaker: Speaker) -> None:
    root = MODEL.parents[2]
    found: list[str] = []
    for file in sorted((root / "domain").glob("*.yml")):
        collect(yaml.safe_load(file.read_text("utf-8")), found)
    # Every fourth: `make bench-voice` tries them all.
    titles = sorted(set(found))[::4]
    wrong = [
        title
        for title in titles
        if heard(engine.dictate(rate=22050), said(speaker, title)).text != options.spoken_form(title)
    ]

    assert len(titles) > 15
    assert engine.unheard(sorted(set(found))) == []
    assert len(wrong) <= len(titles) // 20, wrong


def collect(node: object, found: list[str]) -> None:
    if isinstance(node, dict):
        if "title" in node and "{" not in str(node["title"]):
            found.append(str(node["title"]))
        for value in node.values():
            collect(value, found)
    elif isinstance(node, list):
        for value in node:
            collect(value, found)


def test_a_model_of_another_engine_or_a_broken_one_is_refused(tmp_path: Path) -> None:
    shutil.copytree(MODEL, tmp_path / "model")
    card = tmp_path / "model" / "card.json"
    told = json.loads(card.read_text("utf-8"))
    (tmp_path / "model" / "am" / "final.mdl").unlink()
    with pytest.raises(UnusableModel, match="cannot load"):
        VoskEngine(tmp_path / "model")
    card.write_text(json.dumps(told | {"engine": "whisper"}), "utf-8")
    with pytest.raises(UnusableModel, match="not for Vosk"):
        VoskEngine(tmp_path / "model")
