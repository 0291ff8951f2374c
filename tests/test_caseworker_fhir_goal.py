"""The bundle of goals: valid FHIR, after KL's profile, and the citizen's words told apart from all others."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle

from caseworker.fhir_goal import GOAL_STATUS, LIFECYCLE, PROFILE, NotValid, check, goal_bundle
from plan.paper import PaperDream, Papers, Wording
from plan.wish import STATES
from tests.paper_builders import SENT, a_paper_dream, some_papers
from tests.payloads import PAYLOADS

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
BASE = "https://desk.test"
CITIZENS_OWN = "416fe27d-3ccf-4390-8742-8b52a9d8dc78"


def the_bundle(papers: Papers | None = None) -> dict[str, Any]:
    written = goal_bundle(papers or some_papers(), base=BASE, now=NOW)
    Bundle.model_validate_json(written)
    read: dict[str, Any] = json.loads(written)
    return read


def of_kind(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind]


def the_goal(dream: PaperDream) -> dict[str, Any]:
    (goal,) = of_kind(the_bundle(some_papers(dream)), "Goal")
    return goal


def test_a_dream_is_the_citizens_own_goal_in_the_profile_that_kl_has_for_it() -> None:
    goal = the_goal(a_paper_dream())

    assert goal["meta"]["profile"] == [PROFILE]
    assert [coding["code"] for coding in goal["category"][0]["coding"]] == [CITIZENS_OWN]
    assert goal["description"] == {"text": "Jeg vil gerne lære at svømme."}
    assert goal["lifecycleStatus"] == "proposed"
    assert goal["subject"] == goal["expressedBy"]


def test_the_citizens_own_words_are_a_note_by_the_citizen() -> None:
    (note,) = the_goal(a_paper_dream("jeg ku godt tænke mig at svøm"))["note"]

    assert note["text"] == "jeg ku godt tænke mig at svøm"
    assert note["authorReference"] == the_goal(a_paper_dream())["subject"]


def test_the_citizen_is_a_reference_without_name_or_cpr() -> None:
    (citizen,) = of_kind(the_bundle(), "Patient")

    assert citizen["identifier"] == [{"system": f"{BASE}/citizen", "value": "K-104"}]
    assert citizen.keys() == {"resourceType", "identifier", "managingOrganization"}


def test_who_spoke_and_when_the_yes_came_is_kept() -> None:
    bundle = the_bundle(some_papers(a_paper_dream(wish_kilde="12428e48-7df8-441f-9a89-d92bb7874066")))
    (told,) = of_kind(bundle, "Provenance")
    (goal,) = (entry for entry in bundle["entry"] if entry["resource"]["resourceType"] == "Goal")
    role = told["agent"][0]["role"][0]["coding"][0]

    assert told["target"] == [{"reference": goal["fullUrl"]}]
    assert (role["system"], role["display"]) == (
        "urn:oid:1.2.208.176.2.22",
        "Borger støttet af medarbejder",
    )
    assert datetime.fromisoformat(told["occurredDateTime"]) == SENT
    assert told["entity"][0]["what"]["identifier"]["value"] == "hat 98"


@pytest.mark.parametrize("state", [state for state in STATES if state != "withdrawn"])
def test_every_state_of_a_dream_has_a_status_that_fhir_knows(state: str) -> None:
    goal = the_goal(a_paper_dream(wish_status=state, reason="Vi venter."))

    assert goal["lifecycleStatus"] in GOAL_STATUS
    assert goal["statusReason"] == "Vi venter."
    assert ("achievementStatus" in goal) is (state == "came_true")


def test_no_state_says_no_to_a_dream() -> None:
    assert not {"rejected", "cancelled"} & set(LIFECYCLE.values())


def test_a_wording_of_the_caseworkers_is_another_goal_of_another_kind() -> None:
    wordings = (
        Wording("purpose", "At K trives.", NOW, "Kirsten Holm"),
        Wording("duration", "Et år.", NOW, "Kirsten Holm"),
    )
    own, purpose = of_kind(the_bundle(some_papers(a_paper_dream(wordings=wordings))), "Goal")

    assert own["description"]["text"] == "Jeg vil gerne lære at svømme."
    assert purpose["description"]["text"] == "At K trives."
    assert purpose["category"][0]["coding"][0]["display"] == "Indsatsformål"
    assert purpose["expressedBy"]["display"] == "Kirsten Holm"
    assert "meta" not in purpose


def test_themes_are_kls_codes() -> None:
    code = "dcc6bb77-45af-4625-9c4d-7d7878307220"
    (tag,) = the_goal(a_paper_dream(ffb_codes=(code,)))["meta"]["tag"]

    assert (tag["system"], tag["code"]) == ("urn:oid:1.2.208.176.2.22", code)
    assert tag["display"] == "Deltage i sociale fællesskaber og fritidsaktiviteter"


def test_the_same_dream_has_the_same_address_each_time() -> None:
    first, second = the_bundle(), the_bundle()

    assert [entry["fullUrl"] for entry in first["entry"]] == [entry["fullUrl"] for entry in second["entry"]]
    assert len({entry["fullUrl"] for entry in first["entry"]}) == len(first["entry"])


def test_a_meeting_without_a_dream_is_a_bundle_too() -> None:
    bundle = the_bundle(replace(some_papers(), dreams=()))

    assert of_kind(bundle, "Goal") == []


@pytest.mark.parametrize("words", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_any_words_are_the_text_that_they_are(words: str) -> None:
    goal = the_goal(a_paper_dream(words, wish_final=words, reason=words))
    allowed = "".join(sign for sign in words if sign >= " " or sign in "\t\r\n").strip()

    assert goal["description"]["text"] == goal["note"][0]["text"] == goal["statusReason"] == allowed


@pytest.mark.parametrize("words", ["", " ", "\x01", "\n"])
def test_a_dream_without_a_readable_word_is_still_a_goal(words: str) -> None:
    assert the_goal(a_paper_dream(words, wish_final=words))["description"]["text"] == "…"


def broken(**changes: Any) -> dict[str, Any]:
    bundle = the_bundle()
    of_kind(bundle, "Goal")[0].update(changes)
    return bundle


@pytest.mark.parametrize(
    "changes",
    [
        {"lifecycleStatus": "nonsense"},
        {"category": []},
        {"category": [{"coding": [{"system": "x", "code": CITIZENS_OWN}]}]},
        {"meta": {}},
        {"description": {"text": ""}},
        {"subject": {}},
    ],
)
def test_what_the_profile_fixes_is_checked_beside_the_library(changes: dict[str, Any]) -> None:
    with pytest.raises(NotValid):
        check(broken(**changes))


def test_a_refusal_names_the_place_and_no_words() -> None:
    papers = some_papers(a_paper_dream("hemmelige ord", wish_receipt=""))

    with pytest.raises(NotValid) as refused:
        goal_bundle(papers, base=BASE, now=NOW)
    assert "hemmelige" not in str(refused.value)
    assert "identifier" in str(refused.value)
