"""`drommeplan`: reads arguments, calls one function of operate/, prints. Decides nothing."""

from __future__ import annotations

import sys
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


def main() -> None:
    """Run the command; whatever the operator must mend is one line."""
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
