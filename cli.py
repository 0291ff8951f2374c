"""`drommeplan`: reads arguments, calls one function of operate/, prints. Decides nothing.

Long because it is a list: one short function for each command, whose help stands in it.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from operate import CannotGoOn
from settings import Settings, WrongSetting

app = typer.Typer(
    help="From a young person's dream to the plan meeting.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
account = typer.Typer(help="Logins for the desk.", no_args_is_help=True)
audit = typer.Typer(help="The log of moves.", no_args_is_help=True)
hook = typer.Typer(help="Receivers of events in other systems.", no_args_is_help=True)
app.add_typer(account, name="account")
app.add_typer(audit, name="audit")
app.add_typer(hook, name="hook")
voice = typer.Typer(
    help="Speech models: which there are, new ones, how well they hear.", no_args_is_help=True
)
app.add_typer(voice, name="voice")


def say(line: str) -> None:
    """Tell the operator; standard output is kept for what a command is asked for."""
    print(line, file=sys.stderr, flush=True)


@app.command()
def serve(
    with_parent: Annotated[
        bool, typer.Option("--with-parent", help="End when the program that started this one ends.")
    ] = False,
) -> None:
    """Start everything, wait until it can answer, restart what dies. Ctrl-C ends it."""
    from operate.service import serve as run

    run(Settings.read(), say, with_parent=with_parent)


@app.command(hidden=True)
def process(name: str) -> None:
    """Be one process of the stack; the process runner calls this."""
    from operate.processes import become

    become(name, Settings.read())


@app.command()
def train() -> None:
    """Train Rasa's model, unless the training data is the same as before."""
    from operate.model import train as run

    run(Settings.read(), say)


@app.command()
def migrate() -> None:
    """Bring the database to this version."""
    from operate.service import migrate as run

    run(Settings.read(), say)


@app.command()
def work() -> None:
    """Keep the clocks: erase what is due, prepare reminders. `serve` runs it as well."""
    from operate.processes import become

    become("work", Settings.read())


@app.command()
def check() -> None:
    """List what an operator still has to fill in or confirm; 1 when there is something."""
    from operate.check import check as run

    raise typer.Exit(1 if run(Settings.read()) else 0)


@app.command()
def invite(
    citizen: Annotated[str | None, typer.Option(help="Your own reference; never a CPR number.")] = None,
    meeting: Annotated[str | None, typer.Option(help="Date of the plan meeting, 2027-03-12.")] = None,
    place: Annotated[str | None, typer.Option(help="Where the meeting is.")] = None,
    caseworker: Annotated[str | None, typer.Option(help="Login of the caseworker.")] = None,
    municipality: Annotated[str | None, typer.Option(help="Default: DROMMEPLAN_MUNICIPALITY.")] = None,
    days: Annotated[int, typer.Option(min=1, max=365, help="Days that the code is good for.")] = 30,
    under_18: Annotated[bool, typer.Option("--under-18", help="A plan for somebody of 16 or 17.")] = False,
    link: Annotated[bool, typer.Option("--link", help="Print a link as well.")] = False,
    qr: Annotated[bool, typer.Option("--qr", help="Print the link and its QR code as well.")] = False,
) -> None:
    """Make a citizen's code: the last word printed."""
    from operate import people

    wanted = people.Invitation(citizen, caseworker, municipality, meeting, place, days, under_18, link, qr)
    people.invite(Settings.read(), wanted)


@app.command()
def token(
    name: Annotated[str, typer.Option(help="Which system will use it.")] = "api",
    scope: Annotated[list[str], typer.Option(help="A wrong one lists them all.")] = ["wishes:read"],  # noqa: B006 - typer copies it
    days: Annotated[int, typer.Option(min=1, max=3650)] = 365,
) -> None:
    """Make a token for the desk's API: the last word printed."""
    from operate import people

    people.token(Settings.read(), name, scope, days)


@app.command()
def draft(
    explain: Annotated[bool, typer.Option(help="Add where each word of a goal comes from.")] = False,
) -> None:
    """JSON lines of {"text"} in; {"text", "status", "goals"} out, one each."""
    from operate import understanding

    understanding.draft(sys.stdin.buffer, sys.stdout.buffer, say, explain=explain)


@app.command()
def understand() -> None:
    """JSON lines of {"text"} in; kind, area, confidence, crisis and check out, one each."""
    from operate import understanding

    understanding.understand(Settings.read(), sys.stdin.buffer, sys.stdout.buffer, say)


@app.command()
def transcribe(
    file: Annotated[Path, typer.Argument(help="A WAV, FLAC, Ogg or MP3 file.", show_default=False)],
    person: Annotated[Path | None, typer.Option(help="A person's own file, from `voice adapt`.")] = None,
    key: Annotated[Path | None, typer.Option(help="The file with its key.")] = None,
) -> None:
    """Write down what is said in FILE: {"text", "words": [{"word", "start", "end", "confidence"}]}."""
    from operate import speech

    if person and key:
        from operate import voice_adapt

        print(voice_adapt.transcribe(Settings.read(), file, person, key, say))
    else:
        print(speech.transcribe(Settings.read(), file, say))


@app.command()
def speak(
    text: str,
    file: Annotated[Path, typer.Argument(help="The WAV file to write.", show_default=False)],
    speed: Annotated[
        int | None, typer.Option(min=70, max=300, help="Words a minute; default: DROMMEPLAN_VOICE_SPEED.")
    ] = None,
) -> None:
    """Read TEXT aloud into FILE, with the Danish voice of this machine."""
    from operate import speech

    speech.speak(Settings.read(), text, file, speed)


@app.command()
def kiosk(
    url: Annotated[
        str | None, typer.Argument(help="Address of the citizens' pages; default: this machine's own.")
    ] = None,
    switch: Annotated[
        bool, typer.Option("--switch", help="Begin with a frame that walks, for one switch (Space or Enter).")
    ] = False,
) -> None:
    """Show the kiosk full screen in Chromium, with a fresh browser for each person. Ctrl-C ends it."""
    from operate.kiosk import show

    _end_kindly()
    show(Settings.read(), say, url, switch=switch)


@app.command()
def misunderstood(
    line: Annotated[str | None, typer.Argument(help="Id of one line; without it all are listed.")] = None,
    keep: Annotated[
        str | None,
        typer.Option(help="Kind or life area: adds it to reviewed/<label>.txt under DROMMEPLAN_HOME."),
    ] = None,
    drop: Annotated[bool, typer.Option("--drop", help="Erase it.")] = False,
) -> None:
    """List what was not understood and was given to learn from; keep or drop one line."""
    from operate.misunderstood import review

    review(Settings.read(), line, keep, drop)


@app.command()
def chat(code: Annotated[str | None, typer.Option(help="A citizen's code.")] = None) -> None:
    """Talk to the running stack in this terminal; a number chooses a button."""
    from operate.terminal_chat import chat as run

    run(Settings.read(), code)


@account.command("create")
def create_account(
    login: str,
    name: Annotated[str, typer.Option(help="The name that citizens and colleagues see.")],
    role: Annotated[
        list[str],
        typer.Option(help="caseworker, leader, provider, guide, duty, dpo, admin; may be repeated."),
    ] = ["caseworker"],  # noqa: B006 - typer copies it
    municipality: Annotated[str | None, typer.Option(help="Default: DROMMEPLAN_MUNICIPALITY.")] = None,
    unit: Annotated[
        str | None, typer.Option(help="Part of the municipality, or a provider's own; without it: all.")
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep-password", help="The password need not be changed at the first sign-in.")
    ] = False,
) -> None:
    """Make a login for the desk: the password is the last word printed."""
    from operate import people

    wanted = people.NewAccount(login, name, role, municipality, unit, keep)
    people.create_account(Settings.read(), wanted)


@account.command("list")
def list_accounts() -> None:
    """One line for each account."""
    from operate import people

    people.list_accounts(Settings.read())


@account.command("reset")
def reset_account(
    login: str,
    keep: Annotated[
        bool, typer.Option("--keep-password", help="The password need not be changed at the next sign-in.")
    ] = False,
    second_step_off: Annotated[
        bool, typer.Option("--second-step-off", help="Ask for no code either: the phone was lost.")
    ] = False,
) -> None:
    """Give an account a new password: the last word printed."""
    from operate import people

    people.reset_account(Settings.read(), login, keep=keep, second_step_off=second_step_off)


@audit.command("verify")
def verify_audit() -> None:
    """Tell whether the log of moves is whole."""
    from operate import people

    people.verify_audit(Settings.read())


Municipality = Annotated[str | None, typer.Option(help="Default: DROMMEPLAN_MUNICIPALITY.")]


@hook.command("add")
def add_hook(
    url: str,
    name: Annotated[str, typer.Option(help="Which system receives them.")],
    event: Annotated[list[str], typer.Option(help="Such as wish.sent; default: all but danger.*")] = [],  # noqa: B006 - typer copies it
    municipality: Municipality = None,
) -> None:
    """Make a receiver of events: its secret is the last word printed."""
    from operate import hooks

    hooks.add(Settings.read(), name, url, event, municipality)


@hook.command("list")
def list_hooks(municipality: Municipality = None) -> None:
    """One line for each receiver."""
    from operate import hooks

    hooks.listed(Settings.read(), municipality)


@hook.command("dead")
def dead_letters(municipality: Municipality = None) -> None:
    """List what did not arrive, however often it was tried."""
    from operate import hooks

    hooks.dead(Settings.read(), municipality)


@hook.command("resend")
def resend(
    message: Annotated[list[str] | None, typer.Argument(help="Ids from `dead`; none: all of them.")] = None,
    municipality: Municipality = None,
) -> None:
    """Try again what did not arrive."""
    from operate import hooks

    hooks.resend(Settings.read(), message or [], municipality)


@hook.command("close")
def close_hook(receiver: str, municipality: Municipality = None) -> None:
    """Send nothing more to a receiver."""
    from operate import hooks

    hooks.close(Settings.read(), receiver, municipality)


@voice.command("list")
def list_voices() -> None:
    """List the speech models, and which of them answers which question."""
    from operate import speech

    print(speech.answering(Settings.read(), say))


@voice.command("install")
def install_voice(
    model: Annotated[str, typer.Argument(help="A folder, zip or tar file, an address, or a known name.")],
    sha256: Annotated[
        str | None, typer.Option(help="Checksum that the publisher tells; an address needs it.")
    ] = None,
) -> None:
    """Install a Danish speech model (at most 4 GB) under DROMMEPLAN_HOME; a stopped download goes on where it was."""
    from operate.voice_install import install

    install(Settings.read(), model, sha256, say)


@voice.command("adapt")
def adapt_voice(
    recordings: Annotated[
        Path, typer.Argument(help="About ten sentences that one person read: WAV files and a CSV.")
    ],
    file: Annotated[Path, typer.Argument(help="The person's locked file to write.")],
    key: Annotated[Path, typer.Option(help="The file to write its key into; keep it elsewhere.")],
    they_said_yes: Annotated[bool, typer.Option("--they-said-yes", help="The person wants this.")] = False,
) -> None:
    """Make the speech model used to one person, in a locked file of their own that can be erased."""
    from operate.voice_adapt import adapt

    adapt(Settings.read(), recordings, file, key, say, they_said_yes=they_said_yes)


@voice.command("eval")
def evaluate_voices(
    folder: Annotated[Path, typer.Argument(help="Sound files with a CSV: path,text,speaker and groups.")],
) -> None:
    """Print word and character error rates of every model on your own recordings, for each group of people."""
    from operate.voice_eval import evaluate

    print(evaluate(Settings.read(), folder, say))


def _end_kindly() -> None:
    """Let SIGTERM end this program the way that Ctrl-C does: what it started is cleaned up."""

    def end(number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, end)


def main() -> None:
    """Run the command; whatever the operator must mend is one line."""
    # What is written holds people's words: for its owner only.
    os.umask(0o077)
    try:
        app()
    except (CannotGoOn, WrongSetting) as trouble:
        say(str(trouble))
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output has gone, as in `drommeplan draft | head`.
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
