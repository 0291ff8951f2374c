"""Which action answers which rule: the names of domain/session.yml and what each one does."""

from __future__ import annotations

from rasa_sdk.executor import ActionExecutor

from actions import (
    after_sending,
    approval,
    cards,
    changing,
    commands,
    consent,
    danger,
    danger_check,
    danger_told,
    details,
    following,
    matters,
    meeting,
    misunderstood,
    opening,
    permission,
    readers,
    rights,
    send,
    split,
    told,
    wish,
    withdrawing,
)
from actions.base import Hinge, SessionStart, TalkAction
from actions.journey import Handler

# Every topic registers its questions when it is imported.
TOPICS = (
    *(
        opening,
        wish,
        split,
        told,
        approval,
        cards,
        details,
        meeting,
        permission,
        send,
        after_sending,
        changing,
        readers,
    ),
    *(matters, following, misunderstood, consent, withdrawing, danger, danger_check, danger_told, commands),
)

ACTIONS: dict[str, Handler | None] = {
    "action_answer_question": None,
    "action_default_fallback": None,
    "action_answer_danger": danger.help_now,
    "action_repeat_words": commands.repeat,
    "action_simplify_words": commands.simplify,
    "action_go_back": commands.go_back,
    "action_offer_human": commands.offer_human,
    "action_greet_person": commands.hello,
    "action_say_goodbye": consent.pause,
    "action_accept_thanks": commands.welcome_thanks,
    "action_answer_chat": commands.chat,
    "action_answer_unknown": commands.out_of_scope,
    "action_explain_bot": commands.about_bot,
    "action_answer_rights": rights.answer_rights,
    "action_explain_privacy": told.tell_privacy,
    "action_tell_meeting": meeting.tell_meeting,
    "action_note_invitation": meeting.note_invitation,
    "action_note_guide": meeting.note_guide,
    "action_note_budget": meeting.note_budget,
    "action_change_goal": changing.change,
    "action_show_data": told.show,
    "action_stop_talk": consent.pause,
    "action_delete_data": consent.ask_delete,
    "action_continue_elsewhere": consent.elsewhere,
    "action_finish_talk": permission.finish,
}


def executor(hinge: Hinge) -> ActionExecutor:
    """Return Rasa's executor with every action of ours."""
    made = ActionExecutor()
    for name, command in ACTIONS.items():
        made.register_action(TalkAction(hinge, name, command))
    made.register_action(SessionStart(hinge, "action_session_start"))
    return made
