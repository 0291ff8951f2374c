"""Shows the kiosk's page full screen: a browser for each person, in memory alone, and no way out of the page.

Debian's Chromium is told what it may do through a pipe: microphone and camera for this page, nothing for any other.
"""

from __future__ import annotations

import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import psutil

from operate import CannotGoOn
from operate.devtools import Chromium
from settings import Settings, environment

Say = Callable[[str], None]
# A file system in memory: neither profile nor cache is ever on a disk.
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder there gets a name of its own, for this user alone
PREFIX = "drommeplan-kiosk-"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
HERE = ("localhost", "127.0.0.1", "::1")
OVER = "drommeplanKioskOver"
"""What the page calls when its person has left."""
QUICKLY_SECONDS, MOST_QUICK_ENDS = 5.0, 5
PAUSE_SECONDS = 1.0
# Before any script of the page: nothing leads to another window, a file, a printer or the browser's own tools.
LOCK = """
(() => {
  const stop = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };
  addEventListener("keydown", (event) => {
    const chord = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState("AltGraph");
    if (chord || /^(F\\d+|Browser.*|Launch.*|ContextMenu)$/.test(event.key)) stop(event);
  }, true);
  for (const kind of ["contextmenu", "dragstart", "dragover", "drop"]) addEventListener(kind, stop, true);
  window.print = () => {};
  window.open = () => null;
})();
"""
FLAGS = (
    *("--kiosk", "--no-first-run", "--no-default-browser-check", "--noerrdialogs", "--lang=da"),
    *(
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-extensions",
    ),
    *("--disable-breakpad", "--disable-crash-reporter", "--disable-session-crashed-bubble"),
    *("--disable-pinch", "--overscroll-history-navigation=0", "--password-store=basic"),
    *("--disable-features=Translate,MediaRouter,OptimizationHints", "--deny-permission-prompts"),
    # The kiosk reads its first page aloud, too.
    *("--autoplay-policy=no-user-gesture-required", "--remote-debugging-pipe"),
)


@dataclass(frozen=True)
class Page:
    """The one page that may be seen, and what belongs to it."""

    url: str

    @property
    def origin(self) -> str:
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def host(self) -> str:
        return str(urlsplit(self.url).hostname)

    def holds(self, url: str) -> bool:
        """Whether an address is the kiosk's own."""
        return url.split("?")[0] == f"{self.origin}/kiosk" or url.startswith(f"{self.origin}/kiosk/")


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
        _wait_for(page, say)
        began = time.monotonic()
        left = _one_person(program, page, extra)
        lasted = time.monotonic() - began
        if not left:
            say("The browser ended by itself; it is started again.")
            time.sleep(PAUSE_SECONDS)
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


def _wait_for(page: Page, say: Say) -> None:
    """Wait until the front answers: a browser's own error page is nothing to show."""
    told = False
    while True:
        try:
            if httpx.get(f"{page.origin}/healthz", timeout=5, trust_env=False).is_success:
                return
        except httpx.HTTPError:
            pass  # told below, once
        if not told:
            say(f"{page.origin} does not answer; the kiosk is shown as soon as it does.")
            told = True
        time.sleep(PAUSE_SECONDS)


def _one_person(program: Path, page: Page, extra: Sequence[str]) -> bool:
    """Show the page to one person; False when the browser ended before they left."""
    with _profile() as folder:
        browser = Chromium(
            program, [*_flags(page, folder), *extra, f"--app={page.url}"], _surroundings(folder)
        )
        try:
            return _watch(browser, page)
        finally:
            browser.end()


def _flags(page: Page, folder: Path) -> list[str]:
    # Whatever asks for another host gets no answer, not even from the name server.
    only = f"--host-rules=MAP * ~NOTFOUND, EXCLUDE {page.host}"
    return [*FLAGS, only, f"--user-data-dir={folder / 'profile'}", f"--disk-cache-dir={folder / 'cache'}"]


def _surroundings(folder: Path) -> dict[str, str]:
    """Everything that a program may write to lies in the person's folder."""
    names = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    return environment() | {name: str(folder) for name in names}


def _watch(browser: Chromium, page: Page) -> bool:
    """Let the page have what it needs and close everything else; True when the person has left."""
    browser.say("Browser.setDownloadBehavior", behavior="deny")
    browser.say("Browser.grantPermissions", origin=page.origin, permissions=["audioCapture", "videoCapture"])
    browser.say("Target.setDiscoverTargets", discover=True)
    only_pages = [{"type": "page"}, {"exclude": True}]
    browser.say(
        "Target.setAutoAttach", autoAttach=True, waitForDebuggerOnStart=True, flatten=True, filter=only_pages
    )
    shown: str | None = None
    while True:
        events = browser.events(60)
        if events is None:
            return False
        for event in events:
            what = event["params"]
            match event["method"]:
                case "Target.attachedToTarget" if shown is None:
                    shown = str(what["targetInfo"]["targetId"])
                    _prepare(browser, page, str(what["sessionId"]))
                case "Runtime.bindingCalled" if what["name"] == OVER:
                    return True
                case "Target.targetCreated" | "Target.targetInfoChanged":
                    if not _allowed(browser, page, shown, what["targetInfo"]):
                        return True
                case "Target.targetDestroyed" | "Target.targetCrashed" if what["targetId"] == shown:
                    return False


def _prepare(browser: Chromium, page: Page, session: str) -> None:
    browser.say("Runtime.enable", session)
    browser.say("Runtime.addBinding", session, name=OVER)
    browser.say("Page.enable", session)
    browser.say("Page.addScriptToEvaluateOnNewDocument", session, source=LOCK)
    browser.say("Page.setInterceptFileChooserDialog", session, enabled=True)
    browser.say("Runtime.runIfWaitingForDebugger", session)
    browser.say("Page.navigate", session, url=page.url)


def _allowed(browser: Chromium, page: Page, shown: str | None, target: dict[str, Any]) -> bool:
    """Close what is not the page; False when the page itself has gone elsewhere, so that nobody stays there."""
    if target["type"] not in ("page", "other", "webview", "tab", "browser_ui"):
        return True
    if target["targetId"] == shown:
        return page.holds(target["url"]) or target["url"] in ("", "about:blank")
    if shown is not None and target["type"] == "page":
        browser.say("Target.closeTarget", targetId=target["targetId"])
    return True


@contextmanager
def _profile() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(dir=MEMORY, prefix=f"{PREFIX}{psutil.Process().pid}-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _forget_the_dead() -> None:
    """Erase what a kiosk left that was killed before it could clean up."""
    for folder in MEMORY.glob(f"{PREFIX}*"):
        pid = folder.name.removeprefix(PREFIX).partition("-")[0]
        if not (pid.isdecimal() and psutil.pid_exists(int(pid))):
            shutil.rmtree(folder, ignore_errors=True)
