"""Promises of /lyd: whoever belongs here is heard, whatever is odd has a clear end, and nobody else is harmed."""

from __future__ import annotations

import asyncio
import json
import logging
import math
import os
import random
import struct
from array import array
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import Any
from uuid import uuid4

import httpx
import psutil
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from bot.handles import new_handle
from plan.danish_cpr import REMOVED
from tests.browser import served
from tests.spoken import SpeakingBench, blocks, nest, silence, spoken
from voice import open_socket
from voice.lyd import PROTOCOL
from voice.open_socket import ELSEWHERE, ENDED, FULL, IDLE, ODD

HEAVIER = 100
"""MiB that buffers and one person's recogniser may take while far more than that is sent."""
UNANSWERED = 1011
"""What a socket is closed with whose other end answers no ping for twenty seconds."""
PATIENCE = 200
"""Seconds. A minute of sound is heard in a quarter of one where others are busy, and in more where many are."""
WORDS = "Jeg vil gerne have en hund"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> SpeakingBench:
    return SpeakingBench(tmp_path_factory.mktemp("lyd") / "cache", most=4)


@pytest.fixture(scope="module")
def address(bench: SpeakingBench) -> Iterator[str]:
    with served(bench.app, bench.people.aclose) as address:
        yield address


@pytest.fixture(autouse=True)
def rasa_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """It answers at once, but a busy machine takes its time."""
    monkeypatch.setattr(open_socket, "_NAMES_SECONDS", 60.0)
    monkeypatch.setattr(open_socket, "_CODE_SECONDS", 60.0)


@pytest.fixture(autouse=True)
async def nobody_is_left(bench: SpeakingBench) -> AsyncIterator[None]:
    """The next test has all the places: a process takes a moment to end."""
    yield
    async with asyncio.timeout(PATIENCE):
        while bench.people.here:
            await asyncio.sleep(0.02)


class Page:
    """A page that listens and speaks."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.sounds: list[bytes] = []

    async def ask(self, **what: Any) -> None:
        await self.socket.send(json.dumps(what))

    async def until(self, *kinds: str) -> dict[str, Any]:
        """The next message of these kinds."""
        async with asyncio.timeout(PATIENCE):
            while True:
                message = await self.socket.recv()
                if isinstance(message, bytes):
                    self.sounds.append(message)
                    continue
                told: dict[str, Any] = json.loads(message)
                if told["is"] in kinds:
                    return told

    async def hear(self, sound: bytes, *, press: bool = False, **how: Any) -> dict[str, Any]:
        """A turn with this sound: what comes of it."""
        await self.ask(do="listen", n=1, silence=2, **how)
        for block in blocks(sound):
            await self.socket.send(block)
        if press:
            await self.ask(do="done")
        return await self.until("heard", "nothing", "speed")

    async def end(self) -> int:
        """The number that it is closed with, whatever is told before."""
        async with asyncio.timeout(PATIENCE):
            try:
                while True:
                    await self.socket.recv()
            except ConnectionClosed as closed:
                return closed.rcvd.code if closed.rcvd else 0


def sealed(bench: SpeakingBench, conversation: str | None = None) -> str:
    return bench.door.sealed(new_handle(conversation or uuid4().hex, "web", bench.clock()))


@asynccontextmanager
async def page(
    bench: SpeakingBench, address: str, cookie: str | None = None, **how: Any
) -> AsyncIterator[Page]:
    how = {"origin": address, "subprotocols": [PROTOCOL], "close_timeout": 1, **how}
    headers = {"Cookie": f"samtale={cookie or sealed(bench)}"}
    url = address.replace("http", "ws") + "/lyd"
    async with connect(url, additional_headers=headers, **how) as socket:
        yield Page(socket)


async def still_hears(bench: SpeakingBench, address: str) -> None:
    """Somebody else is heard as ever."""
    async with page(bench, address) as other:
        assert (await other.hear(spoken(WORDS) + silence(3)))["text"] == WORDS.lower()


async def test_an_open_turn_is_heard_with_words_and_their_times(bench: SpeakingBench, address: str) -> None:
    async with page(bench, address) as one:
        ready = await one.until("ready")
        heard = await one.hear(silence(1) + spoken(WORDS) + silence(3))

    assert (ready["dictation"], ready["choice"], ready["voice"], ready["synthetic"]) == (True,) * 4
    assert (heard["text"], heard["why"], heard["option"]) == (WORDS.lower(), "silence", None)
    assert [word["word"] for word in heard["words"]] == WORDS.lower().split()


async def test_a_choice_is_one_of_the_titles(bench: SpeakingBench, address: str) -> None:
    async with page(bench, address) as one:
        heard = await one.hear(
            silence(0.5) + spoken("Nej tak") + silence(3), question="choice", options=["Ja", "Nej, tak"]
        )

    assert heard["option"] == "Nej, tak"


async def test_a_short_word_that_stands_on_no_button_is_answered_soon(
    bench: SpeakingBench, address: str
) -> None:
    said, options = silence(1) + spoken("Nej") + silence(15), ["Ring 112", "Hent en", "Jeg er ikke i fare"]
    async with page(bench, address) as one:
        told = await one.hear(said, question="choice", options=options)

    assert (told["is"], told["why"]) == ("nothing", "not_understood")


@pytest.mark.parametrize("how", [{"question": "open"}, {"question": "choice", "options": ["Ja", "Nej"]}])
async def test_slower_is_asked_for_aloud(bench: SpeakingBench, address: str, how: dict[str, Any]) -> None:
    async with page(bench, address) as one:
        told = await one.hear(silence(0.5) + spoken("Tal langsommere") + silence(3), **how)

    assert told == {"is": "speed", "n": 1, "speed": 110}


async def test_who_says_so_is_finished_and_it_is_no_part_of_the_words(
    bench: SpeakingBench, address: str
) -> None:
    async with page(bench, address) as one:
        heard = await one.hear(spoken(f"{WORDS}. Jeg er færdig.") + silence(2))

    assert (heard["text"], heard["why"], len(heard["words"])) == (WORDS.lower(), "finished", 6)


@pytest.mark.parametrize(
    ("chosen", "pause", "heard"),
    [({"silence": 2}, 4, "jeg vil gerne"), ({}, 3.5, "jeg vil gerne have en hund")],
)
async def test_a_pause_inside_a_sentence_ends_it_only_where_it_is_longer_than_was_chosen(
    bench: SpeakingBench, address: str, chosen: dict[str, Any], pause: float, heard: str
) -> None:
    # The voice is silent for a moment itself behind what it says.
    begun = spoken("Jeg vil gerne")
    spoken_until = len(begun.rstrip(b"\0")) // 2 * 2
    said = begun[:spoken_until] + silence(pause) + spoken("have en hund") + silence(6)
    async with page(bench, address) as one:
        await one.ask(do="listen", n=1, **chosen)
        for block in blocks(silence(0.5) + said):
            await one.socket.send(block)
        told = await one.until("heard", "nothing")

    assert (told["is"], told["why"], told["text"]) == ("heard", "silence", heard)


async def test_a_personal_number_never_reaches_the_page(bench: SpeakingBench, address: str) -> None:
    number = "Mit nummer er femten tolv halvfems tolv fireogtredive, og jeg vil gerne have en hund."
    shown = []
    async with page(bench, address) as one:
        await one.ask(do="listen", n=1, silence=2)
        for block in blocks(spoken(number) + silence(3)):
            await one.socket.send(block)
        while (told := await one.until("partial", "heard"))["is"] == "partial":
            shown.append(told["text"])

    assert told["text"] == f"mit nummer er {REMOVED} og jeg vil gerne have en hund"
    assert [word["word"] for word in told["words"]].count(REMOVED) == 1
    assert "CPR" in told["removed"]
    assert shown
    assert not any("fireog" in text for text in shown)


async def test_a_press_ends_a_turn_and_another_takes_it_back(bench: SpeakingBench, address: str) -> None:
    async with page(bench, address) as one:
        await one.ask(do="listen", n=7)
        await one.socket.send(spoken(WORDS)[:64000])
        await one.ask(do="drop")
        await one.ask(do="listen", n=8)
        for block in blocks(spoken("Ja")):
            await one.socket.send(block)
        await one.ask(do="done")
        heard = await one.until("heard", "nothing")

    assert (heard["n"], heard["text"], heard["why"]) == (8, "ja", "button")


async def test_a_text_is_read_with_its_places_and_its_options_before_their_keys(
    bench: SpeakingBench, address: str
) -> None:
    text = "Mødet er den 2. december kl. 9. Kommer du?"
    told = []
    async with page(bench, address) as one:
        await one.ask(do="say", n=3, text=text, options=["Ja", "Nej"], keys=True)
        while (one_of := await one.until("sentence", "said"))["is"] == "sentence":
            told.append(one_of)

    assert one_of["spoken"] is True
    assert [text[t["from"] : t["to"]] for t in told[:2]] == ["Mødet er den 2. december kl. 9.", "Kommer du?"]
    assert [(t["option"], t["text"]) for t in told[2:]] == [(0, "Ja"), (0, "Ja"), (1, "Nej"), (1, "Nej")]
    assert len(one.sounds) == len(told) == told[0]["of"]
    assert all(sound.startswith(b"RIFF") for sound in one.sounds)


async def test_it_is_hushed_within_300_ms(bench: SpeakingBench, address: str) -> None:
    took = []
    async with page(bench, address) as one:
        for n in range(5):
            await one.ask(do="say", n=n, text="Det her er en lang historie. " * 300)
            await one.until("sentence")
            began = asyncio.get_running_loop().time()
            await one.ask(do="hush")
            said = await one.until("said")
            took.append(asyncio.get_running_loop().time() - began)
            assert (said["n"], said["spoken"]) == (n, False)

    # Who else is busy on this machine may hold up one of them, and not all.
    assert min(took) < 0.3


async def test_nothing_but_the_bots_own_sentences_is_kept(bench: SpeakingBench, address: str) -> None:
    async with page(bench, address) as one:
        for own, text in ((False, "Min hemmelige drøm."), (True, "Hvad drømmer du om?"), (False, "Hej Bo.")):
            await one.ask(do="say", n=1, text=text, own=own)
            await one.until("said")
        kept = bench.people._given.cache
        assert not kept.exists()
        await one.ask(do="say", n=1, text="Hvad drømmer du om?", own=False)
        await one.until("said")

    assert len(list(kept.iterdir())) == 1


@pytest.mark.parametrize(
    "text",
    ["", "ja", "[]", "{}", '{"do":"format"}', '{"do":"listen"}', '{"do":"listen","n":true}', '{"do":["listen"]}'
     '{"do":"listen","n":1,"silence":NaN}', '{"do":"say","n":1,"text":7}', '{"do":"listen","n":1,"options":"x"}',
     '{"do":"say","n":1,"text":"' + "a" * 70_000 + '"}', "[" * 5000],
)  # fmt: skip
async def test_odd_messages_end_the_socket(bench: SpeakingBench, address: str, text: str) -> None:
    async with page(bench, address) as one:
        await one.until("ready")
        await one.socket.send(text)
        gone = await one.until("gone")

        assert "Prøv igen" in gone["text"]
        assert await one.end() == ODD


@pytest.mark.parametrize("sound", [b"", b"\0", bytes(3201), bytes(70_000)])
async def test_odd_sound_ends_the_socket(bench: SpeakingBench, address: str, sound: bytes) -> None:
    async with page(bench, address) as one:
        await one.ask(do="listen", n=1)
        await one.socket.send(sound)

        assert await one.end() == ODD
    await still_hears(bench, address)


async def test_a_frame_without_measure_is_not_even_read(bench: SpeakingBench, address: str) -> None:
    async with page(bench, address) as one:
        await one.until("ready")
        with suppress(ConnectionClosed):
            await one.socket.send(bytes(20 * 2**20))

        assert await one.end() in (1009, ODD)
    await still_hears(bench, address)


async def test_who_asks_for_more_than_can_be_read_aloud_is_ended(bench: SpeakingBench, address: str) -> None:
    long = "Det her er en lang historie. " * 100
    async with page(bench, address) as one:
        await one.until("ready")
        with suppress(ConnectionClosed):
            for n in range(300):
                await one.ask(do="say", n=n, text=long)

        assert await one.end() == ODD
    await still_hears(bench, address)


async def test_who_hushes_and_asks_anew_is_read_to_as_long_as_they_like(
    bench: SpeakingBench, address: str
) -> None:
    async with page(bench, address) as one:
        for n in range(300):
            await one.ask(do="say", n=n, text="Hej.")
            await one.ask(do="hush")
            await one.until("said")


async def test_words_without_end_are_counted_as_sound_is(
    bench: SpeakingBench, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_socket, "_MOST_BYTES", 1_000_000)
    async with page(bench, address) as one:
        await one.until("ready")
        with suppress(ConnectionClosed):
            for _ in range(100):
                await one.ask(do="here", more="a" * 50_000)

        assert await one.end() == ODD


def floats() -> bytes:
    return struct.pack("<f", math.nan) * 8000 + struct.pack("<f", 0.5) * 8000


def stereo() -> bytes:
    """48 kHz in two channels, by mistake."""
    one = array("h", spoken("Ja"))
    return array("h", (sample for each in one for sample in (each,) * 6)).tobytes()


@pytest.mark.parametrize("sound", [bytes(32000 * 61), floats(), stereo()])
async def test_sound_of_the_wrong_kind_ends_its_turn_as_nothing_or_as_words(
    bench: SpeakingBench, address: str, sound: bytes
) -> None:
    async with page(bench, address) as one:
        told = await one.hear(sound + silence(1), press=True)

        assert told["is"] == "nothing" or told["why"] in ("silence", "button")
        assert (await one.hear(spoken(WORDS) + silence(3)))["text"] == WORDS.lower()


async def flood(bench: SpeakingBench, one: Page) -> tuple[int, float]:
    """Noise for ever, until it is closed: bytes that were sent, and MiB that it took here and in all processes."""
    # A spare that is being started meanwhile is not of it.
    while not (bench.people._spare and bench.people._spare.done()):
        await asyncio.sleep(0.02)
    loud, everybody = random.Random(1).randbytes(60_000), (psutil.Process(), *processes())
    sent, before = 0, weight(everybody)
    most = before
    with suppress(ConnectionClosed):
        while sent < 2**30:
            await one.socket.send(loud)
            await asyncio.sleep(0)  # a client that only sends never reads that it is closed
            sent += len(loud)
            if sent % (50 * len(loud)) == 0:
                most = max(most, weight(everybody))
    return sent, most - before


async def test_an_endless_stream_ends_and_one_beside_it_is_heard(bench: SpeakingBench, address: str) -> None:
    async with page(bench, address) as one:
        await one.ask(do="listen", n=1)
        await still_hears(bench, address)
        sent, taken = await flood(bench, one)

        # Who never stops sending may not hear the number; on a busy machine no answer to a ping comes through either.
        assert await one.end() in (ODD, UNANSWERED, 0)
    assert sent < 512 * 2**20
    assert taken < HEAVIER


async def test_a_flood_before_any_turn_is_kept_nowhere_and_harms_no_open_one(
    bench: SpeakingBench, address: str
) -> None:
    async with page(bench, address) as other, page(bench, address) as one:
        await one.until("ready")
        await other.ask(do="listen", n=1, silence=2)
        sent, taken = await flood(bench, one)
        for block in blocks(spoken(WORDS) + silence(3)):
            await other.socket.send(block)

        assert (await other.until("heard"))["text"] == WORDS.lower()
    assert sent < 512 * 2**20
    assert taken < HEAVIER


@pytest.mark.parametrize("origin", [None, "null", "https://andet.dk", "http://127.0.0.1:1"])
async def test_a_page_of_another_site_is_turned_away(
    bench: SpeakingBench, address: str, origin: str | None
) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with page(bench, address, origin=origin):
            pass

    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("cookie", ["nothing", "a" * 5000])
async def test_without_a_conversation_there_is_nothing_to_hear(
    bench: SpeakingBench, address: str, cookie: str
) -> None:
    async with page(bench, address, cookie) as one:
        assert "lukket" in (await one.until("gone"))["text"]
        assert await one.end() == ENDED


async def test_a_second_socket_of_a_conversation_takes_over(bench: SpeakingBench, address: str) -> None:
    cookie = sealed(bench)
    async with page(bench, address, cookie) as first:
        await first.until("ready")
        async with page(bench, address, cookie) as second:
            assert "andet vindue" in (await first.until("gone"))["text"]
            assert await first.end() == ELSEWHERE
            assert (await second.hear(spoken(WORDS) + silence(3)))["text"] == WORDS.lower()


async def test_a_conversation_that_is_closed_ends_the_socket_and_its_process(
    bench: SpeakingBench, address: str
) -> None:
    handle = new_handle(uuid4().hex, "web", bench.clock())
    async with page(bench, address, bench.door.sealed(handle)) as one:
        pid = await own_process(one)
        bench.door.presence.end(handle, bench.clock())

        assert await one.end() == ENDED
    await gone(pid)


async def test_who_has_not_come_for_ten_minutes_is_listened_to_no_more(
    bench: SpeakingBench, address: str
) -> None:
    async with page(bench, address) as gone_away:
        pid = await own_process(gone_away)
        bench.passed += 590
        async with page(bench, address) as other:
            await other.until("ready")
            bench.passed += 20

            assert "Tryk" in (await gone_away.until("gone"))["text"]
            assert await gone_away.end() == IDLE
            assert (await other.hear(spoken(WORDS) + silence(3)))["text"] == WORDS.lower()
    await gone(pid)


async def test_a_name_that_was_told_before_is_known_again(bench: SpeakingBench, address: str) -> None:
    sound = spoken("Hun hedder Sara og bor i Vejle") + silence(3)
    handle = new_handle(uuid4().hex, "kiosk", bench.clock())
    bench.rasa.told[handle.conversation] = [
        {"text": "Hvad hedder din hund, Sara?", "buttons": [], "from": "bot"},
        {"text": "min hund hedder zara", "buttons": [], "from": "citizen"},
    ]
    async with page(bench, address) as somebody, page(bench, address, bench.door.sealed(handle)) as they:
        usual = await somebody.hear(sound)
        theirs = await they.hear(sound)

    assert usual["text"] == "hun hedder sara og bor i vejle"
    assert theirs["text"] == "hun hedder zara og bor i vejle"


async def test_names_of_before_that_this_browser_does_not_show_are_not_used(
    bench: SpeakingBench, address: str
) -> None:
    handle = new_handle(uuid4().hex, "web", bench.clock())
    bench.rasa.told[handle.conversation] = [
        {"text": "min hund hedder Zara", "buttons": [], "from": "citizen"}
    ]
    bench.door.presence.link(handle, bench.clock())
    bench.door.presence.sit_down(handle, bench.clock(), older=1)
    async with page(bench, address, bench.door.sealed(handle)) as one:
        heard = await one.hear(spoken("Hun hedder Sara og bor i Vejle") + silence(3))

    assert "sara" in heard["text"]


async def test_without_rasa_one_is_heard_all_the_same(bench: SpeakingBench, address: str) -> None:
    bench.rasa.away = True
    try:
        await still_hears(bench, address)
    finally:
        bench.rasa.away = False


async def test_a_process_ends_with_its_page(bench: SpeakingBench, address: str) -> None:
    async with page(bench, address) as one:
        pid = await own_process(one)
    await gone(pid)


async def test_a_process_that_dies_is_told_kindly_and_the_next_one_hears(
    bench: SpeakingBench, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "voice")
    async with page(bench, address) as one:
        os.kill(await own_process(one), 9)

        assert "ikke din fejl" in (await one.until("gone"))["text"]
    await still_hears(bench, address)
    assert "hund" not in caplog.text


async def test_more_people_than_were_agreed_are_asked_to_write(bench: SpeakingBench, address: str) -> None:
    cookies = [with_code(bench) for _ in range(4)]
    async with all_ready(bench, address, *cookies), page(bench, address, with_code(bench)) as fifth:
        assert "Skriv" in (await fifth.until("gone"))["text"]
        assert await fifth.end() == FULL


async def test_those_who_only_practise_never_hold_off_who_has_a_code(
    bench: SpeakingBench, address: str
) -> None:
    async with (
        all_ready(bench, address, *PRACTISING),
        page(bench, address) as practising,
        page(bench, address, with_code(bench)) as citizen,
    ):
        assert await practising.end() == FULL
        assert (await citizen.hear(spoken(WORDS) + silence(3)))["text"] == WORDS.lower()


async def test_a_page_is_read_to_who_has_a_code_while_others_practise(
    bench: SpeakingBench, address: str
) -> None:
    async with all_ready(bench, address, *PRACTISING):
        url, cookies = f"{address}/samtale/oplaes/0", {"samtale": with_code(bench)}
        async with httpx.AsyncClient(cookies=cookies) as browser:
            read = await browser.get(url)
            bench.rasa.session["linked"] = False
            try:
                refused = await browser.get(url)
            finally:
                bench.rasa.session["linked"] = True

    assert (read.status_code, refused.status_code) == (200, 503)


PRACTISING = (None, None, None)
"""The cookies of as many as may speak without a code."""


@asynccontextmanager
async def all_ready(bench: SpeakingBench, address: str, *cookies: str | None) -> AsyncIterator[None]:
    """Each of them has a place to speak, for a block."""
    async with AsyncExitStack() as all_of_them:
        for cookie in cookies:
            one = await all_of_them.enter_async_context(page(bench, address, cookie))
            await one.until("ready")
        yield


def with_code(bench: SpeakingBench) -> str:
    """The cookie of somebody whose conversation a code opened."""
    conversation = uuid4().hex
    bench.rasa.told[conversation] = [{"text": "Hej.", "buttons": [], "from": "bot"}]
    return sealed(bench, conversation)


async def own_process(one: Page) -> int:
    """The process behind this page, where it is the only one: the spare beside it is younger."""
    await one.until("ready")
    await one.hear(spoken(WORDS) + silence(3))
    return min(processes(), key=psutil.Process.create_time).pid


def weight(everybody: Iterable[psutil.Process]) -> float:
    """MiB of processes; one that has ended has none."""
    total = 0
    for one in everybody:
        with suppress(psutil.NoSuchProcess):
            total += one.memory_info().rss
    return total / 2**20


def processes() -> list[psutil.Process]:
    return nest().children()


async def gone(pid: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while psutil.pid_exists(pid):
            await asyncio.sleep(0.05)
