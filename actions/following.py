"""What became of a sent dream, told when it is asked for."""

from __future__ import annotations

from actions import matters
from actions.journey import answers
from actions.preview import ID_SHOWN
from actions.script import danish_date
from actions.turn import Turn
from plan.asking_after import names_something, which_of
from plan.journey import Journey, Step
from plan.meeting import today


def tell_journey(turn: Turn) -> None:
    """Tell what became of the dream that the words name; where they name none, ask which."""
    sent = journeys(turn)
    named = which_of(turn.heard.text, sent)
    if not sent:
        turn.say("nothing_sent_yet")
        turn.ask_again()
    elif len(named) == 1:
        tell_one(turn, named[0])
    else:
        if not named and names_something(turn.heard.text):
            turn.say("journey_not_found")
        choose(turn, named or sent)


def journeys(turn: Turn) -> list[Journey]:
    """Return the journeys of the dreams that were sent and not taken back."""
    return [each for each in turn.store.journeys(turn.conversation) if each.final] if turn.linked else []


def choose(turn: Turn, among: list[Journey]) -> None:
    """Ask which dream is meant; one alone is told at once."""
    if len(among) == 1:
        tell_one(turn, among[0])
        return
    buttons = [
        {"title": each.final, "payload": f'/choose{{"q":"journey_which","v":"{each.wish_id[:ID_SHOWN]}"}}'}
        for each in among
    ]
    turn.interrupt("journey_which", buttons=buttons)


@answers("journey_which", skip=lambda turn: turn.resume(), dont_know=lambda turn: turn.resume())
def journey_which(turn: Turn) -> None:
    """Take which dream is meant, by its button or by its words."""
    sent = journeys(turn)
    start = turn.heard.value or "none"
    chosen = [each for each in sent if each.wish_id.startswith(start)]
    chosen = chosen or which_of(turn.heard.text, sent)
    if len(chosen) == 1:
        tell_one(turn, chosen[0])


def tell_one(turn: Turn, journey: Journey) -> None:
    """Tell every step of one dream; then what waits for an answer about it, or back to the question."""
    lines = "\n".join(step_line(turn, step) for step in journey.steps)
    state = turn.script.rendered(f"utter_states_{journey.status}", {}, turn.talk.easy)
    turn.say("journey", draft=journey.final, lines=lines, state=state)
    if turn.talk.question == "journey_which":
        if not matters.ask_about(turn, journey, again=True):
            turn.resume()
    elif not matters.ask_about(turn, journey, again=True):
        turn.ask_again()


def step_line(turn: Turn, step: Step) -> str:
    """Return one step in words: when, who, what, and what was said."""
    name = step.by or turn.script.label("label_caseworker")
    named = f"utter_step_{step.move}"
    if step.move == "object" and not step.said:
        named = "utter_step_object_bare"
    values = {"date": danish_date(today(step.at)), "name": name, "said": step.said or ""}
    return turn.script.rendered(named, values, turn.talk.easy)
