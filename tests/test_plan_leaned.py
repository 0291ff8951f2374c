"""What a wish leans on, and how sure it is, stays with it: nothing is made stronger or weaker."""

import pytest

from plan.drafting import draft


@pytest.mark.parametrize(
    ("said", "goal"),
    [
        ("allerhelst vil jeg bo ved havet", "Jeg vil allerhelst bo ved havet."),
        ("jeg tror måske jeg vil være frisør", "Jeg vil måske være frisør."),
        ("jeg kunne muligvis tænke mig et kursus", "Jeg vil måske gerne på et kursus."),
        ("jeg kunne virkelig godt tænke mig at løbe", "Jeg vil virkelig gerne løbe."),
        ("overvejer lidt at blive frivillig", "Jeg vil måske blive frivillig."),
        ("jeg vil ikke så gerne på lejr", "Jeg vil ikke så gerne på lejr."),
        ("helst ikke bo med nogen over 40", "Jeg vil helst ikke bo med nogen over 40."),
        ("min mor siger jeg skal flytte og det vil jeg også helst", "Jeg vil helst flytte."),
        ("med mindre det regner vil jeg gerne cykle", "Jeg vil gerne cykle, med mindre det regner."),
        (
            "så længe min kat må være her vil jeg gerne bo her",
            "Jeg vil gerne bo her, så længe min kat må være her.",
        ),
        ("jeg vil på kursus i september eller oktober", "Jeg vil på kursus i september eller oktober."),
        ("først og fremmest vil jeg have ro", "Jeg vil have ro."),
    ],
)
def test_strength_and_what_a_wish_leans_on_stay(said: str, goal: str) -> None:
    assert draft(said, looked_at=True).goals == (goal,)


def test_a_goal_never_holds_a_second_vil_jeg() -> None:
    assert draft("til foråret når det bliver varmt vil jeg gerne have en have").goals in (
        (),
        ("Jeg vil gerne have en have, til foråret når det bliver varmt.",),
    )
