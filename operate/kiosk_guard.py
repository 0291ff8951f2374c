"""What the kiosk's browser may show and do: one page with its microphone and camera, and no way out of it.

Debian's Chromium is told so through a pipe; whatever is not the page is closed, and a page that is not ours is left.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from operate.devtools import Chromium

OVER = "drommeplanKioskOver"
"""What the page calls when its person has left."""
LOOK_SECONDS = 1.0
# Before any script of the page: nothing leads to another window, a file, a printer or the browser's own tools.
# A page that is not of the kiosk, such as a proxy's own error, is nobody's place to be: it is given up.
LOCK = (
    """
(() => {
  const stop = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };
  addEventListener("keydown", (event) => {
    const chord = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState("AltGraph");
    if (chord || /^(F\\d+|Browser.*|Launch.*|ContextMenu)$/.test(event.key)) stop(event);
  }, true);
  for (const kind of ["contextmenu", "dragstart", "dragover", "drop"]) addEventListener(kind, stop, true);
  for (const kind of ["mousedown", "mouseup", "auxclick"]) {
    addEventListener(kind, (event) => { if (event.button) stop(event); }, true);
  }
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (event.shiftKey || (link && link.origin !== location.origin)) stop(event);
  }, true);
  addEventListener("load", () => {
    if (!document.documentElement.classList.contains("kiosk")) setTimeout(() => window.OVER?.(""), 10000);
  });
  window.print = () => {};
  window.open = () => null;
})();
"""
).replace("OVER", OVER)
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

    @property
    def may(self) -> list[str]:
        """What its pages may open without a question."""
        return ["audioCapture", "videoCapture"]

    def holds(self, url: str) -> bool:
        """Whether an address is the kiosk's own."""
        return url.split("?")[0] == f"{self.origin}/kiosk" or url.startswith(f"{self.origin}/kiosk/")


class Waiting(Page):
    """What is seen while nobody answers at the page's address."""

    def __init__(self) -> None:
        shown = base64.b64encode(Path(__file__).with_name("kiosk_waits.html").read_bytes()).decode()
        super().__init__(f"data:text/html;charset=utf-8;base64,{shown}")

    @property
    def may(self) -> list[str]:
        return []

    def holds(self, url: str) -> bool:
        return url == self.url


def flags(page: Page, folder: Path) -> list[str]:
    """How the browser is started for a page; what it keeps lies in the folder."""
    # Whatever asks for another host gets no answer, not even from the name server.
    only = f"--host-rules=MAP * ~NOTFOUND, EXCLUDE {page.host}"
    kept = (f"--user-data-dir={folder / 'profile'}", f"--disk-cache-dir={folder / 'cache'}")
    return [*FLAGS, only, *kept, f"--app={page.url}"]


def watch(browser: Chromium, page: Page, over: Callable[[], bool] | None = None) -> bool:
    """Let the page have what it needs and close everything else.

    True when the person has left, the page cannot be loaded, or `over` says so, which is asked every second; False
    when the browser has ended by itself.
    """
    browser.say("Browser.setDownloadBehavior", behavior="deny")
    if page.may:
        browser.say("Browser.grantPermissions", origin=page.origin, permissions=page.may)
    browser.say("Target.setDiscoverTargets", discover=True)
    only_pages = [{"type": "page"}, {"exclude": True}]
    browser.say(
        "Target.setAutoAttach", autoAttach=True, waitForDebuggerOnStart=True, flatten=True, filter=only_pages
    )
    shown: str | None = None
    while True:
        events = browser.events(LOOK_SECONDS if over else 60)
        if events is None:
            return False
        if over and over():
            return True
        for event in events:
            what = event["params"]
            match event["method"]:
                case "Target.attachedToTarget" if shown is None:
                    shown = str(what["targetInfo"]["targetId"])
                    _prepare(browser, page, str(what["sessionId"]))
                case "Runtime.bindingCalled" if what["name"] == OVER:
                    return True
                case "Page.frameNavigated" if what["frame"].get("unreachableUrl"):
                    # The browser's own error page has buttons of its own.
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
