"""The forms on a dream: what is answered reaches the citizen, and what cannot be taken is not lost."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest
from httpx import Response

from tests.desk_people import Browser, House, a_house, a_wish
from tests.payloads import PAYLOADS

REASON = "Vi taler om det igen til foråret."
QUESTION = "Hvad kan du godt lide ved heste?"
AGREED = "Du må ride hver onsdag."


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


class Desk:
    """Kirsten's browser on one dream of one citizen."""

    def __init__(self, house: House, browser: Browser, talk: str, dream: str) -> None:
        self.house, self.browser, self.talk, self.dream = house, browser, talk, dream
        self.page = f"/droemme/{dream}"

    async def sees(self) -> str:
        return (await self.browser.get(self.page)).text

    async def edit(self) -> str:
        found = re.search(r'name="edit" value="(\d+)"', await self.sees())
        assert found
        return found.group(1)

    async def sends(self, form: str, **fields: Any) -> Response:
        """Fills in a form as it stands now, unless an older `edit` is given."""
        edit = fields.pop("edit", None) or await self.edit()
        return await self.browser.press(f"{self.page}/{form}", page=self.page, edit=edit, **fields)

    def news(self) -> list[tuple[str, str | None]]:
        return [(news.kind, news.said) for news in self.house.store.news(self.talk, self.house.clock())]


@pytest.fixture
async def desk(house: House) -> Desk:
    talk = house.citizen()
    (dream,) = house.sends(talk, a_wish("jeg vil have en hest", final="Jeg vil gerne have en hest."))
    return Desk(house, await house.signed_in("kirsten"), talk, dream)


def plain(page: str) -> str:
    """The text of a page as somebody reads it."""
    return html.unescape(re.sub(r"<[^>]+>", "", page))


async def test_an_answer_is_kept_and_told(desk: Desk) -> None:
    answer = await desk.sends("svar", move="postpone", text=REASON)

    assert (answer.status_code, answer.headers["location"]) == (303, f"{desk.page}?gjort=postpone")
    assert desk.news() == [("later", REASON)]
    assert REASON in plain(await desk.sees())
    assert "Drømmen venter til senere." in (await desk.browser.get(answer.headers["location"])).text


async def test_only_the_buttons_of_legal_moves_are_there(desk: Desk) -> None:
    offered = [await offered_moves(desk)]
    await desk.sends("svar", move="plan")
    offered.append(await offered_moves(desk))
    desk.house.store.withdraw(desk.talk, desk.dream, desk.house.clock())
    offered.append(await offered_moves(desk))

    assert offered == [
        {"bring", "plan", "change", "postpone", "decline"},
        {"change", "postpone", "decline", "fulfil"},
        set(),
    ]


async def offered_moves(desk: Desk) -> set[str]:
    return set(re.findall(r'name="move" value="(\w+)"', await desk.sees()))


async def test_a_colleague_may_read_and_has_no_forms_to_change_it(desk: Desk) -> None:
    browser = await desk.house.signed_in("bo")
    page = (await browser.get(desk.page)).text
    answer = await browser.press(f"{desk.page}/svar", page=desk.page, edit="0", move="plan")

    assert set(re.findall(r'action="/droemme/[^/"]+/([^"]+)"', page)) == {"laest"}
    assert answer.status_code == 404
    assert desk.news() == []


@pytest.mark.parametrize("text", ["", "Det er desværre ikke bevilget.", "Det kan ikke lade sig gøre!"])
async def test_a_reason_that_is_missing_or_hard_is_not_sent_and_stays_in_its_field(
    desk: Desk, text: str
) -> None:
    answer = await desk.sends("svar", move="decline", text=text)

    assert answer.status_code == 422
    assert typed_in(answer, "decline") == text
    assert '<details class="dream-do" open>' in answer.text
    assert desk.news() == []


def typed_in(answer: Response, form: str) -> str:
    """What stands in the text field of a form, as a browser reads it."""
    found = re.search(rf'<textarea[^>]*id="text-{form}"[^>]*>\n?(.*?)</textarea>', answer.text, re.DOTALL)
    assert found
    return html.unescape(found.group(1))


async def test_a_leading_question_is_stopped_with_an_open_one_to_ask_instead(desk: Desk) -> None:
    answer = await desk.sends("spoerg", text="Vil du ikke hellere have en kat?")

    assert answer.status_code == 422
    assert "lægger et svar i munden" in answer.text
    assert "Hvad vil du gerne lave i din fritid?" in answer.text
    assert typed_in(answer, "ask") == "Vil du ikke hellere have en kat?"
    assert desk.news() == []


async def test_what_is_only_noted_is_sent_at_the_second_try_and_only_if_it_is_the_same_text(
    desk: Desk,
) -> None:
    text = "Hvordan er undervisningen?"
    first = await desk.sends("spoerg", text=text)
    seal = re.search(r'name="seen" value="(\w+)"', first.text)
    assert seal
    another = await desk.sends("spoerg", text="Hvordan er behandlingen?", seen=seal.group(1))
    second = await desk.sends("spoerg", text=text, seen=seal.group(1))

    assert (first.status_code, another.status_code, second.status_code) == (422, 422, 303)
    assert "undervisningen" in plain(first.text)
    assert desk.news() == [("question", text)]


async def test_the_answer_of_the_citizen_stands_in_their_own_words(desk: Desk) -> None:
    store, now = desk.house.store, desk.house.clock()
    await desk.sends("spoerg", text=QUESTION)
    waiting = await desk.sees()
    question = store.journeys(desk.talk)[0].question
    assert question is not None
    store.answer(desk.talk, question.id, "de er rolige", now)
    page = await desk.sees()

    assert "Borgeren har ikke svaret endnu" in waiting
    assert '<blockquote class="dream-own" dir="auto">de er rolige</blockquote>' in page
    assert "Borgeren har ikke svaret endnu" not in page


async def test_an_objection_stands_on_top_until_the_citizen_says_that_it_is_met(desk: Desk) -> None:
    store, now = desk.house.store, desk.house.clock()
    await desk.sends("svar", move="plan")
    await desk.sends("aftalt", text=AGREED)
    store.object_to(desk.talk, desk.dream, AGREED, "onsdag er jeg til svømning", now)
    before = await desk.sees()
    await desk.sends("aftalt", text="Du må ride hver fredag.")
    between = await desk.sees()
    store.objection_met(desk.talk, desk.dream, now)
    after = await desk.sees()

    assert [("Borgeren er ikke enig i aftalen" in page) for page in (before, between, after)] == [
        True,
        True,
        False,
    ]
    assert "onsdag er jeg til svømning" in before
    assert before.index("onsdag er jeg til svømning") < before.index('class="words"')
    assert "at det er løst" in plain(after)


async def test_the_professional_wording_stands_beside_and_the_words_stay(desk: Desk) -> None:
    words = re.findall(r'<blockquote class="words".*?</blockquote>', await desk.sees())
    await desk.sends("fagligt", kind="purpose", text="At N trives i sin fritid.")
    await desk.sends("fagligt", kind="sub_goal", text="N rider hver uge.")
    page = await desk.sees()
    dropped = re.search(r'name="wording" value="(\w+)"', page)
    assert dropped
    await desk.sends("fagligt/fjern", wording=dropped.group(1))
    after = await desk.sees()

    assert "At N trives i sin fritid." in page
    assert page.index("At N trives i sin fritid.") < page.index("N rider hver uge.")
    assert "At N trives i sin fritid." not in after
    assert re.findall(r'<blockquote class="words".*?</blockquote>', after) == words


async def test_a_corrected_area_stands_beside_the_proposed_one(desk: Desk) -> None:
    code = "4a51d7a7-61e7-48fa-a1d5-9d26337c6c38"
    await desk.sends("omraade", area="daily_life", codes=[code])
    page = plain(await desk.sees())

    assert "Livsområde (rettet)" in page
    assert "Hverdagen derhjemme" in page
    assert "Livsområde (forslag)" in page
    assert "Passe ejendele og kæledyr (Praktiske opgaver)" in page


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        ("svar", {"move": "decline", "text": REASON}),
        ("spoerg", {"text": QUESTION}),
        ("aftalt", {"text": AGREED}),
        ("fagligt", {"kind": "purpose", "text": "At N trives."}),
    ],
)
async def test_a_form_from_before_somebody_elses_change_keeps_what_was_typed(
    desk: Desk, form: str, fields: dict[str, str]
) -> None:
    edit = await desk.edit()
    await desk.sends("svar", move="bring")
    answer = await desk.sends(form, edit=edit, **fields)

    assert answer.status_code == 409
    assert "Drømmen er ændret, mens du læste" in answer.text
    assert fields["text"] in plain(answer.text)
    assert 'name="edit" value="1"' in answer.text
    assert [kind for kind, _ in desk.news()] == ["for_meeting"]


async def test_what_was_typed_is_shown_also_when_the_dream_was_withdrawn(desk: Desk) -> None:
    edit = await desk.edit()
    desk.house.store.withdraw(desk.talk, desk.dream, desk.house.clock())
    token = await desk.browser.form_token(desk.page)
    fields = {"form_token": token, "edit": edit, "move": "decline", "text": REASON}
    answer = await desk.browser.post(f"{desk.page}/svar", data=fields)

    assert answer.status_code == 409
    assert "Borgeren har trukket drømmen tilbage" in answer.text
    assert REASON in plain(answer.text)


async def test_a_double_click_happens_once(desk: Desk) -> None:
    edit = await desk.edit()
    answers = [await desk.sends("svar", edit=edit, move="decline", text=REASON) for _ in range(2)]
    words = [await desk.sends("fagligt", edit="1", kind="purpose", text="At N trives.") for _ in range(2)]

    assert [answer.status_code for answer in answers + words] == [303] * 4
    assert desk.news() == [("not_now", REASON)]
    assert plain(await desk.sees()).count("At N trives.") == 1 + 1  # and in the name of its button


async def test_a_move_that_is_not_legal_any_more_says_so(desk: Desk) -> None:
    await desk.sends("svar", move="plan")
    answer = await desk.sends("svar", move="bring")

    assert answer.status_code == 409
    assert "Det kan ikke lade sig gøre nu" in answer.text


@pytest.mark.parametrize("words", PAYLOADS.values(), ids=PAYLOADS.keys())
async def test_any_words_of_a_caseworker_are_shown_as_the_text_that_they_are(desk: Desk, words: str) -> None:
    written = words.replace("\r\n", "\n").strip()
    answers = [
        await desk.sends("svar", move="decline", text=words),
        await desk.sends("spoerg", text=words),
    ]
    await desk.sends("svar", move="plan")
    answers.append(await desk.sends("aftalt", text=words))
    await desk.sends("fagligt", kind="purpose", text=words)
    page = await desk.sees()

    for answer in answers:
        assert answer.status_code in (303, 409, 422)
        if answer.status_code != 303:
            assert written in plain(answer.text).replace("\r\n", "\n") or written in html.unescape(
                answer.text
            )
    assert written in html.unescape(page)
    for text in [page, *(answer.text for answer in answers)]:
        assert "<script>document" not in text
        assert 'onmouseover="' not in text


async def test_the_promise_of_reading_is_shown_before_it_breaks_and_after(desk: Desk) -> None:
    shown = [await desk.sees()]
    for days in (6, 2):
        desk.house.clock.passes(days=days)
        desk.browser = await desk.house.signed_in("kirsten")
        shown.append(await desk.sees())

    assert "senest <time" in shown[0]
    assert "Løftet udløber snart" in shown[1]
    assert "Borgeren skulle have haft den læst" in shown[2]


async def test_a_leader_reads_and_has_no_forms(desk: Desk) -> None:
    store = desk.house.store
    store.create_account("Liv", "liv", "en lang adgangskode", {"leader"}, "Nordby", now=desk.house.clock())
    browser = await desk.house.signed_in("liv")
    page = await browser.get(desk.page)

    assert page.status_code == 200
    assert "jeg vil have en hest" in page.text
    assert re.findall(r'action="/droemme/', page.text) == []


async def test_an_edit_that_is_no_number_is_refused_and_changes_nothing(desk: Desk) -> None:
    answer = await desk.sends("svar", edit="x", move="plan")

    assert answer.status_code == 400
    assert desk.news() == []
