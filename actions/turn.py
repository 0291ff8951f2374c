"""One turn: what was heard, what is said back, and the talk between. Knows no topic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from actions import shown
from actions.heard import Heard, Say
from actions.script import Button, Script
from actions.talk import Talk
from plan.facts import Fact
from plan.invitation import Reader
from plan.plain_yes import plainly_no, plainly_yes
from plan.store import Linked, Store

STEPS_BACK = 8
DANGER_QUESTIONS = {"danger_now", "danger_person", "danger_tell", "danger_check", "violence_check",
                    "violence_who", "danger_words", "after_danger"}  # fmt: skip
IN_BETWEEN = {"confirm_delete", "confirm_withdraw", "withdraw_which", "continue", "journey_which",
              "give_provider", "give_guide", "give_which", "end_which"}  # fmt: skip
HOW = ("buttons", "offer", "shape", "dream")
SHOWS_DREAM = {"approve", "others_view", "more", "why", "near", "step", "helpers", "support",
               "when", "sign"}  # fmt: skip
ABOUT_DREAM = SHOWS_DREAM | {"split", "positive", "fix", "share", "share_provider", "share_guide"}


LEADS: dict[str, Callable[[Turn], dict[str, Any]]] = {}
"""What is said before a question each time it is asked, by question; returns what fills the question."""


def leads(question: str) -> Callable[[Callable[[Turn], dict[str, Any]]], Callable[[Turn], dict[str, Any]]]:
    """Register a function that says what must stand before this question."""

    def register(lead: Callable[[Turn], dict[str, Any]]) -> Callable[[Turn], dict[str, Any]]:
        LEADS[question] = lead
        return lead

    return register


class Turn:
    """Collects what one turn says, asks and changes. Handlers get it and return nothing."""

    def __init__(
        self,
        talk: Talk,
        heard: Heard,
        *,
        conversation: str,
        now: datetime,
        store: Store,
        script: Script,
        facts: list[Fact],
    ) -> None:
        self.talk = talk
        self.heard = heard
        self.conversation = conversation
        self.now = now
        self.store = store
        self.script = script
        self.facts = facts
        self.says: list[Say] = []
        self._linked: Linked | bool | None = False

    @property
    def linked(self) -> Linked | None:
        """Return whose conversation this is, None when nobody is linked (practice)."""
        if self._linked is False:
            self._linked = self.store.linked(self.conversation, self.now)
        return self._linked if isinstance(self._linked, Linked) else None

    def reader(self, whom: str) -> Reader | None:
        """Return the residence (provider) or the guide that the desk has noted, None where there is none."""
        readers = self.linked.readers if self.linked else ()
        return next((reader for reader in readers if reader.whom == whom), None)

    def say(self, response: str, card: dict[str, Any] | None = None, **values: Any) -> None:
        """Say utter_<response>."""
        self.says.append(Say(f"utter_{response}", values, card=card))

    def ask(self, question: str, **how: Any) -> None:
        """Ask utter_ask_<question> and leave it open. The open question is always said last.

        `how`: `buttons`, `offer` (values of the buttons to show) and `shape` (another
        response that asks the same question); the rest fills the response's placeholders.
        """
        talk = self.talk
        if question != talk.question:
            talk.misses = 0
            if talk.question and not talk.interrupted:
                talk.trail = [*talk.trail, self._open()][-STEPS_BACK:]
        self._put(question, how)

    def ask_again(self) -> None:
        """Ask the open question once more, with the same cards on it."""
        self._put(self.talk.question or "rest", self.talk.asked)

    def interrupt(self, question: str, **how: Any) -> None:
        """Ask something in between; `resume` goes back to the question that was open.

        One danger question follows another in the place of the first; anything else that comes
        in between danger questions goes back to them, so that the help is never lost.
        """
        now_open = self.talk.question
        replaced = now_open in DANGER_QUESTIONS and question in DANGER_QUESTIONS
        if now_open and not replaced and now_open not in IN_BETWEEN:
            self.talk.interrupted = [*self.talk.interrupted, self._open()]
        self.talk.misses = 0
        self._put(question, how)

    def resume(self) -> None:
        """Go back to the question that was open before the interruption."""
        if self.talk.interrupted:
            self.reopen(self.talk.interrupted.pop())
        else:
            self.ask_again()
        if self.talk.question not in DANGER_QUESTIONS:
            self.talk.danger = None

    def reopen(self, before: Mapping[str, Any]) -> None:
        """Ask an earlier question again, at the dream that it was about."""
        ids = [dream.id for dream in self.talk.dreams]
        named = before["asked"].get("dream")
        self.talk.at = ids.index(named) if named in ids else len(ids) - 1
        self.talk.misses = 0
        if self.still_fits(before):
            self._put(before["question"] or "rest", before["asked"])
        else:
            self._put("rest", {})

    def still_fits(self, before: Mapping[str, Any]) -> bool:
        """Return whether the dream that an earlier question was about is still there."""
        named = before["asked"].get("dream")
        return before["question"] not in ABOUT_DREAM or any(d.id == named for d in self.talk.dreams)

    def _open(self) -> dict[str, Any]:
        return {"question": self.talk.question, "asked": self.talk.asked}

    def _put(self, question: str, how: Mapping[str, Any]) -> None:
        if question in LEADS:
            how = {**how, **LEADS[question](self)}
        shape = how.get("shape") or question
        asked = {
            "offer": how.get("offer") or shown.cards(self.script, self.talk, self.conversation, shape),
            **how,
        }
        # A step back later asks about the same dream, wherever it lies by then.
        asked["dream"] = self.talk.dream.id if self.talk.at >= 0 else None
        self.talk.question, self.talk.asked = question, _filled(asked)
        values = {k: v for k, v in asked.items() if k not in HOW}
        offer, buttons = shown.buttons(
            self.script, self.talk, question, shape, can_send=self.linked is not None
        )
        card = shown.card(self.script, self.talk) if question in SHOWS_DREAM else None
        self.says.append(Say(f"utter_ask_{shape}", values, offer, buttons, card))

    def quote(self) -> dict[str, Any]:
        """Return the words just given as a quote: question, words, channel, mode, helper."""
        return {
            "question": self.talk.question,
            "words": self.words,
            "channel": self.heard.channel,
            "mode": self.heard.mode,
            "helper": self.talk.helper,
        }

    def waiting_quote(self) -> dict[str, Any]:
        """Return the quote of a dream that is taken up later, with the life area that was heard."""
        return {**self.quote(), "area": self.heard.area}

    @property
    def plain_yes(self) -> bool:
        """Return whether typed words are a yes and nothing else."""
        return self.heard.value is None and plainly_yes(self.heard.text)

    @property
    def plain_no(self) -> bool:
        """Return whether typed words are a no and nothing else."""
        return self.heard.value is None and plainly_no(self.heard.text)

    @property
    def words(self) -> str:
        """Return the person's words: what was typed or said, or the title of the button."""
        if not self.heard.is_button:
            return self.heard.text.strip()
        chosen = self.chosen
        return chosen.title if chosen else ""

    @property
    def chosen(self) -> Button | None:
        """Return the pressed button of the open question, None if it has no such button."""
        return self.script.answer(self.talk.question or "", self.heard.value)


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}
