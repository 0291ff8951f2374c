"""Exactly what would be sent: the lines that are shown, their digest, and the posting. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from actions.script import Script
from actions.talk import Dream, Meeting, Talk
from plan.areas import ffb_codes
from plan.invitation import Reader
from plan.posting import MeetingWishes, NewWish, Posting, digest_of
from plan.wish import Quote

Lines = list[tuple[str, str]]

# KL's codes for who gives the information (FFB "Kilde"), by who helps just now.
KILDE = {
    "staff": "12428e48-7df8-441f-9a89-d92bb7874066",
    "family": "b66dc78a-a673-43fc-8ac0-1e859ba626e0",
    "friend": "63338442-7b2e-405b-acc0-142361ef19f1",
    "guide": "63338442-7b2e-405b-acc0-142361ef19f1",
}
CITIZEN_ALONE = "25b4e705-2e9a-47a2-b11a-c829316b9d3a"
ID_SHOWN = 12  # Enough to tell a person's few dreams apart, and payloads are short.
PARTS = ("why", "near", "step", "helpers", "support", "when", "sign", "others_view")


def dream_lines(script: Script, talk: Talk, dream: Dream) -> Lines:
    """Return label and words for each part of a dream that holds something."""
    lines = [(script.label(f"label_{part}"), _part(script, dream, part)) for part in PARTS]
    if talk.most_important == dream.id:
        lines.append((script.label("label_most_important"), script.label("label_yes")))
    lines.append((script.label("label_readers"), _readers(script, dream)))
    return [(label, words) for label, words in lines if words]


def meeting_lines(script: Script, talk: Talk) -> Lines:
    """Return label and words for each wish for the meeting."""
    meeting = talk.meeting
    lines = [
        ("who_in", meeting.who_in),
        ("who_not", meeting.who_not if meeting.who_not_told else None),
        ("topic", topic(talk)),
        ("companion", _title(script, "companion", meeting.companion)),
        ("guide", _title(script, "guide", "yes" if meeting.guide else None)),
        ("budget", meeting.budget),
    ]
    return [(script.label(f"label_{name}"), words) for name, words in lines if words]


def own_lines(script: Script, talk: Talk) -> Lines:
    """Return label and words for what was said and goes nowhere: warm-up, whom to leave out, misses."""
    meeting = talk.meeting
    lines = [
        ("warmup", talk.warmup),
        ("good_now", talk.good_now),
        ("who_not_private", None if meeting.who_not_told else meeting.who_not),
        ("misunderstood", ", ".join(f"«{line}»" for line in talk.misunderstood)),
    ]
    return [(script.label(f"label_{name}"), words) for name, words in lines if words]


def as_text(lines: Lines) -> str:
    """Return the lines as they are shown and read aloud."""
    return "\n".join(f"{label}: {words}" for label, words in lines)


def digest(script: Script, talk: Talk) -> str:
    """Return the digest of everything that would be sent, as it is shown."""
    shared = [dream for dream in talk.approved if dream.share]
    shown = [
        f"{d.words}\n{d.final}\n{as_text(dream_lines(script, talk, d))}" for d in shared
    ]  # fmt: skip
    return digest_of("\n\n".join([*shown, as_text(meeting_lines(script, talk))]))


def posting(script: Script, talk: Talk, conversation: str) -> Posting:
    """Return what goes to the caseworker: the shared dreams and the wishes for the meeting."""
    shared = [dream for dream in talk.approved if dream.share]
    meeting = talk.meeting
    return Posting(
        # The same yes to the same text posts once, whatever else was sent or erased before.
        key=digest_of("|".join([conversation, *(d.id for d in shared), digest(script, talk)])),
        conversation=conversation,
        wishes=tuple(_new_wish(talk, dream, place) for place, dream in enumerate(shared, 1)),
        digest=digest(script, talk),
        channel=talk.channel,
        kilde=KILDE.get(talk.helper or "", CITIZEN_ALONE),
        helper_role=talk.helper,
        readers=_named(shared),
        started_at=_time(talk.started_at),
        meeting=MeetingWishes(
            who_in=meeting.who_in,
            who_not=_who_not(meeting),
            topics=topic(talk),
            bisidder=meeting.companion,
            guide=meeting.guide,
            budget_idea=meeting.budget,
        ),
    )


def dream_buttons(talk: Talk, question: str) -> list[dict[str, str]]:
    """Return a button for each approved dream, the beginning of its id as the value."""
    return [
        {"title": dream.final, "payload": f'/choose{{"q":"{question}","v":"{dream.id[:ID_SHOWN]}"}}'}
        for dream in talk.approved
    ]


def chosen_dream(value: str | None, talk: Talk) -> Dream | None:
    """Return the approved dream that a button of `dream_buttons` stands for."""
    if len(value or "") != ID_SHOWN:
        return None
    return next((dream for dream in talk.approved if dream.id.startswith(str(value))), None)


def topic(talk: Talk) -> str | None:
    """Return what to talk about first; a dream only as long as it is shown to the caseworker."""
    dream = next((d for d in talk.approved if d.id == talk.meeting.topic_dream and d.share), None)
    return dream.final if dream else talk.meeting.topic


def _who_not(meeting: Meeting) -> str | None:
    """Return who should not come; empty words take back what was said before."""
    if meeting.who_not and meeting.who_not_told:
        return meeting.who_not
    return "" if meeting.not_asked else None


def _new_wish(talk: Talk, dream: Dream, order: int) -> NewWish:
    return NewWish(
        id=dream.id,
        verbatim=dream.words,
        draft=dream.draft,
        final=dream.final,
        quotes=tuple(Quote(**quote) for quote in shown_quotes(dream)),
        life_area=dream.area,
        ffb_codes=ffb_codes(dream.area) if dream.area else (),
        maaltype_hint=dream.goal_type,
        strength=dream.strength,
        why=dream.why,
        now_0_10=dream.near,
        first_step=dream.step,
        helpers=dream.helpers,
        support_text=dream.support,
        when=dream.when,
        sign=dream.sign,
        others_views=(dream.others_view,) if dream.others_view and dream.view_may_stand else (),
        enquiry=dream.enquiry,
        share_caseworker=True,
        share_provider=bool(dream.readers.get("provider")),
        share_guide=bool(dream.readers.get("guide")),
        order=order,
        most_important=talk.most_important == dream.id,
        confirmed_by_citizen_at=_time(dream.approved_at),
    )


def shown_quotes(dream: Dream) -> list[dict[str, Any]]:
    """Return the quotes whose words the preview shows; earlier tries stay with the person."""
    shown = {dream.words, *(str(getattr(dream, part)) for part in PARTS)}
    return [quote for quote in dream.quotes if any(quote["words"].strip() in words for words in shown)]


def reader_words(script: Script, whom: str, name: str) -> str:
    """Return who somebody is to the person, by name."""
    return script.rendered(f"utter_label_reader_{whom}", {"reader": name}, easy=False)


def _readers(script: Script, dream: Dream) -> str:
    return ", ".join(reader_words(script, whom, yes[1]) for whom, yes in dream.readers.items() if yes)


def _named(dreams: list[Dream]) -> tuple[Reader, ...]:
    yes = {(whom, *said): None for dream in dreams for whom, said in dream.readers.items() if said}
    return tuple(Reader(*each) for each in yes)


def _part(script: Script, dream: Dream, part: str) -> str | None:
    if part == "near":
        return _title(script, "near", f"{dream.near:g}" if dream.near is not None else None)
    if part == "others_view" and not dream.view_may_stand:
        return None
    value = getattr(dream, part)
    return str(value) if value else None


def _title(script: Script, question: str, value: str | None) -> str | None:
    button = script.answer(question, value) if value else None
    return button.title if button else None


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
