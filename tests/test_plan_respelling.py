"""Words are put right only when it is plain what they stand for, and no right word is ever made another."""

import re
import time
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.danish import infinitive, meant_infinitive, normalise, read_words, tidy
from plan.drafting import draft
from plan.faithful import FRAME
from plan.lexicon import sections, spelling
from plan.regional import dialects
from plan.respelling import as_typed, respelt

WISHES = sorted((Path(__file__).parent.parent / "data" / "nlu" / "wish").glob("*.yml"))
EVERYDAY = [word for line in sections("common")[""] for word in line.split()]


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("a ka et finde en lejlihed", "jeg kan ikke finde en lejlighed"),
        ("det vil a et", "det vil jeg ikke"),
        ("hej\na ku godt bo selv", "hej\njeg kunne godt bo selv"),
        ("a skal te æ læge", "jeg skal til lægen"),
        ("en tur te Odense mæ mi kusine", "en tur til Odense mæ min kusine"),
        ("vis jeg får råd", "hvis jeg får råd"),
        ("han har haft løst te at male", "han har haft lyst til at male"),
        ("jâ vil gjerna køra båd", "jeg vil gerne køre båd"),
        ("et kursus i å strikke", "et kursus i at strikke"),
        ("job o æ mejeri", "job på mejeriet"),
        ("nå min bror flytter", "når min bror flytter"),
        ("tale så de forstår mæ", "tale så de forstår mig"),
        (
            "kun hvis nogen kan køre, kun vis nogen ka kom",
            "kun hvis nogen kan køre, kun hvis nogen kan komme",
        ),
        ("kun godt tænke mig en hest", "kunne godt tænke mig en hest"),
        ("det ku være hyggeligt å bage", "det kunne være hyggeligt at bage"),
        ("bo et sted hår ja kan hugga brænde", "bo et sted hvor jeg kan hugge brænde"),
        ("en der ka li heste", "en der kan lide heste"),
        ("vente på æ flextrafik", "vente på flextrafik"),
        ("jeg ska til stubbe købing", "jeg skal til Stubbekøbing"),
    ],
)
def test_a_dialect_is_read_by_what_stands_around_its_small_words(typed: str, right: str) -> None:
    assert respelt(typed) == right


@pytest.mark.parametrize(
    "right",
    [
        "vitamin a og et æble",
        "vil du have et nyt bord",
        "jeg drikker te med min mor",
        "vis mig vejen",
        "et er nok for mig",
        "jeg har et job på havnen",
        "de vil have mig til at flytte",
        "hun spiller løst og fast",
        "til maj eller juni",
        "jeg vil nå det",
    ],
)
def test_small_words_of_standard_danish_stay_what_they_are(right: str) -> None:
    assert respelt(right) == right


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("min kuseine", "min kusine"),
        ("en komputer", "en computer"),
        ("lære at svajse", "lære at svejse"),
        ("Fødselsdaw hos moster", "Fødselsdag hos moster"),
        ("jeg vil lære at side stille", "jeg vil lære at sidde stille"),
        ("til nørebro", "til Nørrebro"),
        ("en hus med have", "et hus med have"),
        ("JEG VIL GERNE BESØGE MIN KUSEINE", "jeg vil gerne besøge min kusine"),
    ],
)
def test_a_word_that_nobody_knows_is_read_by_ear(typed: str, right: str) -> None:
    assert respelt(typed) == right


@pytest.mark.parametrize(
    "typed",
    [
        "min roommate",
        "et spil på twitch",
        "hos Mulwad",
        "uu-vejleder",
        "xylobrast",
        "en mond",
        "bo i NGX",
    ],
)
def test_english_names_and_what_may_be_two_words_stay_as_they_are(typed: str) -> None:
    assert respelt(typed) == typed


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("en cykel hjelm", "en cykelhjelm"),
        ("min køre stol", "min kørestol"),
        ("job på et pleje hjem", "job på et plejehjem"),
        ("jeg vil være heste træner", "jeg vil være hestetræner"),
        ("på bo stedet", "på bostedet"),
        ("fødsels dag", "fødselsdag"),
        ("bo fælles skab", "bofællesskab"),
    ],
)
def test_a_word_in_two_pieces_becomes_one(typed: str, right: str) -> None:
    assert respelt(typed) == right


@pytest.mark.parametrize(
    "right",
    [
        "jeg vil vaske tøj",
        "spise mad og køre bil",
        "en kop te",
        "tag over hovedet",
        "min bedste ven",
        "med mor far og søster",
        "faste tider",
        "have folk til kaffe",
        "øl vand og pizza",
        "lørdag aften",
    ],
)
def test_two_words_that_may_stand_side_by_side_stay_two(right: str) -> None:
    assert respelt(right) == right


def test_no_everyday_word_is_ever_made_another() -> None:
    changed = {word: respelt(f"{word}.") for word in EVERYDAY if word not in spelling() and len(word) > 3}

    assert not {word: put for word, put in changed.items() if put.lower() != f"{word}."}


@given(st.text(max_size=200))
def test_any_text_can_be_respelt_and_what_is_between_the_words_stays(text: str) -> None:
    marks = re.compile(r"[^\w\s'’´`]")

    assert marks.findall(respelt(text)) == marks.findall(text)


@given(
    st.lists(st.sampled_from([*EVERYDAY[:200], "a", "æ", "et", "te", "kuseine", "køre", "stol", ",", "."]))
)
def test_a_second_reading_changes_nothing_that_is_no_dialect(said: list[str]) -> None:
    once = respelt(" ".join(word for word in said if len(word) > 2))

    assert respelt(once) == once or {"et", "en"} & set(once.split())


def test_what_others_said_is_shown_as_it_was_typed() -> None:
    typed = "mi bror sejer a ska sæl mi knallert"

    assert as_typed("min bror siger jeg skal sælge", respelt(typed)) == "min bror siger jeg skal sælge"
    assert as_typed("min bror siger jeg", typed) == "mi bror sejer a"


# --- every content word of a goal comes from the message ---

# What the small words of dialects stand for; their neighbours decide.
SMALL = frozenset(
    "jeg ikke er har det de der hvis selv sælge lyst min mit mine din dit sin sit egen første først".split()
)


def _as_written(message: str) -> set[str]:
    said: set[str] = set()
    for text in (message, normalise(message)):
        for word in read_words(tidy(text)):
            for part in {word.low, *re.findall(r"[^\W_]+", word.low)}:
                said |= {part, infinitive(part) or part, meant_infinitive(part) or part}
    return said


def _spans(message: str) -> set[str]:
    """Every one, two or three words in a row as one."""
    typed = re.findall(r"[^\W_]+", message.lower())
    return {"".join(typed[at : at + n]) for at in range(len(typed)) for n in (1, 2, 3)}


def _sounds(word: str) -> str:
    """The consonants, those that sound alike as one."""
    word = re.sub(r"[aeiouyæøåwhj]", "", word.lower().replace("w", "v"))
    return re.sub(r"(.)\1+", r"\1", word.translate(str.maketrans("bdgzc", "ptksk")))


def _stands_for(word: str, spans: set[str]) -> bool:
    listed = {part for span in spans for part in spelling().get(span, ())}
    listed |= {
        heard[span].lower() for heard in (dialects(), dialects("broad")) for span in spans if span in heard
    }
    if word in listed or (infinitive(word) or word) in listed:
        return True
    return any(
        SequenceMatcher(None, word, span).ratio() >= 0.6
        and SequenceMatcher(None, _sounds(word), _sounds(span)).ratio() > 0.5
        for span in spans
    )


def _lines() -> list[str]:
    found = []
    for file in WISHES:
        for line in file.read_text("utf-8").splitlines():
            if line.strip().startswith("- ") and not line.strip().startswith("- intent"):
                found.append(line.strip()[2:])
    return found


def test_every_content_word_of_every_goal_comes_from_the_message() -> None:
    invented = {}
    for message in _lines()[::5]:
        found = draft(message)
        said, spans = _as_written(message) | FRAME | SMALL, _spans(message)
        for goal in (*found.goals, found.whole or ""):
            strange = [
                w for w in re.findall(r"[^\W_]+", goal.lower()) if w not in said and not _stands_for(w, spans)
            ]
            if strange:
                invented[message] = strange

    assert not invented


def test_respelling_a_huge_text_takes_linear_time() -> None:
    def seconds(n: int) -> float:
        text = "a vil gærn ha en kuseine te æ køre stol " * n
        began = time.process_time()
        respelt(text)
        return time.process_time() - began

    seconds(1)  # what is learned from files is read now
    # ten times the text must not take a hundred times as long
    assert seconds(1000) < 40 * seconds(100)


@pytest.mark.parametrize(
    "word", ["forstørre", "indramme", "læsser", "overhale", "stammer", "værre", "fødder"]
)
def test_a_right_word_is_never_taken_for_a_slip_of_its_neighbour(word: str) -> None:
    assert normalise(f"jeg vil {word}") == f"jeg vil {word}"
