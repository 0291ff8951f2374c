"""What a caseworker waits for an answer to: a question, an agreed text, an objection. Sends nothing without a yes.

Long because each of the three is asked, answered, put off and left in the same few steps.
"""

from __future__ import annotations

from actions.carrying_on import carry_on
from actions.journey import answers
from actions.turn import Turn
from plan.invitation import NotLinked
from plan.journey import Journey
from plan.wish import NotPossible, StaleVersion

# It is over, was taken back, or is not this person's any more.
GONE = (NotLinked, NotPossible)
FEWEST_WORDS_OF_A_REASON = 3
MATTERS = {"caseworker_question", "answer_send", "agreed", "objection", "objection_send", "objection_met"}


def go_on(turn: Turn) -> None:
    """Ask the next thing that waits for an answer; with none left, carry on where the talk was."""
    if ask_next(turn):
        return
    step_out(turn)
    carry_on(turn)


def step_out(turn: Turn) -> None:
    """Leave what was asked here: what still waits is asked afresh, what is over never again."""
    talk = turn.talk
    talk.interrupted = [before for before in talk.interrupted if before["question"] not in MATTERS]
    if talk.question in MATTERS and not talk.interrupted:
        talk.question, talk.asked = "rest", {}


def step_back(turn: Turn) -> None:
    """Stand where the talk was before: a new sitting asks afresh what still waits."""
    talk = turn.talk
    step_out(turn)
    if talk.question in MATTERS:
        before = talk.interrupted.pop()
        talk.question, talk.asked = before["question"], before["asked"]


def ask_next(turn: Turn) -> bool:
    """Ask the first thing that waits and was not put off today; return whether there was one."""
    journeys = turn.store.journeys(turn.conversation) if turn.linked else ()
    return any(ask_about(turn, journey) for journey in journeys)


def ask_about(turn: Turn, journey: Journey, *, again: bool = False) -> bool:
    """Ask what waits about one dream; `again` asks also what was put off today."""
    for question, key, values in waiting(turn, journey):
        if again or key not in turn.talk.put_off:
            put(turn, question, key=key, draft=journey.final, wish=journey.wish_id, **values)
            return True
    return False


def waiting(turn: Turn, journey: Journey) -> list[tuple[str, str, dict[str, str]]]:
    """Return what waits for an answer about a dream: question of the talk, its key, what fills it."""
    found: list[tuple[str, str, dict[str, str]]] = []
    if journey.question:
        found.append(("caseworker_question", journey.question.id, {"said": journey.question.text}))
    if journey.agreed and journey.agreed_reply is None:
        found.append(("agreed", f"{journey.wish_id}/agreed", {"said": journey.agreed}))
    if journey.objects and journey.agreed_reply is not None:
        words = journey.objection or turn.script.label("label_does_not_fit")
        found.append(("objection_met", f"{journey.wish_id}/met", {"words": words}))
    return found


def put(turn: Turn, question: str, **values: str) -> None:
    """Ask it in between; in the place of what came in between itself."""
    talk = turn.talk
    if talk.question in MATTERS or (talk.question == "own_device" and talk.interrupted):
        turn.ask(question, **values)
    else:
        turn.interrupt(question, **values)


def put_off(turn: Turn) -> None:
    """Nothing is answered now; it is asked again at another sitting."""
    _done_today(turn)
    turn.say("question_put_off")
    go_on(turn)


def same(turn: Turn, question: str, **more: str) -> None:
    """Ask on about the same matter."""
    asked = turn.talk.asked
    kept = {name: asked.get(name, "") for name in ("key", "draft", "wish", "said")}
    turn.ask(question, **kept | more)


@answers("caseworker_question", is_open=True, skip=put_off, dont_know=lambda turn: caseworker_question(turn))
def caseworker_question(turn: Turn) -> None:
    """Take the answer in the person's own words, and show it; "ved ikke" is an answer too."""
    same(turn, "answer_send", words=turn.words or turn.script.label("label_dont_know"))


def do_not_send(turn: Turn) -> None:
    """A no sends nothing."""
    _done_today(turn)
    turn.say("answer_not_sent")
    go_on(turn)


@answers("answer_send", skip=do_not_send, dont_know=do_not_send)
def answer_send(turn: Turn) -> None:
    """Take the yes to exactly the answer that was shown."""
    value, asked = turn.heard.value, turn.talk.asked
    if value == "fix":
        same(turn, "caseworker_question")
    elif value == "wait" or (value is None and turn.heard.kind == "deny"):
        do_not_send(turn)
    elif is_yes(turn, "send"):
        try:
            turn.store.answer(turn.conversation, asked.get("key", ""), asked.get("words", ""), turn.now)
        except GONE:
            turn.say("matter_over")
        else:
            turn.say("answer_sent")
        _done_today(turn)
        go_on(turn)


@answers("agreed", skip=put_off, dont_know=put_off)
def agreed(turn: Turn) -> None:
    """Take whether the agreed text fits; a no with a reason shows the reason before it goes."""
    heard = turn.heard
    if is_yes(turn, "fits"):
        confirm(turn)
    elif heard.value == "wrong" or turn.plain_no:
        same(turn, "objection")
    elif heard.value is None and heard.kind in ("deny", "wish", "answer"):
        if len(heard.text.split()) >= FEWEST_WORDS_OF_A_REASON:
            same(turn, "objection_send", words=turn.words)
        else:
            same(turn, "objection")


def confirm(turn: Turn) -> None:
    """Keep the yes to exactly the text that was shown; another text is shown first."""
    asked = turn.talk.asked
    try:
        turn.store.confirm(turn.conversation, asked.get("wish", ""), asked.get("said", ""), turn.now)
    except StaleVersion:
        turn.say("agreed_changed")
    except GONE:
        turn.say("matter_over")
        _done_today(turn)
    else:
        turn.say("agreed_confirmed")
        _done_today(turn)
    go_on(turn)


@answers("objection", is_open=True, skip=lambda turn: object_to(turn, None),
         dont_know=lambda turn: object_to(turn, None))  # fmt: skip
def objection(turn: Turn) -> None:
    """Take what does not fit, and show it."""
    same(turn, "objection_send", words=turn.words)


@answers("objection_send", skip=lambda turn: object_to(turn, None),
         dont_know=lambda turn: object_to(turn, None))  # fmt: skip
def objection_send(turn: Turn) -> None:
    """Take the yes to exactly these words; without it only the no is told."""
    value = turn.heard.value
    if value == "fix":
        same(turn, "objection")
    elif value == "wait" or (value is None and turn.heard.kind == "deny"):
        object_to(turn, None)
    elif is_yes(turn, "send"):
        object_to(turn, turn.talk.asked.get("words", ""))


def object_to(turn: Turn, words: str | None) -> None:
    """Keep the objection, with the words that got a yes."""
    asked = turn.talk.asked
    try:
        turn.store.object_to(turn.conversation, asked.get("wish", ""), asked.get("said", ""), words, turn.now)
    except StaleVersion:
        turn.say("agreed_changed")
    except GONE:
        turn.say("matter_over")
        _done_today(turn)
    else:
        turn.say("objection_sent" if words else "objection_sent_bare")
        _done_today(turn)
        # It was said just now: whether it is met is asked another day.
        turn.talk.put_off.append(f"{asked.get('wish')}/met")
    go_on(turn)


@answers("objection_met", skip=put_off, dont_know=put_off)
def objection_met(turn: Turn) -> None:
    """Take whether an earlier objection is met; the person says so, nobody else."""
    if is_yes(turn, "yes"):
        try:
            turn.store.objection_met(turn.conversation, turn.talk.asked.get("wish", ""), turn.now)
        except GONE:
            turn.say("matter_over")
        else:
            turn.say("objection_is_met")
        _done_today(turn)
        go_on(turn)
    elif turn.heard.value == "no" or (turn.heard.value is None and turn.heard.kind == "deny"):
        _done_today(turn)
        turn.say("objection_stays")
        go_on(turn)


def is_yes(turn: Turn, value: str) -> bool:
    """Return whether the button for yes was pressed, or a plain yes typed."""
    return turn.heard.value == value or turn.plain_yes


def _done_today(turn: Turn) -> None:
    turn.talk.put_off.append(str(turn.talk.asked.get("key")))
