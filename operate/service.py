"""`serve` and `migrate`: what happens before the stack runs and what is printed when it does."""

from __future__ import annotations

import os

from operate import secrets_kept, stack
from operate.demo import Demo, end_demo, make_demo
from operate.identity import identity_provider
from operate.lifeline import end_with_parent
from operate.model import trained_model
from operate.preflight import check_before_start
from operate.processes import now, open_store
from operate.stack import Say
from operate.supervised import programs
from settings import Settings


def migrate(settings: Settings, say: Say) -> None:
    """Bring the database to this version. Raises CannotGoOn where it does not answer."""
    open_store(settings)
    say("The database is at this version.")


def serve(settings: Settings, say: Say, *, with_parent: bool = False) -> None:
    """Run everything until a signal. Raises CannotGoOn with what to mend."""
    if with_parent:
        end_with_parent(os.getppid())
    check_before_start(settings)
    identity_provider(settings)
    trained_model(settings)
    for name in secrets_kept.NAMES:
        secrets_kept.secret(settings, name)
    store = open_store(settings)
    demo = make_demo(store, settings, now()) if settings.demo else None
    if demo is None:
        end_demo(store, now())
    store.close()
    stack.run(settings, programs(settings), say, lambda: _announce(settings, demo))
    say("Stopped.")


def _announce(settings: Settings, demo: Demo | None) -> None:
    print("\nDrømmeplan is ready.", flush=True)
    print(f"  Citizens:     {settings.citizen_url}")
    print(f"  Caseworkers:  {settings.caseworker_url}")
    if demo:
        print(f"  Demonstration code for a citizen:   {demo.code}")
        print(f"  Demonstration caseworker:           {demo.login}  password: {demo.password}")
        others = ", ".join(f"{login} ({role})" for login, role in demo.others)
        print(f"  With the same password:             {others}")
    print("Ctrl-C ends it.", flush=True)
