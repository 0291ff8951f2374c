"""Shows the kiosk's page full screen: a browser for each person, in memory alone, and no way out of the page."""

from __future__ import annotations

import resource
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import psutil

from operate import CannotGoOn
from operate.devtools import Chromium
from operate.kiosk_guard import LOOK_SECONDS, Page, Waiting, flags, watch
from settings import Settings, environment

Say = Callable[[str], None]
# A file system in memory: neither profile nor cache is ever on a disk.
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder there gets a name of its own, for this user alone
PREFIX = "drommeplan-kiosk-"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
HERE = ("localhost", "127.0.0.1", "::1")
QUICKLY_SECONDS, MOST_QUICK_ENDS = 5.0, 5
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
ERASE_TRIES = 40


def page_at(url: str, *, switch: bool = False) -> Page:
    """The kiosk's page at an address of the citizen front. Raises CannotGoOn."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise CannotGoOn(f"{url}: must be an address such as https://drom.kommune.dk/kiosk")
    if parts.scheme == "http" and parts.hostname not in HERE:
        raise CannotGoOn(f"{url}: a browser gives the microphone to https alone, or to this very machine.")
    return Page(f"{parts.scheme}://{parts.netloc}/kiosk{'?kontakt' if switch else ''}")


def show(
    settings: Settings, say: Say, url: str | None = None, *, switch: bool = False, extra: Sequence[str] = ()
) -> None:
    """Show the kiosk until this program is ended. Raises CannotGoOn where it cannot be shown at all."""
    page = page_at(url or settings.citizen_url, switch=switch)
    program = _program()
    if not MEMORY.is_dir():
        raise CannotGoOn(
            f"{MEMORY} is missing: the kiosk keeps nothing on a disk, so it needs one in memory."
        )
    _forget_the_dead()
    # A browser that crashes must not leave its memory on a disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    quick = 0
    while quick < MOST_QUICK_ENDS:
        _wait_for(program, page, extra, say)
        began = time.monotonic()
        left = _browse(program, page, extra)
        lasted = time.monotonic() - began
        if not left:
            say("The browser ended by itself; it is started again.")
            time.sleep(LOOK_SECONDS)
        quick = quick + 1 if not left and lasted < QUICKLY_SECONDS else 0
    raise CannotGoOn(
        f"{program} ends as soon as it is started: it needs a screen (DISPLAY or WAYLAND_DISPLAY) "
        "and a user of its own who is not root."
    )


def _program() -> Path:
    for name in PROGRAMS:
        if found := shutil.which(name):
            return Path(found)
    raise CannotGoOn("Chromium is not installed on this machine: install chromium (as root on Debian).")


def _wait_for(program: Path, page: Page, extra: Sequence[str], say: Say) -> None:
    """Wait until the front answers, and show meanwhile that it is waited for."""
    if _answers(page):
        return
    say(f"{page.origin} does not answer; the kiosk is shown as soon as it does.")
    _browse(program, Waiting(), extra, over=lambda: _answers(page))
    while not _answers(page):
        time.sleep(LOOK_SECONDS)  # only where no browser could be shown
    say(f"{page.origin} answers.")


def _answers(page: Page) -> bool:
    try:
        return httpx.get(f"{page.origin}/healthz", timeout=5, trust_env=False).is_success
    except httpx.HTTPError:
        return False


def _browse(program: Path, page: Page, extra: Sequence[str], over: Callable[[], bool] | None = None) -> bool:
    """Show a page to one person; False when the browser ended before they left."""
    # Half a start or half a clearing would leave something behind: only the watching is broken off.
    with _signals(signal.SIG_BLOCK), _profile() as folder:
        browser = Chromium(program, [*flags(page, folder), *extra], _surroundings(folder))
        try:
            with _signals(signal.SIG_UNBLOCK):
                return watch(browser, page, over)
        finally:
            browser.end()


@contextmanager
def _signals(how: signal.Sigmasks) -> Iterator[None]:
    """Hold back what would end us, or let it in, for a block."""
    before = signal.pthread_sigmask(how, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _surroundings(folder: Path) -> dict[str, str]:
    """Everything that a program may write to lies in the person's folder."""
    names = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    return environment() | {name: str(folder) for name in names}


@contextmanager
def _profile() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(dir=MEMORY, prefix=f"{PREFIX}{psutil.Process().pid}-"))
    try:
        yield folder
    finally:
        _erase(folder)


def _erase(folder: Path) -> None:
    """Erase a folder, also where a process that is just ending still writes into it."""
    for _ in range(ERASE_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.05)


def _forget_the_dead() -> None:
    """Erase what a kiosk left that was killed before it could clean up."""
    for folder in MEMORY.glob(f"{PREFIX}*"):
        pid = folder.name.removeprefix(PREFIX).partition("-")[0]
        if not (pid.isdecimal() and psutil.pid_exists(int(pid))):
            shutil.rmtree(folder, ignore_errors=True)
