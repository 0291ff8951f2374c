"""The many forms that a wish comes in: through a helper, by one's own name, taken back, in a list, in few words."""

import pytest

from plan.drafting import draft

THROUGH_A_HELPER = {
    "Skrevet af Bente (aftenvagt): Ole fortæller, at han håber på at komme til tandlæge til foråret.": (
        "Jeg vil gerne komme til tandlæge til foråret."
    ),
    "Det er hendes far der skriver: hun siger at hun drømmer om at spille trommer": "Jeg vil gerne spille trommer.",
    "Jeg hedder Lone og er pædagog. Viggo siger, at han gerne vil køre med i skraldebilen.": (
        "Jeg vil gerne køre med i skraldebilen."
    ),
    "Ali har sagt flere gange at han vil køre gaffeltruck. (skrevet af Birthe, vejleder)": "Jeg vil køre gaffeltruck.",
    "han drømmer om at lære at stå på ski, hilsen mor": "Jeg vil gerne lære at stå på ski.",
    "Kim siger (jeg skriver): 'Jeg vil bo i kælderen.'": "Jeg vil bo i kælderen.",
    "Vi skriver for Sofie: hun vil bo tæt på sin søster, hun laver god mad": "Jeg vil bo tæt på min søster.",
}

BY_ONES_OWN_NAME = {
    "Jonas vil gerne have sin egen cykel": "Jeg vil gerne have min egen cykel.",
    "karla hun vil synge i kor": "Jeg vil synge i kor.",
    "Viktor vil selv betale i Netto. Viktor kan sin kode.": "Jeg vil selv betale i Netto.",
    "Noah siger at han vil lære at svømme": "Jeg vil lære at svømme.",
}

TAKEN_BACK = {
    "en hamster.. nej pjat en kanin mener jeg": "Jeg vil gerne have en kanin.",
    "flytte til Vejle. Eller nej, vent lidt, det var Varde, det hed.": "Jeg vil gerne flytte til Varde.",
    "spare 400 om ugen. eller 200. 200 ok": "Jeg vil gerne spare 200 om ugen.",
    "en kat!! glem det min søster er allergisk, så en fisk": "Jeg vil gerne have en fisk.",
    "i går ville jeg være bager men nu er det pilot": "Jeg vil gerne være pilot.",
    "først ville jeg bo i Odense, men nu vil jeg bo i Vejle": "Jeg vil bo i Vejle.",
    "jeg vil lære tysk.. nej ew jeg mener spansk": "Jeg vil lære spansk.",
    "jeg drømmer om en hund. Eller måske en kat": "Jeg vil gerne have en hund eller måske en kat.",
    "jeg vil gerne kunne læse min post punktum": "Jeg vil gerne kunne læse min post.",
}

WITH_WHAT_BELONGS_TO_IT = {
    "jeg vil gerne i lære hos en smed, men først efter jul": "Jeg vil gerne i lære hos en smed, men først efter jul.",
    "jeg vil helst bo i stuen, men første sal går også": "Jeg vil helst bo i stuen, men første sal går også.",
    "inden jeg bli 30 vil jeg ha set bjerge": "Jeg vil have set bjerge, inden jeg bliver 30.",
    "en hund, en stor en": "Jeg vil gerne have en hund, en stor en.",
    "altan. stor nok til to stole": "Jeg vil gerne have altan, stor nok til to stole.",
    "efter ferien. så vil jeg starte på kursus": "Jeg vil starte på kursus efter ferien.",
    "jeg vil ikke spise fisk, jeg vil spise pizza": "Jeg vil ikke spise fisk, jeg vil spise pizza.",
    "mit hår falder af, det vil jeg have undersøgt": "Mit hår falder af, det vil jeg have undersøgt.",
    "et bord så familien kan komme hjem til mig": "Jeg vil gerne have et bord så familien kan komme hjem til mig.",
    "jeg vil gerne have en altan eller hvad det hedder": "Jeg vil gerne have en altan.",
    "mine venner er væk så det jeg egentlig gerne vil det er at komme tilbage i klubben men som hjælper": (
        "Jeg vil gerne komme tilbage i klubben, men som hjælper."
    ),
    "kan man være pilot når man har epilepsi? for det vil jeg være": "Jeg vil være pilot.",
    "selv om jeg er træt, vil jeg opleve en koncert": "Jeg vil opleve en koncert, selv om jeg er træt.",
    "mindre jaloux vil jeg være": "Jeg vil være mindre jaloux.",
}

NOT_IN_OUR_LISTS = {
    "læsepen": "Jeg vil gerne have læsepen.",
    "filmaftener hver tirsdag": "Jeg vil gerne have filmaftener hver tirsdag.",
    "bedre internet": "Jeg vil gerne have bedre internet.",
    "fiskehandler": "Jeg vil gerne være fiskehandler.",
    "pladespiller": "Jeg vil gerne have pladespiller.",
    "fysioterapeut to gange om ugen": "Jeg vil gerne have en fysioterapeut to gange om ugen.",
}

OWN = THROUGH_A_HELPER | BY_ONES_OWN_NAME | TAKEN_BACK | WITH_WHAT_BELONGS_TO_IT | NOT_IN_OUR_LISTS


@pytest.mark.parametrize("said", OWN)
def test_a_wish_is_found_in_whatever_form_it_comes(said: str) -> None:
    assert draft(said).goals == (OWN[said],)


ASKED = {
    "tog. alene. Odense": "ASK_OPEN",
    "mig. guitar. tirsdag": "ASK_OPEN",
    "dame i butik. ikke mand": "ASK_OPEN",
    "jeg gerne arbejde værksted": "ASK_OPEN",
    "jeg vil gerne bo hus": "ASK_OPEN",
    "jeg vil gerne have sådan en der": "INCOMPLETE",
    "jeg vil gerne have mor til at komme": "THIRD_PARTY",
    "jeg vil gerne have folk til at tale langsommere": "THIRD_PARTY",
    "min søster bor i Vejle og vil gerne flytte": "ASK_OWN_VIEW",
    "kommunen vil gerne have et møde": "ASK_OWN_VIEW",
    "psykolog": "ASK_OPEN",
    "jeg vil gerne have to år i stedet for tre nej fire år": "ASK_OPEN",
}


@pytest.mark.parametrize("said", ASKED)
def test_where_a_rule_would_have_to_guess_the_person_is_asked(said: str) -> None:
    found = draft(said)

    assert (found.status, found.goals) == (ASKED[said], ())


LISTS = {
    "kørekort, kæreste og en hund der ikke bider": 3,
    "en kæreste et kørekort og en tur til Legoland": 3,
    "Mia vil have lange negle og et job i Matas": 2,
    "en lejlighed med altan og opvaskemaskine": 1,
    "en knallert, sådan en grøn": 1,
    "en hund og en kat": 1,
}


@pytest.mark.parametrize("said", LISTS)
def test_things_that_lie_far_apart_are_wishes_of_their_own(said: str) -> None:
    assert len(draft(said).goals) == LISTS[said]


REFUSED = {
    "gider ikke på det værksted mere det er for larmende": "Jeg vil ikke på det værksted mere.",
    "jeg gider ikke vikarer der roder i mine skabe": "Jeg vil ikke have vikarer, der roder i mine skabe.",
    "Jeg vil ikke danse med nogen, jeg ikke kender.": "Jeg vil ikke danse med nogen, jeg ikke kender.",
    "ikke mumle så meget": "Jeg vil ikke mumle så meget.",
}


@pytest.mark.parametrize("said", REFUSED)
def test_a_refusal_keeps_whom_it_is_about_and_leaves_the_reason(said: str) -> None:
    found = draft(said)

    assert (found.status, found.goals) == ("NEEDS_POSITIVE", (REFUSED[said],))


def test_two_who_take_part_are_told_apart_when_a_helper_writes() -> None:
    found = draft("Jeg skriver for Mads: han vil på tur med sin bror, fordi han har en båd")

    assert found.goals == ("Jeg vil på tur med min bror.",)


def test_a_word_out_of_signs_that_nobody_can_join_is_no_goal() -> None:
    assert draft("jeg gode hænder. bygge. cykel reparere vil").goals == ()


def test_a_topic_that_is_taken_up_by_a_small_word_is_told_with_the_wish() -> None:
    assert draft("vejen til arbejdet, den vil jeg kunne").goals == ("Jeg vil kunne vejen til arbejdet.",)


FRAMES = {
    "måske ku det være fedt å ha en tam krage": "Jeg vil måske gerne have en tam krage.",
    "jeg kunne altså godt bruge en krog på min dør": "Jeg vil gerne have en krog på min dør.",
    "ikke noget særligt, bare en rolig aften hver uge": "Jeg vil gerne have en rolig aften hver uge.",
    "bro jeg vil bare sejle kajak": "Jeg vil bare sejle kajak.",
    "jeg vil sætte stor pris på at lære at flette kurve": "Jeg vil gerne lære at flette kurve.",
}


@pytest.mark.parametrize("text", FRAMES)
def test_what_leads_a_wish_in_stays_out_of_the_goal(text: str) -> None:
    assert list(draft(text).goals) == [FRAMES[text]]


@pytest.mark.parametrize(
    "text",
    [
        "det er sjovt at danse",
        "jeg mangler et år på kurset",
        "jeg savner at bo i huset",
        "mig drøm",
        "mor bange",
        "chef ring til mig",
    ],
)
def test_what_only_tells_how_things_are_is_no_goal(text: str) -> None:
    assert not draft(text).goals


def test_three_deeds_that_lie_apart_are_asked_about_and_three_that_do_not_are_one() -> None:
    apart = draft("jeg vil gerne have et æsel og bo i norge og lære at køre bus")
    assert apart.status == "CONFIRM_SPLIT"
    assert apart.goals == (
        "Jeg vil gerne have et æsel.",
        "Jeg vil gerne bo i Norge.",
        "Jeg vil gerne lære at køre bus.",
    )
    assert len(draft("jeg vil gerne lave mad og gøre rent og vaske tøj").goals) == 1


def test_a_pet_told_in_one_word_has_its_article() -> None:
    assert draft("kat").goals == ("Jeg vil gerne have en kat.",)
