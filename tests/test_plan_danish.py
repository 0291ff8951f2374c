"""Danish as it is spoken, misspelt and typed in a hurry becomes Danish as it is written, and numbers of people go."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.danish import REMOVED, infinitive, meant_infinitive, normalise, read_words, tidy, without_cpr


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("a ku godt tænk mæ en knallert, sån en grøn", "jeg kunne godt tænke mig en knallert, sådan en grøn"),
        ("min kontaktperson syns jeg sku på højskole", "min kontaktperson synes jeg skulle på højskole"),
        ("æ vil gern ha en hund", "jeg vil gerne have en hund"),
        ("a vil et bo hjemme", "jeg vil ikke bo hjemme"),
        ("jæ ka ik li det", "jeg kan ikke li det"),
        ("jeg drømmer om og blive kok", "jeg drømmer om at blive kok"),
        ("jeg vil gerne lære å svømme", "jeg vil gerne lære at svømme"),
        ("jeg vil gern arbejd me dyr", "jeg vil gerne arbejde med dyr"),
        ("es te u", "STU"),
        ("jeg går på stu i aarhus", "jeg går på STU i Aarhus"),
        ("JEG VIL GERNE PÅ STU", "jeg vil gerne på STU"),
        ("gerneeee en kæræste", "gerne en kæreste"),
        ("jegvilgerne flytte tilsommer", "jeg vil gerne flytte til sommer"),
        ("te og kaffe", "te og kaffe"),
        ("ved åen", "ved åen"),
    ],
)
def test_spoken_and_misspelt_words_are_put_right(heard: str, written: str) -> None:
    assert normalise(heard) == written


@pytest.mark.parametrize(
    "said", ["jeg bor i Ølstykke", "en labradoodle", "Legoland med Bo", "xylofon og bratsch"]
)
def test_a_word_that_nobody_knows_stays_as_it_is(said: str) -> None:
    assert normalise(said) == said


@pytest.mark.parametrize(
    ("finite", "base"),
    [
        ("er", "være"),
        ("fik", "få"),
        ("boede", "bo"),
        ("rejser", "rejse"),
        ("spillede", "spille"),
        ("rejste", "rejse"),
        ("kan", "kunne"),
        ("fandt", "finde"),
        ("glarmester", None),
    ],
)
def test_a_finite_verb_has_its_infinitive_or_none(finite: str, base: str | None) -> None:
    assert infinitive(finite) == base


@pytest.mark.parametrize(
    ("said", "meant"), [("svøm", "svømme"), ("kører", "køre"), ("spil", "spille"), ("bo", "bo")]
)
def test_where_a_verb_must_stand_its_short_forms_are_understood(said: str, meant: str) -> None:
    assert meant_infinitive(said) == meant


@pytest.mark.parametrize(
    "number",
    [
        "010190-1234",
        "0101901234",
        "010190 1234",
        "01 01 90 12 34",
        "01.01.90-1234",
        "01011990-1234",
        "610190-1234",
        "en nul en nul ni nul et to tre fire",
        "tolv nul fire halvfems femten ti",
        "1. januar 1990 - 1234",
        "1 jan. 90-1234",
        "24 december 1999 1234",
        "første marts nitten halvfems tolv fireogtredive",
        "1/1-90 1234",
        "3.5.1999-1234",
        "1/12 90 - 1234",
        "første i første halvfems tolv fireogtredive",
        "tredje femte nioghalvfems 1234",
        "enogtredivte maj nitten hundrede og femoghalvfems et to tre fire",
        "nul en nul en en og halvfems tolv fire og tredive",
        "nul et nul et to tusind og fire et to tre fire",
        "nul et nul et to tusind et to tre fire",
        "nul et øh nul et nul fire streg et to tre fire",
    ],
)
def test_a_cpr_number_is_taken_out_however_it_is_written(number: str) -> None:
    told, found = without_cpr(f"mit nummer er {number}, og jeg vil gerne have en hund")

    assert found
    assert told == f"mit nummer er {REMOVED}, og jeg vil gerne have en hund"


@pytest.mark.parametrize(
    "text",
    [
        "ring på 70 20 12 01",
        "+45 12 34 56 78",
        "jeg er 22 og vil have 2 katte",
        "kl. 10.30 den 1. maj 2026",
        "den 1. maj 2027 kl. 1200",
        "2. maj kommer 4 venner, 20 i alt",
        "det er mit første i anden klasse 2024",
        "den 1/5-26 kl. 1200",
        "3.5 liter til 10 kr",
        "den første dag i januar 2027 vil jeg have 1500 kr",
        "jeg har en og to hunde, og to tusind og fire kroner",
        "",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert without_cpr(text) == (text, False)


@pytest.mark.parametrize(
    ("slip", "word"),
    [
        ("kæresste", "kæreste"),
        ("lejilghed", "lejlighed"),
        ("højjskole", "højskole"),
        ("kærligehed", "kærlighed"),
    ],
)
def test_a_slip_of_the_finger_is_put_right(slip: str, word: str) -> None:
    assert normalise(f"en {slip}") == f"en {word}"


@pytest.mark.parametrize(
    "word", ["kæresten", "lejlighederne", "hundene", "frikadeller", "skilsmisse", "Katrinelund"]
)
def test_an_ending_a_name_or_another_word_is_no_slip(word: str) -> None:
    assert normalise(f"en {word}") == f"en {word}"


@given(st.text(max_size=300))
def test_any_text_can_be_read_and_words_keep_their_place(text: str) -> None:
    plain = tidy(text)

    assert all(0 <= word.start < word.end <= len(plain) for word in read_words(plain))
    assert isinstance(without_cpr(text)[0], str)


def test_reading_a_huge_text_takes_linear_time() -> None:
    def seconds(n: int) -> float:
        text = "jeg vil gern ha en hund 01 01 å så " * n
        began = time.process_time()
        normalise(text)
        without_cpr(text)
        return time.process_time() - began

    # ten times the text must not take a hundred times as long
    assert seconds(2000) < 40 * seconds(200) + 0.5
