"""A meeting's dreams as FHIR R4 goals after KL's FFB messaging profile: the citizen's stay the citizen's.

The profile is KLMessagingFFBCitizenObjective (github.com/hl7dk/kl-ffb-messaging, a draft). It wants a
life cycle status, exactly one category, a description and a subject.
"""

import re
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from plan.areas import SUB_THEMES
from plan.ffb import CARE_SOCIAL, CITIZENS_OWN, FFB, KINDS_OF_GOAL, SOURCES, Code
from plan.paper import PaperDream, Papers

PROFILE = "http://fhir.kl.dk/ffbmessaging/StructureDefinition/kl-messaging-ffb-citizenObjective"
ACHIEVEMENT = "http://terminology.hl7.org/CodeSystem/goal-achievement"
PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
# Never "rejected": no state of a dream says no to it.
LIFECYCLE = {
    "new": "proposed",
    "read": "proposed",
    "question": "proposed",
    "for_meeting": "proposed",
    "in_plan": "accepted",
    "changed": "accepted",
    "later": "on-hold",
    "not_now": "on-hold",
    "came_true": "completed",
}
GOAL_STATUS = frozenset(
    "proposed planned accepted active on-hold completed cancelled entered-in-error rejected".split()
)
_NOT_IN_FHIR = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")  # of a string (FHIR R4, data types)

Json = dict[str, Any]


class NotValid(Exception):
    """The bundle does not hold to FHIR or to the profile. Its message names the rule, never a word."""


def goal_bundle(papers: Papers, *, base: str, now: datetime) -> bytes:
    """The bundle as JSON. `base` is the desk's address: our identifiers are unique under it.

    Raises NotValid.
    """
    bundle = _bundle(papers, base, now)
    check(bundle)
    return _validated(bundle).encode()


def check(bundle: Json) -> None:
    """Holds the goals to the codes that the profile fixes, which the library takes on trust. Raises NotValid."""
    for goal in (entry["resource"] for entry in bundle["entry"]):
        if goal["resourceType"] != "Goal":
            continue
        codings = [coding for category in goal.get("category", []) for coding in category.get("coding", [])]
        if goal.get("lifecycleStatus") not in GOAL_STATUS:
            raise NotValid("lifecycleStatus is none of goal-status")
        if len(codings) != 1 or codings[0].get("system") != CARE_SOCIAL:
            raise NotValid("category is not exactly one of KL's")
        is_citizens = codings[0]["code"] == CITIZENS_OWN.code
        if is_citizens != (PROFILE in goal.get("meta", {}).get("profile", [])):
            raise NotValid("the profile is for the citizen's own goals, and for them alone")
        if not goal.get("description", {}).get("text") or not goal.get("subject", {}).get("reference"):
            raise NotValid("a goal needs a description and a subject")


def _validated(bundle: Json) -> str:
    # Only here: importing it takes half a second.
    from fhir.resources.R4B.bundle import Bundle
    from pydantic import ValidationError

    try:
        return str(Bundle.model_validate(bundle).model_dump_json())
    except ValidationError as error:
        places = {".".join(map(str, one["loc"])) for one in error.errors(include_input=False)}
        raise NotValid(", ".join(sorted(places))) from None


def _bundle(papers: Papers, base: str, now: datetime) -> Json:
    meeting = papers.meeting
    citizen = _urn(base, "citizen", meeting.citizen_ref)
    resources = [(citizen, _citizen(papers, base))]
    for dream in papers.dreams:
        own = _urn(base, "dream", dream.wish.id)
        resources.append((own, _own_goal(dream, citizen, base)))
        resources.append((_urn(base, "provenance", dream.wish.id), _provenance(dream, own, citizen, base)))
        for number, wording in enumerate(dream.wordings):
            if wording.kind in KINDS_OF_GOAL and _text(wording.text):
                goal = _goal(KINDS_OF_GOAL[wording.kind], wording.text, dream.wish.status, citizen)
                if wording.author:
                    goal["expressedBy"] = {"type": "Practitioner", "display": wording.author}
                resources.append((_urn(base, "wording", f"{dream.wish.id}/{number}"), goal))
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "identifier": {"system": f"{base}/meeting", "value": meeting.id},
        "timestamp": _instant(now),
        "entry": [{"fullUrl": urn, "resource": resource} for urn, resource in resources],
    }


def _citizen(papers: Papers, base: str) -> Json:
    """The citizen by the municipality's own reference: never a CPR number, never a name."""
    return {
        "resourceType": "Patient",
        "identifier": [{"system": f"{base}/citizen", "value": papers.meeting.citizen_ref}],
        "managingOrganization": {"display": papers.meeting.municipality},
    }


def _own_goal(dream: PaperDream, citizen: str, base: str) -> Json:
    wish = dream.wish
    own_words = _text(wish.verbatim)
    goal = _goal(CITIZENS_OWN, _text(wish.final) or own_words or "…", wish.status, citizen)
    goal["meta"] = {"profile": [PROFILE], "versionId": str(wish.version)}
    if dream.ffb_codes:
        goal["meta"]["tag"] = [_coding(FFB, _theme(code)) for code in dream.ffb_codes]
    goal["identifier"] = [{"system": f"{base}/receipt", "value": wish.receipt}]
    goal["expressedBy"] = {"reference": citizen}
    if wish.status == "came_true":
        goal["achievementStatus"] = {"coding": [{"system": ACHIEVEMENT, "code": "achieved"}]}
    if dream.reason and _text(dream.reason):
        goal["statusReason"] = _text(dream.reason)
    if own_words:
        said = {"authorReference": {"reference": citizen}, "time": _instant(wish.received_at)}
        goal["note"] = [said | {"text": own_words}]
    return goal


def _goal(kind: Code, text: str, status: str, citizen: str) -> Json:
    return {
        "resourceType": "Goal",
        "lifecycleStatus": LIFECYCLE[status],
        "category": [{"coding": [_coding(CARE_SOCIAL, kind)]}],
        "description": {"text": _text(text)},
        "subject": {"reference": citizen},
    }


def _provenance(dream: PaperDream, goal: str, citizen: str, base: str) -> Json:
    """Who spoke, by which channel, and when they said yes to this text."""
    wish = dream.wish
    spoke = next((code for code in SOURCES if code.code == wish.kilde), SOURCES[0])
    return {
        "resourceType": "Provenance",
        "target": [{"reference": goal}],
        "occurredDateTime": _instant(wish.confirmed_by_citizen_at or wish.received_at),
        "recorded": _instant(wish.received_at),
        "agent": [
            {
                "type": {"coding": [{"system": PARTICIPANT, "code": "informant"}]},
                "role": [{"coding": [_coding(FFB, spoke)]}],
                "who": {"reference": citizen},
            }
        ],
        "entity": [
            {
                "role": "source",
                "what": {
                    "identifier": {"system": f"{base}/receipt", "value": wish.receipt},
                    "display": wish.channel,
                },
            }
        ],
    }


def _theme(code: str) -> Code:
    known = {theme.code: theme.name for theme in SUB_THEMES}
    return Code(code, known.get(code, ""))


def _coding(system: str, code: Code) -> Json:
    return {"system": system, "code": code.code} | ({"display": code.name} if code.name else {})


def _urn(base: str, kind: str, name: str) -> str:
    """An address that stays the same for the same thing, and tells nothing of it."""
    return uuid5(NAMESPACE_URL, f"{base}/{kind}/{name}").urn


def _text(words: str) -> str:
    return _NOT_IN_FHIR.sub("", words).strip()


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
