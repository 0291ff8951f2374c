"""After a full run, with failures in it, no log holds a person's words."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from tests.stack import Stack, Talk, running

# Each stands for words of a kind; none of them occurs anywhere else.
DREAM = "kvorkelhop"
ANSWER = "snurrifax"
CPR = "010203-9876"
CODE = "forkertkodeplim"
ADDRESS = "adresselinjeplam"
LOGIN = "logindplum"
DANGER = "dødsenstrist zibbelnok"
PLANTED = (DREAM, ANSWER, CPR, CPR.replace("-", ""), CODE, ADDRESS, LOGIN, "zibbelnok")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a stack in which a citizen has talked, and things have gone wrong; it has ended since."""
    home = tmp_path_factory.mktemp("logs")
    with running(home) as stack:
        said_and_answered(stack)
        talk = Talk(stack).open(stack.invite())  # before a wrong code, after which everybody here has to wait
        turned_away(stack)
        broken_in_mid_talk(stack, talk)
    return home


def said_and_answered(stack: Stack) -> None:
    talk = Talk(stack).open(stack.invite())
    for words in (f"Jeg vil gerne have en {DREAM}", f"fordi {ANSWER}", f"mit nummer er {CPR}"):
        talk.say(words)
    talk.say(f"jeg vil dø {DANGER}")
    talk.reload()


def turned_away(stack: Stack) -> None:
    with httpx.Client(base_url=stack.citizen_url, timeout=60) as citizen:
        citizen.post("/api/conversations", json={"code": CODE})
        citizen.get(f"/k/{CODE}", params={"q": ADDRESS})
        citizen.get(f"/{ADDRESS}")
        citizen.post("/api/conversations", content=f'{{"text": "{DREAM}"')
        citizen.post(f"/api/conversations/{ADDRESS}/messages", json={"text": DREAM})
    with httpx.Client(base_url=stack.desk_url, timeout=60) as desk:
        desk.post("/log-ind", data={"login": LOGIN, "password": LOGIN})
        desk.get(f"/droemme/{ADDRESS}", headers={"Authorization": f"Bearer {LOGIN}"})


def broken_in_mid_talk(stack: Stack, talk: Talk) -> None:
    stack.kill("process hinge")
    # On a busy machine its successor may take longer than a turn waits.
    talk.say(f"Jeg drømmer om {DREAM}", patient=True)


@pytest.mark.parametrize("words", PLANTED)
def test_no_log_holds_a_persons_words(home: Path, words: str) -> None:
    logs = [
        file
        for file in home.rglob("*")
        if file.is_file() and not {".sqlite", ".gz"} & {file.suffix.partition("-")[0]}
    ]
    told = [file.name for file in logs if words.encode() in file.read_bytes()]

    assert any(file.name == "rasa.log" for file in logs)
    assert not told
