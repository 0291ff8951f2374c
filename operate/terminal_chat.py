"""`chat`: the citizens' conversation in a terminal, for developers. Speaks to the running stack only."""

from __future__ import annotations

from typing import Any

import httpx

from operate import CannotGoOn
from settings import Settings

LEAVE = ("/quit", "/exit")


def chat(settings: Settings, code: str | None) -> None:
    """Talk until end of input or /quit. A number chooses a button."""
    with httpx.Client(base_url=f"http://127.0.0.1:{settings.port}", timeout=30, trust_env=False) as client:
        opening = _post(client, "/api/conversations", {"code": code} if code else {})
        _show(opening)
        if "id" not in opening:
            return
        path, buttons = f"/api/conversations/{opening['id']}/messages", _buttons(opening)
        while (said := _read()) not in LEAVE:
            answer = _post(client, path, _saying(said, buttons)) if said else {"messages": []}
            _show(answer)
            buttons = _buttons(answer) or buttons


def _saying(said: str, buttons: list[dict[str, Any]]) -> dict[str, str]:
    if said.isdecimal() and 1 <= int(said) <= len(buttons):
        return {"choice": buttons[int(said) - 1]["payload"]}
    return {"text": said}


def _post(client: httpx.Client, path: str, body: dict[str, Any]) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = client.post(path, json=body).json()
    except (httpx.HTTPError, ValueError):
        raise CannotGoOn(
            "The stack does not answer: start it with `make run` or `drommeplan serve`."
        ) from None
    return answer


def _read() -> str:
    try:
        return input("> ").strip()
    except EOFError:
        return LEAVE[0]


def _buttons(answer: dict[str, Any]) -> list[dict[str, Any]]:
    messages = answer.get("messages") or [{}]
    buttons: list[dict[str, Any]] = messages[-1].get("buttons") or []
    return buttons


def _show(answer: dict[str, Any]) -> None:
    for message in answer.get("messages", []):
        print(message.get("text", ""))
    for number, button in enumerate(_buttons(answer), start=1):
        print(f"  {number} {button['title']}")
