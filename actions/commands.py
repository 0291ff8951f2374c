"""Say it again, simpler, back, a human, small talk, and what was not understood. Never silence."""

from __future__ import annotations

from actions import consent, danger, following, late_dreams, told, wish, withdrawing
from actions.drafts import draft
from actions.heard import Say
from actions.journey import answers
from actions.misunderstood import remember
from actions.talk import MOST_DREAMS
from actions.turn import DANGER_QUESTIONS, Turn

MISSES_BEFORE_A_HUMAN = 3


def repeat(turn: Turn) -> None:
    """Say the last turn once more, word for word."""
    _say_last(turn)


def simplify(turn: Turn) -> None:
    """Say the last turn in the easier wording, and stay with it."""
    turn.talk.easy = True
    _say_last(turn)


def _say_last(turn: Turn) -> None:
    said = [Say(**say) for say in turn.talk.said]
    if said and said[-1].response.startswith("utter_ask_"):
        turn.says += said
    else:
        turn.says += said
        turn.ask_again()


def go_back(turn: Turn) -> None:
    """One question back; answers are kept."""
    talk = turn.talk
    # A question about a dream that was thrown away since cannot be asked again.
    talk.trail = [before for before in talk.trail if turn.still_fits(before)]
    if talk.question in DANGER_QUESTIONS - {"after_danger"}:
        # Past the help there is one way: the numbers, and whether to go on at all.
        turn.say("back")
        danger.close(turn)
    elif talk.interrupted:
        turn.say("back")
        turn.resume()
    elif talk.trail:
        turn.say("back")
        before = talk.trail.pop()
        if before["question"] not in wish.ON_THE_WAY:
            # Whoever steps out of a change has changed nothing.
            talk.restore_changed()
        turn.reopen(before)
    else:
        turn.say("at_the_start")
        turn.ask_again()


def offer_human(turn: Turn) -> None:
    """Name the person to talk to, and be honest that nobody reads now."""
    name = turn.linked.caseworker_name if turn.linked else None
    if name:
        turn.say("human_named", name=name)
    else:
        turn.say("human")
    turn.ask_again()


def misunderstood(turn: Turn) -> None:
    """A ladder that never loops: again, with choices, with a human; then other words each time."""
    talk = turn.talk
    if late_dreams.take(turn):
        return
    talk.misses += 1
    remember(turn)
    if not turn.heard.text.strip() and not turn.heard.is_button:
        turn.say("no_text")
        turn.ask_again()
    elif talk.misses == 1:
        # Whoever says something before the start has been understood well enough to begin.
        turn.say("start_first" if talk.question == "start" else "not_understood")
        turn.ask_again()
    elif talk.misses == 2:
        turn.ask_again()
        turn.says.insert(-1, Say("utter_not_understood_choices", offer=[]))
    elif talk.misses == MISSES_BEFORE_A_HUMAN:
        turn.says.append(Say("utter_not_understood_human"))
    else:
        turn.say(f"not_understood_again_{(talk.misses - MISSES_BEFORE_A_HUMAN - 1) % 3 + 1}")
        turn.ask_again()


def hello(turn: Turn) -> None:
    """Greet back and go on."""
    turn.say("greet")
    turn.ask_again()


def welcome_thanks(turn: Turn) -> None:
    """Answer a thank-you."""
    turn.say("thanks")
    turn.ask_again()


def chat(turn: Turn) -> None:
    """Be honest that small talk is not what this can, and go back to the question."""
    turn.say("chitchat")
    turn.ask_again()


def out_of_scope(turn: Turn) -> None:
    """Say that this is not known here, and who may know."""
    turn.say("out_of_scope")
    turn.ask_again()


def about_bot(turn: Turn) -> None:
    """Answer what I am: a computer, always."""
    turn.say("ask_bot_answer")
    turn.ask_again()


@answers("rest", is_open=True, skip=consent.pause, dont_know=consent.pause)
def rest(turn: Turn) -> None:
    """Nothing is open: take one of the ways on, or a new dream told right away."""
    heard = turn.heard
    if heard.value == "another":
        wish.next_dream(turn)
    elif heard.value == "show":
        told.show(turn)
    elif heard.value == "news":
        following.tell_journey(turn)
    elif heard.value == "withdraw":
        withdrawing.ask_withdraw(turn)
    elif turn.plain_no:
        consent.pause(turn)
    elif heard.kind in ("affirm", "deny", "no_words") or heard.is_button:
        turn.ask_again()
    elif draft(heard.text).goals and len(turn.talk.approved) >= MOST_DREAMS:
        turn.talk.later.append(turn.waiting_quote())
        turn.say("fourth_kept")
        turn.ask_again()
    elif draft(heard.text).goals:
        wish.hear(turn)
