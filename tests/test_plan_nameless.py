"""What tells who somebody is goes out of a line; what a wish is made of stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.lexicon import words
from plan.nameless import HIDDEN, says_something, without_names


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Min ven Mikkel Brandt vil med", "Min ven [navn] vil med"),
        ("mette krogsgård er sød", "[navn] er sød"),
        ("jeg hedder bo", "jeg hedder [navn]"),
        ("mit navn er sol", "mit navn er [navn]"),
        ("min bror zainabo kan lide is", "min bror [navn] kan lide is"),
        ("min pædagog bodils bil", "min pædagog [navn] bil"),
        ("Anne-Marie og Lars' hund", "[navn] og [navn] hund"),
        ("det er godt. Mads kommer", "det er godt. [navn] kommer"),
        ("LARS VIL MED", "[navn] VIL MED"),
        ("محمد er min ven", "[navn] er min ven"),
        ("Jeg går på STU i Aarhus", "Jeg går på STU i [navn]"),
        ("ring på 20 30 40 50", "ring på [navn]"),
        ("ring +45 20304050 nu", "ring [navn] nu"),
        ("tyve tredive fyrre halvtreds er mit", "[navn] er mit"),
        ("min mail er lars@eksempel.dk", "min mail er [navn]"),
        ("min snap er kat123", "min snap er [navn]"),
        ("snapchat: emmaxx og så", "snapchat: [navn] og så"),
        ("min kæreste kalder mig musse", "min kæreste kalder mig [navn]"),
        ("jeg bor på vestergade 12, 3. tv nu", "jeg bor på [navn] nu"),
        ("jeg bor på hyldevej", "jeg bor på [navn]"),
        ("mit nummer er 010190-1234", "mit nummer er [navn]"),
        ("1 jan. 90-1234 er mit", "[navn] er mit"),
    ],
)
def test_what_tells_who_somebody_is_goes(said: str, kept: str) -> None:
    assert without_names(said) == kept


@pytest.mark.parametrize(
    "said",
    [
        "jeg vil bo selv",
        "JEG VIL BO SELV",
        "hans bil er rød",
        "jeg vil tage derhen med mit liv",
        "hvad hedder det",
        "I går var jeg ude, og kan I hjælpe",
        "Ja Jeg Vil Gerne",
        "jeg er 22 år",
        "plimsk og brask",
        "min søsters kat",
        "jeg går på stu",
    ],
)
def test_a_line_without_a_name_stays_as_it_is(said: str) -> None:
    assert without_names(said) == said


@pytest.mark.parametrize("name", sorted(words("names") | words("nameless", "names")))
def test_every_listed_name_goes_wherever_it_has_its_capital(name: str) -> None:
    assert without_names(f"det er {name}s hund") == f"det er {HIDDEN} hund"
    assert without_names(f"{name} er her") == f"{HIDDEN} er her"


def test_a_name_alone_says_nothing() -> None:
    assert not says_something(without_names("Mikkel Brandt 20304050"))
    assert says_something(without_names("Mikkel og mig"))


@given(st.text(max_size=200))
def test_any_text_becomes_one_line(text: str) -> None:
    assert "\n" not in without_names(text)
