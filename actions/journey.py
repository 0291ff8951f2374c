"""Which question an answer belongs to and who takes it. Holds no Danish and no topic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from actions.choices import choice
from actions.drafts import draft
from actions.spoken import ask_for_a_press, needs_a_press
from actions.turn import Turn
from plan.asking import asks, asks_openly

Handler = Callable[[Turn], None]

# A command typed in the middle of an open question breaks it only when Rasa is this sure.
SURE_AT_OPEN = 0.8
SURE_AT_CHOICE = 0.5
# Small talk is an answer wherever an open answer can be one.
WEAK = {"chitchat", "out_of_scope", "thanks", "invite_person", "want_peer_guide", "want_budget"}
ANSWERS = {"wish", "affirm", "deny", "answer", "nlu_fallback", "no_words", "choose"}
ASIDES = {"skip", "dont_know"}
# A command that ends, leaves or erases something: a whole wish that sounds like it is no such command.
OBEYED = {"stop", "pause", "goodbye", "go_back", "delete_data", "repeat", "simplify"}
WHOLE_WISH = {"DRAFT", "CONFIRM_SPLIT"}


@dataclass(frozen=True)
class Question:
    """How one question is answered: who takes the answer, and what comes when it is put aside."""

    take: Handler
    is_open: bool
    skip: Handler | None = None
    dont_know: Handler | None = None


QUESTIONS: dict[str, Question] = {}
ALWAYS: dict[str, Handler] = {}
"""Who takes a button that works whatever is asked, by what stands in the place of its question."""


def answers(
    *names: str,
    is_open: bool = False,
    skip: Handler | None = None,
    dont_know: Handler | None = None,
) -> Callable[[Handler], Handler]:
    """Register a function as the one that takes the answer to these questions."""

    def register(take: Handler) -> Handler:
        for name in names:
            QUESTIONS[name] = Question(take, is_open, skip, dont_know)
        return take

    return register


def always(name: str) -> Callable[[Handler], Handler]:
    """Register a function as the one that takes these buttons, whatever is asked."""

    def register(take: Handler) -> Handler:
        ALWAYS[name] = take
        return take

    return register


def question_of(name: str | None) -> Question:
    """Return the open question's entry; the ideas of an area share one."""
    if name and name.startswith("idea_"):
        return QUESTIONS["idea"]
    return QUESTIONS[name or "rest"]


def is_wish(kind: str, words: str) -> bool:
    """Return whether words that sound like a command tell a wish: "jeg vil gerne have en pause fra min mor" does.

    A few bare words, or a "jeg vil ikke", are the command: "spring over" is nobody's dream.
    """
    made = draft(words)
    # "jeg ved ikke, måske en hund" is an answer.
    return made.status in WHOLE_WISH or (kind == "dont_know" and bool(made.goals))


def is_answer(turn: Turn) -> bool:
    """Return whether what was heard answers the open question rather than interrupts it."""
    heard, talk = turn.heard, turn.talk
    if heard.kind in ANSWERS or heard.kind in ASIDES:
        return True
    if heard.is_button:
        return False
    if turn.plain_yes or choice(turn):
        return True
    if heard.kind in OBEYED and question_of(talk.question).is_open and is_wish(heard.kind, heard.text):
        return True
    is_open = question_of(talk.question).is_open
    if is_open and heard.kind in WEAK:
        return not (asks(heard.text) and heard.confidence >= SURE_AT_OPEN)
    sure_enough = SURE_AT_CHOICE if not is_open or asks_openly(heard.text) else SURE_AT_OPEN
    return heard.confidence < sure_enough


def answer(turn: Turn, misunderstood: Handler, finish: Handler) -> None:
    """Give what was heard to the open question.

    `misunderstood` takes what fits none of its answers, `finish` the button that ends the talk.
    """
    talk, heard = turn.talk, turn.heard
    question = question_of(talk.question)
    if heard.kind == "choose" and heard.asked in ALWAYS:
        ALWAYS[str(heard.asked)](turn)
        return
    if heard.kind == "choose" and heard.asked != talk.question:
        turn.say("stale_button")
        turn.ask_again()
        return
    typed = choice(turn)
    if typed is not None:
        turn.heard = heard = replace(heard, value=typed)
    elif heard.kind in ASIDES and (heard.is_button or puts_aside(turn, question)):
        turn.heard = heard = replace(heard, value=heard.kind)
    if needs_a_press(turn):
        ask_for_a_press(turn)
    elif cards(turn):
        return
    elif heard.value == "finish":
        finish(turn)
    elif heard.value == "skip" and question.skip:
        question.skip(turn)
    elif heard.value == "dont_know" and question.dont_know:
        question.dont_know(turn)
    elif heard.value is None and (not question.is_open or not heard.text.strip()):
        take_words(turn, question, misunderstood)
    else:
        question.take(turn)
    if not turn.says:
        misunderstood(turn)


def puts_aside(turn: Turn, question: Question) -> bool:
    """Return whether words put the question aside: at an open one they may be an answer that sounds like it."""
    heard = turn.heard
    sure = not question.is_open or heard.confidence >= SURE_AT_CHOICE
    return sure and not is_wish(heard.kind, heard.text)


def cards(turn: Turn) -> bool:
    """Show a question's picture cards, the next ones, or the question without them."""
    talk, value = turn.talk, turn.heard.value
    question = str(talk.question)
    shape = f"{question}_{value}"
    if value in ("pictures", "ideas") and turn.script.has(f"utter_ask_{shape}"):
        turn.ask(question, shape=shape)
    elif value == "more" and talk.asked.get("shape"):
        shape = str(talk.asked["shape"])
        talk.cards[shape] = talk.cards.get(shape, 0) + 1
        turn.say("more_ideas_soon")
        turn.ask(question, shape=shape)
    elif value == "other" and talk.asked.get("shape"):
        turn.say("tell_in_words")
        turn.ask(question)
    else:
        return False
    return True


def take_words(turn: Turn, question: Question, misunderstood: Handler) -> None:
    """Try words on a question that has only buttons: a plain yes or no may still answer it."""
    kinds = ("affirm", "deny", "wish", "answer")
    if (turn.heard.kind in kinds or turn.plain_yes) and turn.heard.text.strip():
        question.take(turn)
    if not turn.says:
        misunderstood(turn)
