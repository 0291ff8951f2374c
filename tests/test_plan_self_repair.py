"""Who puts something right says it in many ways; what came instead takes its place, and nothing else changes."""

import pytest

from plan.drafting import draft
from plan.heard import heard
from plan.self_repair import repaired

INSTEAD = {
    # a mark before it
    "jeg vil have en bil. eller altså en scooter er nok": "jeg vil have en scooter",
    "jeg vil gerne være kok, eller måske snarere bager": "jeg vil gerne være bager",
    "jeg vil gerne bo i Odense eller hvad hedder det Nyborg": "jeg vil gerne bo i Nyborg",
    "jeg vil på ferie til Sverige, hvad siger jeg, Norge": "jeg vil på ferie til Norge",
    "jeg vil lære fransk, det var spansk jeg skulle sige": "jeg vil lære spansk",
    "jeg ønsker mig et job i en butik, stryg det, i et gartneri": "jeg ønsker mig et job i et gartneri",
    "jeg vil bo i Kolding – altså Vejle": "jeg vil bo i Vejle",
    "jeg vil gerne løbe 5 km hm lad os sige 3": "jeg vil gerne løbe 3 km",
    # a mark behind it
    "en tromme. et klaver mente jeg": "et klaver",
    "jeg vil gerne sejle i kajak, kano hedder den vist": "jeg vil gerne sejle i kano",
    "jeg vil på højskole i 6 måneder, 4 tror jeg": "jeg vil på højskole i 4 måneder",
    # said once more, or better
    "jeg vil gerne til Spanien. øh Portugal. ja Portugal": "jeg vil gerne til Portugal",
    "jeg vil gerne arbejde med børn, dyr, dyr er bedre": "jeg vil gerne arbejde med dyr",
    "jeg vil gerne have en hund men en kat er nok nemmere så en kat": "jeg vil gerne have en kat",
    # dropped
    "jeg vil gerne have en hund eller vi må ikke have hund så et akvarium": "jeg vil gerne have et akvarium",
    "jeg vil være pilot, det er for svært, så hellere steward": "jeg vil være steward",
    "jeg vil lære tysk. glem tysk, polsk": "jeg vil lære polsk",
    "jeg vil være konge 😂 det var for sjov, men jeg vil gerne have en krone": "jeg vil gerne have en krone",
    # hesitated, broken off, starred
    "jeg vil starte mandag øh tirsdag": "jeg vil starte tirsdag",
    "jeg vil gerne være pædag... pædagogmedhjælper": "jeg vil gerne være pædagogmedhjælper",
    "jeg vil spille violen *violin": "jeg vil spille violin",
    "jeg vil bo i Herning… Ikast": "jeg vil bo i Ikast",
}


@pytest.mark.parametrize(("said", "meant"), INSTEAD.items())
def test_what_came_instead_takes_the_place_of_what_was_said(said: str, meant: str) -> None:
    assert repaired(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "jeg vil gerne lære spansk eller italiensk",
        "jeg vil bo i Ribe eller Esbjerg",
        "jeg mener det alvorligt, jeg vil have en hest",
        "jeg vil have en ny seng, jeg mener den gamle er i stykker",
        "jeg vil gerne sige undskyld til min søster",
        "vent lige, jeg vil gerne have en hund",
        "jeg vil gerne have fri om fredagen, altså hver fredag",
        "jeg vil bo for mig selv, altså i min egen lejlighed",
        "jeg vil have to eller tre kaniner",
        "jeg vil blive bedre til at sige hvad jeg mener",
    ],
)
def test_what_puts_nothing_right_stays_as_it_is(said: str) -> None:
    assert repaired(said) == said


def test_an_article_follows_the_word_that_came_instead() -> None:
    assert repaired("jeg vil gerne have en bil, eller rettere hus") == "jeg vil gerne have et hus"


def test_a_no_told_in_another_order_stays_a_no() -> None:
    assert heard("jeg ikke vil bo der mere") == "jeg vil ikke bo der mere"
    assert draft("jeg ikke vil have besøg hver dag").goals == ("Jeg vil ikke have besøg hver dag.",)
    assert heard("det er fint når jeg ikke skal lave mad") == "det er fint når jeg ikke skal lave mad"


@pytest.mark.parametrize("said", [*INSTEAD])
def test_what_was_taken_back_is_in_no_goal(said: str) -> None:
    goals = " ".join(draft(said).goals).lower()
    assert not any(word in goals for word in ("mener", "mente", "altså", "glem", "sjov"))
