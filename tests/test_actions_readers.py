"""Staff and a guide read a dream after a yes to exactly that, and not a moment longer than the person wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import update

from plan.access import Account
from plan.store import Store
from plan.tables import accounts, citizens
from tests.test_actions_conversation import approved
from tests.walk import NOON, Walk, a_linked_walk, at_the_dream

HOUSE = "jeg vil gerne bo i et hus"


@dataclass
class Others:
    """Who else could read: the staff of Bakken, and the guide Gry."""

    store: Store
    peter: Account
    gry: Account

    def note(self, walk: Walk, provider: str | None = "Bakken", *, guide: bool = True) -> Walk:
        """Note them at the desk for this walk's citizen."""
        linked = self.store.linked(walk.conversation, NOON)
        assert linked is not None
        with self.store.writing() as connection:
            connection.execute(
                update(citizens)
                .where(citizens.c.ref == linked.citizen_ref)
                .values(provider=provider, guide=self.gry.id if guide else None)
            )
        return walk

    def read(self, account: Account, walk: Walk) -> list[str]:
        linked = self.store.linked(walk.conversation, NOON)
        shared = self.store.shared_list(account, NOON)
        return [w.final for w in shared if linked and w.citizen_ref == linked.citizen_ref]


@pytest.fixture(scope="module")
def others(talk_store: Store) -> Iterator[Others]:
    place = talk_store.municipality
    peter = talk_store.create_account("Peter", "peter", "x", {"provider"}, place, NOON, unit="Bakken")
    gry = talk_store.create_account("Gry Holm", "gry", "x", {"guide"}, place, NOON)
    yield Others(talk_store, peter, gry)
    with talk_store.writing() as connection:
        connection.execute(update(accounts).values(open=False))


def a_dreamer(others: Others) -> Walk:
    return at_the_dream(others.note(a_linked_walk(others.store)))


def at_sharing(others: Others) -> Walk:
    """Walk to the first question about somebody else: the caseworker has the yes."""
    return approved(a_dreamer(others)).press("/finish").press("share")


def sent(others: Others, *answers: str) -> Walk:
    walk = at_sharing(others)
    for answer in answers:
        walk.press(answer)
    return walk.press("send")


def two_sent(others: Others) -> Walk:
    walk = approved(approved(a_dreamer(others)).press("on").press("yes"), HOUSE).press("/finish")
    for _ in range(2):
        walk.press("share").press("let").press("let")
    return walk.press("send")


def test_each_is_asked_about_by_name_after_the_caseworker(others: Others) -> None:
    walk = at_sharing(others)
    assert walk.names == ["about_provider", "ask_share_provider"]
    assert "Må personalet fra Bakken også læse den?" in walk.texts[-1]
    assert walk.offered == ["let", "dont_let", "dont_know"]

    walk.press("dont_let")

    assert walk.names == ["about_guide", "ask_share_guide"]
    assert "Må din guide Gry Holm også læse den?" in walk.texts[-1]


def test_where_the_desk_noted_nobody_nothing_more_is_asked(others: Others) -> None:
    walk = at_the_dream(others.note(a_linked_walk(others.store), None, guide=False))

    assert approved(walk).press("/finish").press("share").question == "send"


def test_a_dream_that_the_caseworker_may_not_see_goes_to_nobody(others: Others) -> None:
    walk = approved(a_dreamer(others)).press("/finish").press("dont_share")

    assert walk.question == "rest"


def test_what_the_yes_covers_stands_in_the_preview_and_goes_to_them(others: Others) -> None:
    walk = at_sharing(others).press("let").press("dont_let")
    shown = next(text for text in walk.texts if "Dine ord" in text)
    assert "Må også læse den: personalet fra Bakken" in shown
    assert "Gry" not in shown

    walk.press("send")

    assert others.read(others.peter, walk) == ["Jeg vil gerne ride på en hest."]
    assert others.read(others.gry, walk) == []


@pytest.mark.parametrize("words", ["nej", "ved ikke", "spring over", "det må de ikke"])
def test_everything_but_a_yes_is_a_no_and_stops_no_sending(others: Others, words: str) -> None:
    walk = at_sharing(others).say(words).press("dont_know")
    assert walk.question == "send"

    walk.press("send")

    assert others.read(others.peter, walk) == []
    assert len(others.store.dreams(walk.conversation)) == 1


def test_not_to_know_can_become_a_yes_another_day(others: Others) -> None:
    walk = sent(others, "dont_know", "dont_know")
    walk.say("min guide må gerne se den")
    assert walk.question == "give_guide"
    assert others.read(others.gry, walk) == []

    walk.press("let")

    assert others.read(others.gry, walk) == ["Jeg vil gerne ride på en hest."]
    assert walk.question == "receipt"


def test_each_dream_is_asked_about(others: Others) -> None:
    walk = approved(approved(a_dreamer(others)).press("on").press("yes"), HOUSE).press("/finish")
    walk.press("share").press("let").press("let")
    assert walk.question == "share"

    walk.press("share").press("dont_let").press("let").press("send")

    assert others.read(others.peter, walk) == ["Jeg vil gerne ride på en hest."]
    assert len(others.read(others.gry, walk)) == 2


@pytest.mark.parametrize("words", ["Min guide må ikke se den mere", "Gry skal ikke læse min drøm længere"])
def test_words_end_it_at_once_at_any_question(others: Others, words: str) -> None:
    walk = sent(others, "let", "let").say(words)

    assert walk.names == ["ended_guide", "ask_receipt"]
    assert others.read(others.gry, walk) == []
    assert others.read(others.peter, walk) == ["Jeg vil gerne ride på en hest."]


def test_what_was_said_shows_who_reads_and_a_button_that_ends_it(others: Others) -> None:
    walk = sent(others, "dont_let", "let").press("/show_data")
    assert "Den kan også læses af: min guide Gry Holm" in " ".join(walk.texts)
    titles = [button["title"] for button in walk.told[-1]["buttons"]]
    assert titles == ["Vis en drøm til personalet", "Min guide må ikke se den"]

    walk.press("no").press("no").press("end_guide", question="readers")

    assert walk.names[0] == "ended_guide"
    assert others.read(others.gry, walk) == []


def test_it_can_be_ended_after_the_meeting(others: Others) -> None:
    walk = sent(others, "let", "dont_let")
    walk.now = NOON.replace(year=2027)
    walk.say("personalet må ikke se den mere")

    assert walk.names[0] == "ended_provider"
    assert others.read(others.peter, walk) == []


def test_of_several_the_one_that_is_named_is_ended_and_else_it_is_asked(others: Others) -> None:
    walk = two_sent(others).say("min guide må ikke læse drømmen om hesten mere")
    assert others.read(others.gry, walk) == ["Jeg vil gerne bo i et hus."]

    walk = two_sent(others).say("min guide må ikke se den mere")
    assert walk.question == "end_which"
    walk.press("all")

    assert others.read(others.gry, walk) == []
    assert walk.question == "receipt"


def test_all_are_ended_where_the_words_mean_all(others: Others) -> None:
    walk = two_sent(others).say("stop med at dele mine drømme")

    assert walk.names[:2] == ["ended_guide", "ended_provider"]
    assert others.read(others.gry, walk) == others.read(others.peter, walk) == []


def test_before_the_sending_words_take_the_yes_back_and_the_preview_says_so(others: Others) -> None:
    walk = at_sharing(others).press("let").press("let").say("min guide må ikke se den")
    assert walk.question == "send"
    assert "personalet fra Bakken" in " ".join(walk.texts[1:])
    assert "Gry" not in " ".join(walk.texts[1:])

    walk.press("send")

    assert others.read(others.gry, walk) == []


def test_before_the_sending_a_no_can_become_a_yes(others: Others) -> None:
    walk = at_sharing(others).press("let").press("dont_let").say("min guide må gerne se den")
    assert walk.question == "share_guide"

    walk.press("let").press("send")

    assert others.read(others.gry, walk) == ["Jeg vil gerne ride på en hest."]


def test_a_yes_is_not_passed_on_to_whom_the_desk_notes_next(others: Others) -> None:
    walk = at_sharing(others).press("let").press("dont_let")
    others.note(walk, "Dalen")
    walk.press("send")
    assert walk.question == "send"
    assert "Bakken" not in " ".join(walk.texts)
    assert others.store.dreams(walk.conversation) == ()

    walk.press("send")

    (wish,) = others.store.dreams(walk.conversation)
    assert not wish.share_provider


def test_a_yes_to_a_question_that_names_another_is_asked_again(others: Others) -> None:
    walk = at_sharing(others)
    others.note(walk, "Dalen")
    walk.press("let")

    assert walk.question == "share_provider"
    assert "Må personalet fra Dalen også læse den?" in walk.texts[-1]


def test_with_nobody_to_show_it_to_that_is_said(others: Others) -> None:
    walk = others.note(sent(others, "dont_let", "dont_let"), None, guide=False)

    assert walk.say("min guide må gerne se den").names[0] == "no_reader_guide"
    assert walk.say("min guide må ikke se den mere").names[0] == "reads_nothing_guide"


@pytest.mark.parametrize(
    "words",
    ["kun min sagsbehandler må se den", "kun min sagsbehandler", "nej ingen andre", "ingen andre må se den",
     "bare sagsbehandleren", "det er kun kommunen der må læse den"],
)  # fmt: skip
def test_only_the_caseworker_is_a_no_to_everybody_else_at_once(others: Others, words: str) -> None:
    walk = at_sharing(others).say(words)
    assert walk.question == "send"

    walk.press("send")

    assert [others.read(account, walk) for account in (others.peter, others.gry)] == [[], []]


def test_hiding_something_else_from_the_staff_may_still_be_danger(others: Others) -> None:
    assert sent(others, "let", "let").say("personalet må ikke se det her").question == "violence_check"


def test_the_button_that_ends_it_works_also_where_somebody_may_be_in_danger(others: Others) -> None:
    walk = sent(others, "let", "let").say("jeg vil ikke leve mere")
    walk.press("end_provider", question="readers")

    assert walk.question == "danger_now"
    assert others.read(others.peter, walk) == []


def test_a_guide_is_said_to_read_until_the_meeting_is_over(others: Others) -> None:
    walk = sent(others, "dont_let", "let")
    walk.now = NOON.replace(year=2027)
    walk.press("/show_data")
    assert "Gry" not in " ".join(walk.texts)

    walk.say("min guide må ikke se den mere").say("min guide må gerne se den")

    assert walk.names[0] == "reads_nothing_guide"


def test_what_was_taken_back_is_shown_without_readers(others: Others) -> None:
    walk = sent(others, "let", "let").say("træk min drøm tilbage").press("withdraw").press("/show_data")

    assert walk.names[:2] == ["show_intro", "show_withdrawn"]
    assert [b["payload"] for b in walk.told[-1]["buttons"]] == []
