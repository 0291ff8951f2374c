"""Promises of voice/spoken.py: numbers, dates, times, telephone numbers and short forms are said as people do."""

from __future__ import annotations

import pytest

from voice.spoken import number, option, said


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "nul"),
        (1, "en"),
        (21, "enogtyve"),
        (50, "halvtreds"),
        (99, "nioghalvfems"),
        (100, "et hundrede"),
        (101, "et hundrede og en"),
        (1000, "et tusind"),
        (2027, "to tusind og syvogtyve"),
        (1_000_000, "en million"),
        (21_500_300, "enogtyve millioner fem hundrede tusind tre hundrede"),
    ],
)
def test_a_number_is_said_in_words(value: int, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Ring til 112.", "Ring til et et to."),
        ("Ring 116 111", "Ring et et seks et et et"),
        ("Ring 70 201 201 nu", "Ring halvfjerds, to hundrede og en, to hundrede og en nu"),
        ("tlf. 20304005", "telefon tyve, tredive, fyrre, nul fem"),
        ("+45 20 30 40 50", "tyve, tredive, fyrre, halvtreds"),
        ("12. marts 2027", "tolvte marts to tusind og syvogtyve"),
        ("2027-03-12", "den tolvte marts to tusind og syvogtyve"),
        ("1/2-1999", "den første februar nitten hundrede og nioghalvfems"),
        ("kl. 14.30", "klokken fjorten tredive"),
        ("kl. 9 og 9:05", "klokken ni og ni nul fem"),
        ("1.500 kr. og 2,5 %", "et tusind fem hundrede kroner og to komma fem procent"),
        ("f.eks. § 141", "for eksempel paragraf et hundrede og enogfyrre"),
        ("i 1995", "i nitten hundrede og femoghalvfems"),
        ("Ja 😀", "Ja"),
        ("Ring 116 006 eller 1888", "Ring et et seks nul nul seks eller atten otteogfirs"),
        ("Prøv med 1 ord. Det er 1 drøm.", "Prøv med et ord. Det er en drøm."),
        ("Kl. 9", "klokken ni"),
        ("F.eks. en hund", "for eksempel en hund"),
        ("kl. 9-17", "klokken ni til klokken sytten"),
        ("kl. 9.00-10.30", "klokken ni til klokken ti tredive"),
        ("2-3 gange", "to til tre gange"),
        ("12-34-56-78", "tolv-fireogtredive-seksoghalvtreds-otteoghalvfjerds"),
        ("d. 12/3", "den tolvte marts"),
        ("3. gang på 1. sal", "tredje gang på første sal"),
        ("Vi er 3. Kom nu.", "Vi er tre. Kom nu."),
        ("5 min. Hunden er min.", "fem minutter Hunden er min."),
        ("fra -3 til 4", "fra minus tre til fire"),
    ],
)
def test_what_is_written_is_said_as_people_say_it(written: str, spoken: str) -> None:
    assert said(written) == spoken


@pytest.mark.parametrize("text", ["", "99/99/2027", "45:99", "1234567890123", "kl. ", "§", "((", "12."])
def test_nothing_that_is_written_stops_it(text: str) -> None:
    assert isinstance(said(text), str)


def test_an_option_is_said_before_its_key() -> None:
    assert option("Ja, det er rigtigt!", 2) == "Ja, det er rigtigt. Tryk to."
