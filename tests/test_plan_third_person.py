"""Who speaks of themselves by name is "jeg"; whom somebody else speaks of is not."""

import pytest

from plan.drafting import draft

OWN = {
    "Noah elsker tog. Noah vil køre med dem": "Jeg vil køre med dem.",
    "i fremtiden vil Mads bo selv": "Jeg vil bo selv i fremtiden.",
    "når Emil er færdig vil Emil arbejde i et køkken": "Jeg vil arbejde i et køkken, når jeg er færdig.",
    "Mikkel synes det er sjovt at male. Mikkel vil male et stort billede": "Jeg vil male et stort billede.",
    "det er Trines største ønske at få en hund": "Jeg vil gerne have en hund.",
    "kan du skrive at Trine vil på højskole": "Jeg vil på højskole.",
    "hvis Trine får et job så vil Trine flytte": "Jeg vil flytte, hvis jeg får et job.",
    "Oscar måske vil prøve at spille musik": "Jeg vil måske prøve at spille musik.",
    "Magnus savner sin bror og vil besøge ham tit": "Jeg vil besøge ham tit.",
    "skrevet sammen med Jonas. han vil gerne på kollegie": "Jeg vil gerne på kollegie.",
    "Karl siger: jeg vil til Legoland": "Jeg vil til Legoland.",
    "Sara bruger øjenstyring. hun skriver: egen lejlighed": "Jeg vil gerne have egen lejlighed.",
}


@pytest.mark.parametrize(("said", "goal"), OWN.items())
def test_who_speaks_of_themselves_by_name_is_the_one_who_wishes(said: str, goal: str) -> None:
    assert draft(said).goals == (goal,)


@pytest.mark.parametrize(
    "said",
    [
        "Peter er min ven. Peter vil have en hund",
        "min kæreste hedder Ida og Ida vil have børn",
        "Lone siger at Peter vil flytte og Anna vil blive",
        "vi bor sammen og Peter vil gerne have fisk",
    ],
)
def test_a_wish_of_somebody_else_who_is_named_is_no_goal(said: str) -> None:
    assert draft(said).goals == ()
