"""The pages of the chat as a browser without a script sees them."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.bot_fakes import CODE, SECRET, Bench, FakeRasa, button, choose

ASK = {"text": "Vil du starte?", "buttons": [button("Start", "start", "start")]}
DREAM = {"text": "Hvad drømmer du om?", "buttons": [button("Ved ikke", "dream", "dont_know")]}


def a_bench() -> Bench:
    return Bench(FakeRasa([[ASK], [DREAM]]))


def key_of(page: httpx.Response) -> str:
    found = re.search(r'name="key" value="(\w+)"', page.text)
    assert found
    return found[1]


async def begun(client: httpx.AsyncClient, **form: str) -> httpx.Response:
    page = await client.post("/", data={"code": CODE, "do": "begin"} | form, follow_redirects=True)
    assert page.url.path == "/samtale"
    return page


@pytest.mark.parametrize("code", [CODE, "1234 5678", SECRET])
async def test_a_code_leads_to_the_conversation(code: str) -> None:
    bench = a_bench()
    async with bench.client() as client:
        page = await begun(client, code=code)

    assert "Vil du starte?" in page.text
    assert choose("start", "start").replace('"', "&#34;") in page.text


async def test_ten_pictures_are_a_code_too() -> None:
    bench = a_bench()
    so_far = ""
    async with bench.client() as client:
        for digit in ("9", "back", *CODE):
            form = {"kode": "billeder", "so_far": so_far, "digit": digit}
            page = await client.post("/", data=form)
            found = re.search(r'name="so_far" value="(\d*)"', page.text)
            assert found
            so_far = found[1]
        form = {"kode": "billeder", "so_far": so_far, "do": "begin"}
        page = await client.post("/", data=form, follow_redirects=True)

    assert (so_far, page.url.path) == (CODE, "/samtale")


@pytest.mark.parametrize(("refuse", "status"), [("used", 403), ("too_many", 429)])
async def test_a_refused_code_stays_on_the_page_and_is_explained(refuse: str, status: int) -> None:
    bench = a_bench()
    bench.hinge.refuse = refuse
    async with bench.client() as client:
        page = await client.post("/", data={"code": "87654321", "do": "begin"})

    assert page.status_code == status
    assert 'aria-invalid="true"' in page.text
    assert "87654321" not in page.text


async def test_an_empty_code_is_not_practice() -> None:
    bench = a_bench()
    async with bench.client() as client:
        page = await client.post("/", data={"code": " ", "do": "begin"})

    assert (page.status_code, bench.rasa.told) == (422, {})


async def test_practice_needs_no_code() -> None:
    bench = a_bench()
    bench.rasa.session["linked"] = False
    async with bench.client() as client:
        page = await begun(client, code="", do="practice")

    assert "Du øver dig" in page.text
    assert bench.hinge.asked == []


async def test_every_answer_is_a_form_that_redirects() -> None:
    bench = a_bench()
    async with bench.client() as client:
        page = await begun(client)
        answer = {"key": key_of(page), "choice": choose("start", "start")}
        reply = await client.post("/samtale", data=answer)
        page = await client.get("/samtale")

    assert (reply.status_code, reply.headers["location"]) == (303, "/samtale")
    assert "Hvad drømmer du om?" in page.text


async def test_a_double_click_happens_once_and_changed_words_are_new() -> None:
    bench = a_bench()
    async with bench.client() as client:
        key = key_of(await begun(client))
        for words in ("en hund", "en hund", "en kat"):
            await client.post("/samtale", data={"key": key, "text": words})

    assert [turn["text"] for turn in bench.rasa.turns] == ["en hund", "en kat"]


async def test_a_script_gets_only_what_is_new() -> None:
    bench = a_bench()
    async with bench.client() as client:
        page = await begun(client)
        answer = {"key": key_of(page), "text": "en hund"}
        part = await client.post("/samtale", data=answer, headers={"X-Seen": "1"})

    assert "<html" not in part.text
    assert "Vil du starte?" not in part.text
    assert "en hund" in part.text


async def test_words_that_could_not_be_sent_stay_in_their_field() -> None:
    bench = a_bench()
    async with bench.client() as client:
        page = await begun(client)
        bench.rasa.away = True
        answer = {"key": key_of(page), "text": "en <hund>"}
        failed = await client.post("/samtale", data=answer)

    assert failed.status_code == 503
    assert "en &lt;hund&gt;</textarea>" in failed.text
    assert 'href="tel:112"' in failed.text
    assert key_of(failed) == key_of(page)


async def test_too_long_words_are_not_lost_either() -> None:
    bench = a_bench()
    async with bench.client() as client:
        page = await begun(client)
        long = {"key": key_of(page), "text": "hund " * 3000}
        failed = await client.post("/samtale", data=long)

    assert failed.status_code == 413
    assert "hund hund" in failed.text


async def test_after_erasing_everything_the_last_answer_is_still_shown() -> None:
    bench = a_bench()
    answer = bench.rasa._answer

    def erase(step: str, body: dict[str, str]) -> dict[str, object]:
        given = answer(step, body)
        if step == "turn":
            bench.rasa.erase()
        return given

    bench.rasa._answer = erase  # type: ignore[method-assign]
    async with bench.client() as client:
        page = await begun(client)
        last = await client.post("/samtale", data={"key": key_of(page), "choice": "/delete_data"})
        part = await client.post(
            "/samtale", data={"key": "2", "choice": "/delete_data"}, headers={"X-Seen": "5"}
        )

    assert (last.status_code, "Hvad drømmer du om?" in last.text) == (200, True)
    assert "data-reset" in part.text


async def test_a_conversation_that_rasa_forgot_begins_again() -> None:
    bench = a_bench()
    async with bench.client() as client:
        await begun(client)
        bench.rasa.told.clear()
        bench.rasa.answers.clear()
        page = await client.get("/samtale")

    assert "Vil du starte?" in page.text


WHOSE = "Er det din egen telefon?"
OWN = {"text": WHOSE, "buttons": [button("Nej", "own_device", "no")]}


async def on_another_screen(bench: Bench, client: httpx.AsyncClient) -> httpx.Response:
    async with bench.client() as phone:
        await begun(phone)
        await phone.post("/samtale", data={"key": "1", "text": "en hemmelig hund"})
    bench.rasa.script = [[OWN], [OWN], [DREAM]]
    bench.rasa.session = {"question": "own_device", "own_device": None}
    return await begun(client)


async def test_a_code_on_another_screen_opens_one_new_sitting() -> None:
    bench = a_bench()
    async with bench.client() as client:
        page = await on_another_screen(bench, client)
        again = await client.get("/samtale")

    assert WHOSE in page.text
    assert "hemmelig" not in page.text + again.text
    assert sum(m["text"] == WHOSE for m in bench.rasa.told["raw-conversation-key"]) == 1


async def test_what_was_said_before_is_shown_once_the_device_is_known() -> None:
    bench = a_bench()
    async with bench.client() as client:
        page = await on_another_screen(bench, client)
        bench.rasa.session = {"question": "start", "own_device": "no"}
        form = {"key": key_of(page), "choice": choose("own_device", "no")}
        page = await client.post("/samtale", data=form, follow_redirects=True)

    assert "hemmelig" in page.text


async def test_a_sitting_that_could_not_begin_begins_with_the_next_page() -> None:
    bench = a_bench()
    async with bench.client() as phone, bench.client() as client:
        await begun(phone)
        bench.rasa.script = [[OWN]]
        bench.rasa.away = True
        failed = await begun(client)
        bench.rasa.away = False
        page = await client.get("/samtale")

    assert (failed.status_code, WHOSE in page.text) == (503, True)
    assert "Vil du starte?" not in page.text


async def test_the_page_is_emptied_after_ten_quiet_minutes() -> None:
    bench = a_bench()
    async with bench.client() as client:
        await begun(client)
        bench.clock.pass_(minutes=11)
        reply = await client.get("/samtale")
        start = await client.get("/samtale", follow_redirects=True)

    assert (reply.status_code, reply.headers["location"]) == (303, "/?lukket")
    assert 'samtale=""' in reply.headers["set-cookie"]
    assert "Vil du starte?" not in start.text


async def test_somebody_who_writes_slowly_is_not_thrown_out() -> None:
    bench = a_bench()
    async with bench.client() as client:
        await begun(client)
        for _ in range(3):
            bench.clock.pass_(minutes=8)
            await client.post("/samtale/her")
        page = await client.get("/samtale")

    assert page.status_code == 200


async def test_closing_forgets_even_a_copied_cookie() -> None:
    bench = a_bench()
    async with bench.client() as client:
        await begun(client)
        copied = dict(client.cookies)
        await client.post("/luk")
        client.cookies.update(copied)
        reply = await client.get("/samtale")

    assert reply.headers["location"] == "/?lukket"


async def test_only_an_own_device_keeps_the_cookie_when_the_browser_closes() -> None:
    bench = a_bench()
    bench.rasa.session = {"question": "own_device", "own_device": None}
    async with bench.client() as client:
        page = await begun(client)
        asked = page.headers["set-cookie"]
        bench.rasa.session = {"question": "start", "own_device": "yes"}
        yes = {"key": key_of(page), "choice": choose("own_device", "yes")}
        answered = (await client.post("/samtale", data=yes)).headers["set-cookie"]
        bench.clock.pass_(days=3)
        start = await client.get("/")
        again = await client.post("/samtale/fortsaet", follow_redirects=True)

    assert "Max-Age" not in asked
    assert "Max-Age=2592000" in answered
    assert "Fortsæt samtalen" in start.text
    assert again.url.path == "/samtale"


async def test_behind_https_the_cookie_is_secure_and_belongs_to_this_host() -> None:
    bench = Bench(FakeRasa([[ASK]]), secure_cookies=True)
    async with bench.client() as client:
        reply = await client.post("/", data={"code": CODE, "do": "begin"})

    cookie = reply.headers["set-cookie"]
    assert cookie.startswith("__Host-samtale=")
    assert all(word in cookie for word in ("Secure", "HttpOnly", "SameSite=strict", "Path=/"))
    assert "raw-conversation-key" not in cookie
    assert "max-age" in reply.headers["strict-transport-security"]


async def test_without_a_conversation_the_page_leads_to_the_start() -> None:
    async with a_bench().client(cookies={"samtale": "noget-andet"}) as client:
        reply = await client.get("/samtale")

    assert reply.headers["location"] == "/"


@pytest.mark.parametrize("path", ["/", "/?kode=billeder", "/om", "/privatliv", "/was", "/findes-ikke"])
async def test_help_is_on_every_page(path: str) -> None:
    async with a_bench().client() as client:
        page = await client.get(path)

    assert "/hjaelp-nu" in page.text
    assert 'lang="da"' in page.text


async def test_help_on_the_conversation_page_starts_the_crisis_answer() -> None:
    bench = a_bench()
    async with bench.client() as client:
        page = await begun(client)
        await client.post("/samtale", data={"key": key_of(page), "choice": "/crisis"})

    assert bench.rasa.turns[0]["choice"] == "/crisis"


async def test_help_does_not_wait_for_a_rasa_that_is_away() -> None:
    bench = a_bench()
    async with bench.client() as client:
        page = await begun(client)
        bench.rasa.away = True
        reply = await client.post("/samtale", data={"key": key_of(page), "choice": "/crisis"})

    assert reply.headers["location"] == "/hjaelp-nu"


async def test_the_help_page_has_112_first_and_every_number_that_is_given() -> None:
    bench = Bench(help_numbers=lambda: [("Livslinien", "70 201 201"), ("Alarm", "112")])
    async with bench.client() as client:
        page = await client.get("/hjaelp-nu")

    assert re.findall(r'href="tel:(\d+)"', page.text) == ["112", "70201201"]


async def test_looks_are_kept_and_lead_back_to_the_page() -> None:
    async with a_bench().client() as client:
        for look in ("stor", "kontrast", "stor"):
            reply = await client.post("/visning", data={"look": look, "back": "/om"})
        page = await client.get("/om")
        elsewhere = await client.post("/visning", data={"look": "x", "back": "//elsewhere.example"})

    assert reply.headers["location"] == "/om"
    assert '<html lang="da" class="kontrast">' in page.text
    assert elsewhere.headers["location"] == "/"


async def test_paper_shows_the_dream_and_each_answer() -> None:
    card = {"words": "ha en hund", "draft": "Jeg vil gerne have en hund.", "details": {"Hvem": "Mor"}}
    bench = Bench(FakeRasa([[DREAM], [{"text": "Passer det?", "buttons": [], "card": card}]]))
    async with bench.client() as client:
        page = await begun(client)
        await client.post("/samtale", data={"key": key_of(page), "text": "ha en hund"})
        paper = await client.get("/samtale/papir")

    assert "Jeg vil gerne have en hund." in paper.text
    assert "<dt>Hvad drømmer du om?</dt><dd>ha en hund</dd>" in paper.text


async def test_confirmed_speech_is_told_as_spoken_and_a_button_never_is() -> None:
    bench = a_bench()
    async with bench.client() as client:
        page = await begun(client)
        await client.post("/samtale", data={"text": "en hund", "mode": "spoken", "key": key_of(page)})
        start = choose("start", "start")
        await client.post("/samtale", data={"choice": start, "mode": "spoken", "key": key_of(page)})

    assert [turn["mode"] for turn in bench.rasa.turns] == ["spoken", "button"]
