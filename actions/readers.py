"""Who else may read a sent dream: let in with a yes, shut out at once, by words or a button that always works."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from actions import permission
from actions.journey import always, answers
from actions.preview import ID_SHOWN, reader_words
from actions.turn import DANGER_QUESTIONS, Turn
from actions.withdrawing import sent
from plan.asking_after import which_of
from plan.invitation import NotLinked, Reader
from plan.letting_read import means_all, names_left, plainly_ends
from plan.meeting import today
from plan.wish import NotPossible, Wish

BUTTONS = "readers"


def names(turn: Turn) -> Mapping[str, str]:
    """Return what the person's own ones are called."""
    return {reader.whom: reader.name for reader in turn.linked.readers} if turn.linked else {}


def read_by(wish: Wish, whom: str) -> bool:
    """Return whether the person lets the residence or the guide read it."""
    return wish.share_provider if whom == "provider" else wish.share_guide


def can_read(turn: Turn, wish: Wish, whom: str) -> bool:
    """Return whether a yes would show it: a guide reads until the day of the meeting is over."""
    return whom != "guide" or wish.meeting_date is None or wish.meeting_date >= today(turn.now)


def who_reads(turn: Turn, wish: Wish) -> str:
    """Return who besides the caseworker may read a sent dream, in words; empty where nobody may."""
    readers = turn.linked.readers if turn.linked and wish.final else ()
    here = [reader for reader in readers if read_by(wish, reader.whom) and can_read(turn, wish, reader.whom)]
    return ", ".join(reader_words(turn.script, reader.whom, reader.name) for reader in here)


def plainly_ended(turn: Turn) -> bool:
    """Return whether the words shut somebody out who reads a dream now: that hides nothing and is no sign of danger."""
    whom = plainly_ends(turn.heard.text, names(turn)) if turn.linked else ()
    return any(
        any(dream.readers.get(each) for dream in turn.talk.approved)
        or any(read_by(wish, each) for wish in sent(turn))
        for each in whom
    )


@always(BUTTONS)
def pressed(turn: Turn) -> None:
    """Take a button that always works."""
    what, _, whom = str(turn.heard.value).partition("_")
    if what == "end":
        end(turn, [whom])
    elif turn.talk.question in DANGER_QUESTIONS:
        turn.ask_again()
    else:
        give(turn, whom)


def offer_changes(turn: Turn) -> None:
    """Put beside the open question one button for each who may be shut out, or else let in."""
    if turn.talk.question in DANGER_QUESTIONS:
        return
    mine = sent(turn)
    for reader in (turn.linked.readers if turn.linked else ()) if mine else ():
        what = "end" if any(read_by(wish, reader.whom) for wish in mine) else "give"
        button = turn.script.answer(BUTTONS, f"{what}_{reader.whom}")
        if button:
            turn.says[-1].buttons.append({"title": button.title, "payload": button.payload})


def end(turn: Turn, whom: Collection[str]) -> None:
    """Shut these out of the dream that is meant; where it is not clear which, ask."""
    read = [wish for wish in sent(turn) if any(read_by(wish, each) for each in whom)]
    named = which_of(names_left(turn.heard.text, names(turn)), read)
    meant = named if len(named) == 1 else read
    if len(meant) > 1 and len(whom) == 1 and not means_all(turn.heard.text):
        turn.interrupt(
            "end_which", whom=next(iter(whom)), buttons=[_button("end_which", wish) for wish in read]
        )
        return
    shut_out(turn, meant, whom)
    turn.ask_again()


def shut_out(turn: Turn, meant: Collection[Wish], whom: Collection[str]) -> None:
    """End the reading of sent dreams, and take back the yes to what would be sent."""
    for each in whom:
        unsent = [dream for dream in turn.talk.approved if dream.readers.get(each)]
        ended = [wish for wish in meant if read_by(wish, each)]
        for dream in unsent:
            dream.readers[each] = []
        for wish in ended:
            turn.store.stop_reading(turn.conversation, wish.id, each, turn.now)
        goals = [dream.final for dream in unsent] + [wish.final for wish in ended]
        if goals:
            turn.say(f"ended_{each}", goals="\n".join(f"«{goal}»" for goal in goals))
        else:
            turn.say(f"reads_nothing_{each}")


def as_it_was(turn: Turn) -> None:
    """Nothing is changed."""
    turn.say("as_it_was")
    turn.resume()


@answers("end_which", skip=as_it_was, dont_know=as_it_was)
def end_which(turn: Turn) -> None:
    """Take which dream is to be read no longer, or all of them."""
    whom, start = str(turn.talk.asked.get("whom")), turn.heard.value or "none"
    read = [wish for wish in sent(turn) if read_by(wish, whom)]
    meant = [wish for wish in read if start == "all" or wish.id.startswith(start)]
    if meant:
        shut_out(turn, meant, [whom])
        turn.resume()
    elif start != "none":
        as_it_was(turn)


def give(turn: Turn, whom: str) -> None:
    """Ask before somebody is let in: each time about one dream and one reader, by name."""
    reader, mine = turn.reader(whom), sent(turn)
    ahead = [wish for wish in mine if can_read(turn, wish, whom)]
    hidden = [wish for wish in ahead if not read_by(wish, whom)]
    named = which_of(names_left(turn.heard.text, names(turn)), hidden)
    meant = named if len(named) == 1 else hidden
    if reader is None:
        turn.say(f"no_reader_{whom}")
        turn.ask_again()
    elif turn.talk.question == "send":
        ask_unsent(turn, whom)
    elif not mine:
        turn.say("nothing_sent_yet")
        turn.ask_again()
    elif not ahead:
        turn.say(f"reads_nothing_{whom}")
        turn.ask_again()
    elif not hidden:
        turn.say(f"reads_all_{whom}")
        turn.ask_again()
    elif len(meant) == 1:
        ask_to_let(turn, reader, meant[0])
    else:
        turn.interrupt("give_which", whom=whom, buttons=[_button("give_which", wish) for wish in hidden])


def ask_unsent(turn: Turn, whom: str) -> None:
    """Ask once more about the dreams that wait for the sending."""
    for dream in turn.talk.approved:
        if dream.share and not dream.readers.get(whom):
            dream.readers.pop(whom, None)
    permission.ask_share(turn)


@answers("give_which", skip=as_it_was, dont_know=as_it_was)
def give_which(turn: Turn) -> None:
    """Take which dream somebody is to be let in on."""
    whom, start = str(turn.talk.asked.get("whom")), turn.heard.value or "none"
    reader = turn.reader(whom)
    meant = [wish for wish in sent(turn) if wish.id.startswith(start)]
    if reader and len(meant) == 1:
        ask_to_let(turn, reader, meant[0])
    elif start != "none":
        as_it_was(turn)


def ask_to_let(turn: Turn, reader: Reader, wish: Wish) -> None:
    """Ask for the yes to exactly this dream and this reader."""
    turn.interrupt(f"give_{reader.whom}", wish=wish.id, draft=wish.final, reader=reader.name, key=reader.key)


def not_let(turn: Turn) -> None:
    """Nobody is let in without a yes."""
    turn.say("not_let_read")
    turn.resume()


@answers("give_provider", "give_guide", skip=not_let, dont_know=not_let)
def give_reader(turn: Turn) -> None:
    """Take the yes to this dream and this reader."""
    value, asked, whom = turn.heard.value, turn.talk.asked, permission.whom_asked(turn)
    if value == "dont_let" or (value is None and turn.heard.kind == "deny"):
        not_let(turn)
    elif value == "let" or turn.plain_yes:
        reader = Reader(whom, asked.get("key", ""), asked.get("reader", ""))
        try:
            turn.store.let_read(turn.conversation, asked.get("wish", ""), reader, turn.now)
        except (NotLinked, NotPossible):
            # Taken back, or another one was noted since the question: nobody is let in.
            not_let(turn)
            return
        turn.say(f"now_read_{whom}")
        turn.resume()


def _button(question: str, wish: Wish) -> dict[str, str]:
    return {"title": wish.final, "payload": f'/choose{{"q":"{question}","v":"{wish.id[:ID_SHOWN]}"}}'}
