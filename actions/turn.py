"""One turn: what was heard, what is said back, and the talk between. Knows no topic."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from actions.heard import Heard, Say
from actions.preview import dream_lines
from actions.script import Button, Script, offered
from actions.talk import Talk
from plan.facts import Fact
from plan.plain_yes import plainly_no, plainly_yes
from plan.store import Linked, Store

CARD_QUESTIONS = ("area", "idea_")
CARD_SHAPES = ("_pictures", "_ideas")
STEPS_BACK = 8
DANGER_QUESTIONS = {"danger_now", "danger_person", "danger_tell", "danger_check", "violence_check",
                    "violence_who", "danger_words", "after_danger"}  # fmt: skip
IN_BETWEEN = {"confirm_delete", "confirm_withdraw", "withdraw_which", "continue", "journey_which"}
HOW = ("buttons", "offer", "shape", "dream")
SHOWS_DREAM = {"approve", "others_view", "more", "why", "near", "step", "helpers", "support",
               "when", "sign"}  # fmt: skip
ABOUT_DREAM = SHOWS_DREAM | {"split", "positive", "fix", "share"}
# Here the sending is already under way, or over.
NO_FINISH = {"share", "send", "receipt", "remind", "how_was_it", "misunderstood", "withdraw_which"}


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
        asked = {"offer": how.get("offer") or self.offer(shape), **how}
        # A step back later asks about the same dream, wherever it lies by then.
        asked["dream"] = self.talk.dream.id if self.talk.at >= 0 else None
        self.talk.question, self.talk.asked = question, _filled(asked)
        values = {k: v for k, v in asked.items() if k not in HOW}
        offer, buttons = asked["offer"], self._finish(question, shape)
        if asked.get("buttons"):
            # A person's own dreams first, then the ways out that every question has.
            fixed = [{"title": b.title, "payload": b.payload} for b in self.script.buttons(shape)]
            offer, buttons = [], [*asked["buttons"], *fixed, *buttons]
        card = self._card() if question in SHOWS_DREAM else None
        self.says.append(Say(f"utter_ask_{shape}", values, offer, buttons, card))

    def _card(self) -> dict[str, Any]:
        """Return the dream card as far as it has grown: the words, the goal, what was said besides."""
        dream = self.talk.dream
        details = dict(dream_lines(self.script, self.talk, dream))
        return {"words": dream.words, "draft": dream.final or dream.draft, "details": details}

    def _finish(self, question: str, shape: str) -> list[dict[str, Any]]:
        """From the first approved goal on, "Afslut og send" is always there."""
        if not self.talk.approved or self.talk.interrupted or question in NO_FINISH:
            return []
        if any(b.value == "finish" for b in self.script.buttons(shape)):
            return []
        if question == "rest" and self.linked is None:
            # In practice it was just said that nothing can be sent.
            return []
        button = self.script.answer("more", "finish")
        return [{"title": button.title, "payload": "/finish"}] if button else []

    def offer(self, question: str, page: int = 0) -> list[str] | None:
        """Return the cards to show: at most four, in rotating order; None for other questions."""
        if not question.startswith(CARD_QUESTIONS) and not question.endswith(CARD_SHAPES):
            return None
        buttons = self.script.buttons(question)
        seen = self.talk.cards.get(question, 0)
        start = zlib.crc32(f"{self.conversation}{question}".encode()) + 4 * (seen + page)
        return offered(buttons, start)

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
