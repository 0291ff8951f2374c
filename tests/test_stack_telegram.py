"""Telegram through the whole stack: the same goal as in the web chat, by text, by voice and through a kill. Slow."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from caseworker.addresses import citizen_page
from settings import Settings
from tests.bench.telegram import Size, invited, talk
from tests.bot_api.people import blocked
from tests.bot_api.server import TOKEN, BotApi, serving
from tests.browser import chromium
from tests.stack import MEETING, Stack, Talk, running, wishes
from tests.telegram_person import PATIENCE, OnTelegram, through_a_dream

PROVENANCE = {
    *("id", "receipt", "citizen_ref", "channel", "kilde", "received_at", "confirmed_by_citizen_at"),
    "quotes",
}
"""What differs by who, when and how; of the quotes, words and question are compared beside it."""
ANNA, BENT, CARL, DORTE, ERIK = range(7_700_112_231, 7_700_112_236)
DREAM = "Jeg vil gerne have en kvorkelhop"


@pytest.fixture(scope="module")
def api() -> Iterator[BotApi]:
    with serving() as server:
        yield server


@pytest.fixture(scope="module")
def stack(api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    more = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_BASE_URL": api.url,
        "TELEGRAM_NEWS_HOURS": "0-24",
    }
    home = tmp_path_factory.mktemp("telegram")
    with running(home, **more, VOICE_ACCEPT_SYNTHETIC_DICTATION="1") as started:
        yield started


@pytest.fixture(scope="module")
def token(stack: Stack) -> str:
    return stack.cli("token", "--scope", "wishes:read", "--scope", "wishes:write").split()[-1]


def of(wish: dict[str, Any]) -> dict[str, Any]:
    """A dream without its provenance."""
    said = [(quote["question"], quote["words"]) for quote in wish["quotes"]]
    return {name: value for name, value in wish.items() if name not in PROVENANCE} | {"said": said}


def until(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.05)


def test_a_dream_is_the_same_by_text_by_voice_and_in_the_web_chat(
    stack: Stack, api: BotApi, token: str
) -> None:
    codes = [stack.invite(MEETING) for _ in range(3)]
    web = Talk(stack).open(codes[0]).press("Ja, min egen")
    written, spoken = OnTelegram(api, ANNA).open(codes[1]), OnTelegram(api, BENT).open(codes[2])
    with ThreadPoolExecutor() as pool:
        by_text = pool.submit(through_a_dream, written, written.say)
        by_voice = pool.submit(through_a_dream, spoken, spoken.speak)
        through_a_dream(web, web.say)
        by_text.result()
        by_voice.result()

    found = {(wish["channel"], wish["quotes"][0]["mode"]): of(wish) for wish in wishes(stack, token)}
    assert set(found) == {("web", "typed"), ("telegram", "typed"), ("telegram", "spoken")}
    assert found["telegram", "typed"] == found["web", "typed"]
    assert found["telegram", "spoken"] == found["web", "typed"]
    assert found["web", "typed"]["why"] == "fordi jeg er voksen"
    assert api.wrong_forms == []


def code_elsewhere(person: OnTelegram) -> str:
    """A code that takes the conversation to another screen."""
    told = person.say("/andetsted").text
    fresh = next(line for line in told.replace(".", " ").split("\n") if any(c.isdigit() for c in line))
    return "".join(sign for sign in fresh if sign.isdigit())[:8]


def test_the_talk_goes_on_at_the_same_question_elsewhere_and_back(stack: Stack, api: BotApi) -> None:
    code = stack.invite()
    carl = OnTelegram(api, CARL).open(code).press("Start")
    assert "Må jeg gemme det" in carl.text
    web = Talk(stack).open(code_elsewhere(carl)).press("Ja, min egen")
    assert "Må jeg gemme det" in web.text
    web.press("Gem det")
    carl.say("/igen")
    assert "Skrive" in carl.titles

    kiosk = Talk(stack).open(code_elsewhere(carl), channel="kiosk")
    assert "Skrive" in kiosk.titles
    kiosk.press("Skrive")
    carl.say("/igen")
    assert "Jeg er alene" in carl.titles


def test_a_kill_of_the_front_loses_nothing_and_asks_nothing_twice(stack: Stack, api: BotApi) -> None:
    dorte = OnTelegram(api, DORTE).open(stack.invite())
    for title in ("Start", "Gem det", "Skrive", "Jeg er alene", "Spring over"):
        dorte.press(title)
    before = len(api.to(DORTE))
    api.slow = 0.3
    api.presses(DORTE, "Spring over")
    api.says(DORTE, DREAM)
    time.sleep(0.2)
    stack.kill("process telegram")
    api.slow = 0.0

    until(lambda: any("Det passer" in [b["text"] for b in m.buttons] for m in api.to(DORTE)[before:]))
    told = [message.text for message in api.to(DORTE)[before:]]
    assert len(told) == len(set(told)) == 2


def test_news_is_announced_without_content_and_told_when_it_is_asked_for(
    stack: Stack, api: BotApi, token: str
) -> None:
    dream = next(wish for wish in wishes(stack, token) if wish["channel"] == "telegram")
    before = {person: len(api.to(person)) for person in (ANNA, BENT)}
    headers = {"Authorization": f"Bearer {token}"}
    moved = httpx.post(
        f"{stack.desk_url}/api/v1/wishes/{dream['id']}/read",
        json={"version": dream["version"]},
        headers=headers,
        timeout=30,
    )
    assert moved.is_success, moved.text

    until(lambda: any(len(api.to(person)) > count for person, count in before.items()))
    (told,) = [message for person, count in before.items() for message in api.to(person)[count:]]
    assert told.text == "Der er nyt til dig. Skriv VIS."
    reader = OnTelegram(api, told.chat)
    assert "læst" in reader.say("VIS").text.lower()


def test_the_desk_shows_who_cannot_be_reached_and_cuts_the_connection_at_once(
    stack: Stack, api: BotApi
) -> None:
    made = stack.cli("account", "create", "kirsten", "--name", "Kirsten", "--keep-password")
    citizen = "T-1"
    code = stack.cli("invite", "--citizen", citizen, "--caseworker", "kirsten").split()[-1]
    erik = OnTelegram(api, ERIK).open(code)
    erik.press("Start")
    with chromium() as browser:
        page = browser.new_page(base_url=stack.desk_url)
        page.set_default_timeout(PATIENCE * 1000)
        page.goto("/log-ind")
        page.locator("[name=login]").fill("kirsten")
        page.locator("[name=password]").fill(made.split()[-1])
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/log-ind" not in url)
        api.update(**blocked(ERIK))
        until(lambda: bool(page.goto(citizen_page(citizen))) and "Kan ikke nås på Telegram" in page.content())
        page.get_by_text("Afbryd forbindelsen").first.click()
        page.get_by_role("button", name="Afbryd forbindelsen").click()
        page.get_by_text("Borgeren har ingen kode").wait_for()

    assert "Samtalen er lukket" in erik.press("Gem det").text
    assert "Gem det" not in erik.titles


def test_a_crowd_loses_nothing_while_the_fronts_are_killed(stack: Stack, api: BotApi) -> None:
    """The measurement's own program, small."""
    size = Size(people=12, turns=7, interval=2.0, between_kills=4.0, killed=("telegram", "front"))
    codes = invited(Settings.read(home=stack.home), size.people)
    people, killed = asyncio.run(talk(stack, api, codes, size))

    assert [name for _, name in killed] == ["telegram", "front"]
    assert [(one.lost, one.doubled, one.astray) for one in people] == [(0, 0, 0)] * size.people
    assert {len(one.took) for one in people} == {size.turns}
    most, shortest = api.fastest()
    assert most <= 30
    assert shortest >= 1.0
    assert api.wrong_forms == []


def test_after_all_this_no_log_holds_the_token_an_account_or_a_word(stack: Stack) -> None:
    logs = [file for file in (stack.home / "log").iterdir() if file.is_file()]
    inbox = [file for file in stack.home.iterdir() if file.name.startswith("telegram.sqlite")]
    kept = [file for file in stack.home.iterdir() if file.name.startswith("drommeplan.sqlite")]
    secret = (TOKEN, TOKEN.partition(":")[2])
    accounts = tuple(str(person) for person in (ANNA, BENT, CARL, DORTE, ERIK))

    assert "telegram.log" in {file.name for file in logs}
    for files, words in (
        (logs, (*secret, *accounts, "kvorkelhop")),
        (inbox, (*accounts, "kvorkelhop")),
        (kept, accounts),
    ):
        lying = b"".join(file.read_bytes() for file in files)
        assert not [word for word in words if word.encode() in lying]
