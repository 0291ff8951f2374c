"""A question goes to the citizen only if it is easy and does not lead; the answer comes back in their own words."""

from __future__ import annotations

import pytest

from plan.access import Account, NotAllowed
from plan.answers import NotEasy
from plan.changes import StaleEdit
from plan.store import NotPossible, Store
from tests.store_fixtures import NOW, a_citizen, a_wish, sent

QUESTION = "Hvad kan du godt lide ved heste?"


@pytest.fixture
def talk(store: Store, kirsten: Account) -> str:
    return a_citizen(store, caseworker="kirsten")


@pytest.fixture
def dream(store: Store, talk: str) -> str:
    (receipted,) = sent(store, talk, a_wish("jeg vil have en hest"))
    return receipted.wish_id


def open_question(store: Store, talk: str) -> str:
    (journey,) = store.journeys(talk)
    assert journey.question is not None
    return journey.question.id


def test_a_question_reaches_the_citizen_and_the_answer_the_caseworker(
    store: Store, kirsten: Account, dream: str, talk: str
) -> None:
    assert store.ask(kirsten, dream, QUESTION, NOW).status == "question"
    (news,) = store.news(talk, NOW)
    store.answer(talk, open_question(store, talk), "de er rolige", NOW)

    work = store.casework(kirsten, dream, NOW)
    assert (news.kind, news.said) == ("question", QUESTION)
    assert [(q.text, q.answer) for q in work.questions] == [(QUESTION, "de er rolige")]
    assert work.wish.status == "read"


def test_a_dream_that_was_for_the_meeting_is_so_again_after_the_answer(
    store: Store, kirsten: Account, dream: str, talk: str
) -> None:
    store.move(kirsten, dream, "bring", NOW)
    store.ask(kirsten, dream, QUESTION, NOW)
    store.answer(talk, open_question(store, talk), "de er rolige", NOW)

    assert store.wish(kirsten, dream, NOW).status == "for_meeting"


@pytest.mark.parametrize("question", ["Vil du ikke hellere have en kat?", "Hvorfor vil du have en hest?", ""])
def test_a_question_that_leads_is_not_sent(
    store: Store, kirsten: Account, dream: str, talk: str, question: str
) -> None:
    with pytest.raises(NotEasy) as refused:
        store.ask(kirsten, dream, question, NOW)

    assert refused.value.found
    assert store.news(talk, NOW) == ()
    assert store.wish(kirsten, dream, NOW).status == "new"


def test_the_citizens_own_long_words_are_easy_for_them(store: Store, kirsten: Account, talk: str) -> None:
    (receipted,) = sent(store, talk, a_wish("jeg vil se flyvemaskiner"))
    question = "Hvor kan du se flyvemaskiner?"

    assert store.ask(kirsten, receipted.wish_id, question, NOW).status == "question"


def test_the_same_form_twice_asks_once(store: Store, kirsten: Account, dream: str) -> None:
    for _ in range(2):
        store.ask(kirsten, dream, QUESTION, NOW, edit=0)

    assert len(store.casework(kirsten, dream, NOW).questions) == 1


def test_an_old_form_asks_nothing(store: Store, kirsten: Account, dream: str) -> None:
    store.move(kirsten, dream, "bring", NOW)

    with pytest.raises(StaleEdit):
        store.ask(kirsten, dream, QUESTION, NOW, edit=0)


def test_a_question_that_is_no_longer_asked_is_no_news(
    store: Store, kirsten: Account, dream: str, talk: str
) -> None:
    store.ask(kirsten, dream, QUESTION, NOW)
    question = open_question(store, talk)
    store.move(kirsten, dream, "plan", NOW)
    store.answer(talk, question, "for sent", NOW)

    assert [news.kind for news in store.news(talk, NOW)] == ["in_plan"]
    assert store.journeys(talk)[0].question is None
    assert store.casework(kirsten, dream, NOW).questions[0].answer is None


def test_an_answer_is_kept_once_and_only_the_first(
    store: Store, kirsten: Account, dream: str, talk: str
) -> None:
    store.ask(kirsten, dream, QUESTION, NOW)
    question = open_question(store, talk)
    for words in ("de er rolige", "noget andet"):
        store.answer(talk, question, words, NOW)

    assert store.casework(kirsten, dream, NOW).questions[0].answer == "de er rolige"


def test_nobody_else_answers_and_nothing_is_no_answer(
    store: Store, kirsten: Account, dream: str, talk: str
) -> None:
    store.ask(kirsten, dream, QUESTION, NOW)
    question, stranger = open_question(store, talk), a_citizen(store)
    for conversation, which, words in (
        (stranger, question, "ja"),
        (talk, "none", "ja"),
        (talk, question, " "),
    ):
        with pytest.raises(NotPossible):
            store.answer(conversation, which, words, NOW)

    assert store.casework(kirsten, dream, NOW).questions[0].answer is None


def test_a_number_in_an_answer_is_not_kept(store: Store, kirsten: Account, dream: str, talk: str) -> None:
    store.ask(kirsten, dream, QUESTION, NOW)
    store.answer(talk, open_question(store, talk), "mit nummer er 010190-1234", NOW)

    assert "1234" not in str(store.casework(kirsten, dream, NOW).questions[0].answer)


def test_only_the_citizens_own_caseworker_asks(
    store: Store, bo: Account, charlie: Account, dream: str
) -> None:
    for somebody in (bo, charlie):
        with pytest.raises(NotAllowed):
            store.ask(somebody, dream, QUESTION, NOW)


def test_questions_and_answers_go_with_a_withdrawn_dream(
    store: Store, kirsten: Account, dream: str, talk: str
) -> None:
    store.ask(kirsten, dream, QUESTION, NOW)
    store.answer(talk, open_question(store, talk), "de er rolige", NOW)
    store.withdraw(talk, dream, NOW)
    work = store.casework(kirsten, dream, NOW)

    assert work.questions == ()
    assert "rolige" not in repr(work)
