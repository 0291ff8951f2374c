"""Promises of the command line: what is handed over is the last word printed, and trouble is one line."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WITHOUT = ("DROMMEPLAN_", "DATABASE_URL")


def drommeplan(
    home: Path, *arguments: str, fed: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(WITHOUT)}
    return subprocess.run(
        [sys.executable, "-m", "cli", *arguments],
        cwd=ROOT,
        env=bare | {"DROMMEPLAN_HOME": str(home)} | variables,
        input=fed,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_code_is_the_last_word_printed(tmp_path: Path) -> None:
    told = drommeplan(tmp_path, "invite", "--citizen", "borger-1", "--meeting", "2099-03-12")

    assert told.returncode == 0, told.stderr
    assert len(told.stdout.split()[-1]) == 8
    assert told.stdout.split()[-1].isdigit()


def test_a_cpr_number_is_no_reference(tmp_path: Path) -> None:
    told = drommeplan(tmp_path, "invite", "--citizen", "010190-1234")

    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr == "No code was made: cpr number.\n"


def test_an_unknown_caseworker_is_told(tmp_path: Path) -> None:
    told = drommeplan(tmp_path, "invite", "--caseworker", "nobody")

    assert told.returncode == 2
    assert told.stderr == "No code was made: unknown caseworker.\n"


def test_a_link_carries_the_public_address(tmp_path: Path) -> None:
    told = drommeplan(tmp_path, "invite", "--link", DROMMEPLAN_PUBLIC_URL="https://drom.example.dk/")

    assert "Link:      https://drom.example.dk/k/" in told.stdout


def test_a_token_opens_the_desks_api(tmp_path: Path) -> None:
    from operate.processes import now, store
    from settings import Settings

    told = drommeplan(tmp_path, "token", "--scope", "wishes:read")
    kept = store(Settings.read(_env_file=None, home=tmp_path))
    account = kept.account_of_token(told.stdout.split()[-1], now())
    kept.close()

    assert account is not None
    assert account.scopes == frozenset({"wishes:read"})


def test_an_account_signs_in_with_the_password_that_was_printed(tmp_path: Path) -> None:
    from operate.processes import now, store
    from settings import Settings

    drommeplan(tmp_path, "account", "create", "kirsten", "--name", "Kirsten Holm")
    told = drommeplan(tmp_path, "account", "reset", "kirsten")
    kept = store(Settings.read(_env_file=None, home=tmp_path))
    account = kept.check_login("kirsten", told.stdout.split()[-1], "127.0.0.1", now())
    kept.close()

    assert account.name == "Kirsten Holm"
    assert account.must_change


def test_a_login_is_given_once(tmp_path: Path) -> None:
    drommeplan(tmp_path, "account", "create", "kirsten", "--name", "Kirsten Holm")
    told = drommeplan(tmp_path, "account", "create", "kirsten", "--name", "Another")

    assert told.stderr == "No account was made: login taken.\n"


def test_an_administrators_account_is_for_nothing_else(tmp_path: Path) -> None:
    roles = ("--role", "admin", "--role", "caseworker")
    told = drommeplan(tmp_path, "account", "create", "anders", "--name", "Anders", *roles)

    assert told.returncode == 2
    assert "admin and dpo are roles for an account of their own" in told.stderr


def test_the_log_of_moves_can_be_verified(tmp_path: Path) -> None:
    drommeplan(tmp_path, "invite")

    told = drommeplan(tmp_path, "audit", "verify").stdout.splitlines()

    assert told[0] == "The log of moves is whole."
    assert told[1].startswith("1 moves; the newest has the hash ")


def test_draft_answers_each_line_in_order(tmp_path: Path) -> None:
    fed = '{"text": "jeg vil lære at svømme"}\nno json\n{"text": "nej"}\n'
    told = [json.loads(line) for line in drommeplan(tmp_path, "draft", fed=fed).stdout.splitlines()]

    assert [line["text"] for line in told] == ["jeg vil lære at svømme", None, "nej"]
    assert told[0]["goals"] == ["Jeg vil lære at svømme."]
    assert told[1] == {"text": None, "status": "UNREADABLE", "goals": []}


def test_given_lines_are_listed_kept_and_dropped_one_by_one(tmp_path: Path) -> None:
    from operate.processes import now, open_store
    from settings import Settings

    store = open_store(Settings.read(_env_file=None, home=tmp_path))
    store.give_lines(["plimsk og bræsk", "snurr"], now())
    ids = {given.line: given.id for given in store.given_lines()}
    store.close()
    listed = [json.loads(line) for line in drommeplan(tmp_path, "misunderstood").stdout.splitlines()]
    assert {told["line"]: told["id"] for told in listed} == ids

    kept = drommeplan(tmp_path, "misunderstood", ids["plimsk og bræsk"], "--keep", "housing")
    dropped = drommeplan(tmp_path, "misunderstood", ids["snurr"], "--drop")

    assert (kept.returncode, dropped.returncode) == (0, 0)
    assert (tmp_path / "reviewed" / "housing.txt").read_text("utf-8") == "plimsk og bræsk\n"
    assert (tmp_path / "reviewed" / "housing.txt").stat().st_mode & 0o077 == 0
    assert drommeplan(tmp_path, "misunderstood").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["an-id"], "either --keep LABEL or --drop"),
        (["--drop"], "Name one line by its id"),
        (["an-id", "--keep", "housing", "--drop"], "either --keep LABEL or --drop"),
        (["an-id", "--keep", "../secrets/pepper"], "--keep: must be a kind or a life area"),
        (["an-id", "--keep", "housing"], "There is no such line."),
    ],
)
def test_a_review_that_cannot_be_is_one_line_and_writes_nothing(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    told = drommeplan(tmp_path, "misunderstood", *arguments)

    assert (told.returncode, told.stdout) == (2, "")
    assert said in told.stderr
    assert told.stderr.count("\n") == 1
    assert not (tmp_path / "reviewed").exists()


@pytest.mark.parametrize("command", ["serve", "invite", "check", "train", "migrate"])
def test_a_wrong_variable_is_one_line(tmp_path: Path, command: str) -> None:
    told = drommeplan(tmp_path, command, DROMMEPLAN_PORT="eight")

    assert told.returncode == 2
    assert told.stderr.startswith("DROMMEPLAN_PORT: ")
    assert told.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["serve", "invite", "check", "migrate"])
def test_a_database_that_does_not_answer_is_one_line(tmp_path: Path, command: str) -> None:
    told = drommeplan(tmp_path, command, DATABASE_URL="postgresql://plan:hunter2@127.0.0.1:1/plan")

    assert told.returncode == 2
    assert told.stderr.startswith("DATABASE_URL: ")
    assert told.stderr.count("\n") == 1
    assert "hunter2" not in told.stderr


def test_serve_names_a_taken_port_and_its_variable(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        told = drommeplan(tmp_path, "serve", DROMMEPLAN_PORT=port)

    assert told.returncode == 2
    assert f"Port {port}" in told.stderr
    assert "DROMMEPLAN_PORT" in told.stderr
    assert told.stderr.count("\n") == 1


def test_chat_without_a_stack_says_how_to_start_one(tmp_path: Path) -> None:
    told = drommeplan(tmp_path, "chat", DROMMEPLAN_PORT="1")

    assert told.returncode == 2
    assert "make run" in told.stderr


def test_a_reader_that_leaves_is_no_trouble(tmp_path: Path) -> None:
    fed = '{"text": "jeg vil lære at svømme"}\n' * 5000
    command = f"{sys.executable} -m cli draft | head -n 1"
    told = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, input=fed, capture_output=True, text=True, check=False
    )

    assert told.stdout.count("\n") == 1
    assert told.stderr == ""


def test_the_secret_of_a_receiver_is_the_last_word_printed(tmp_path: Path) -> None:
    made = drommeplan(tmp_path, "hook", "add", "https://fagsystem.test/x", "--name", "Nexus")
    secret = made.stdout.split()[-1]
    listed = drommeplan(tmp_path, "hook", "list")
    number = listed.stdout.split("\t")[0]

    assert made.returncode == 0, made.stderr
    assert secret.startswith("whsec_")
    assert "danger." not in made.stdout
    assert ["https://fagsystem.test/x" in listed.stdout, secret in listed.stdout] == [True, False]
    assert drommeplan(tmp_path, "hook", "close", number).stdout == f"Receiver {number} is closed.\n"
    assert "\tclosed\t" in drommeplan(tmp_path, "hook", "list").stdout


def test_a_receiver_that_cannot_be_is_one_line(tmp_path: Path) -> None:
    for arguments in (
        ["http://fagsystem.test/", "--name", "x"],
        ["https://a.test/", "--name", "x", "--event", "y"],
    ):
        told = drommeplan(tmp_path, "hook", "add", *arguments)
        assert (told.returncode, told.stdout, told.stderr.count("\n")) == (2, "", 1)


def test_what_did_not_arrive_can_be_listed_and_sent_again(tmp_path: Path) -> None:
    assert drommeplan(tmp_path, "hook", "dead").stdout == ""
    assert drommeplan(tmp_path, "hook", "resend").stdout == "0 will be sent again.\n"
    told = drommeplan(tmp_path, "hook", "resend", "msg_none")
    assert (told.returncode, told.stderr) == (2, "There is no message msg_none.\n")
