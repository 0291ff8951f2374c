"""KL's published codes for kinds of goal and for who spoke (KL-term 2.3.0, 2025-08-21). Assesses nothing."""

from __future__ import annotations

from dataclasses import dataclass

FFB = "urn:oid:1.2.208.176.2.22"
CARE_SOCIAL = "http://fhir.kl.dk/term/CodeSystem/CareSocialCodes"


@dataclass(frozen=True)
class Code:
    """A code of KL's and its name there."""

    code: str
    name: str


CITIZENS_OWN = Code("416fe27d-3ccf-4390-8742-8b52a9d8dc78", "FFB borgers mål og ønsker")
"""The only kind that is the citizen's: whatever a dream becomes, it is never another."""
KINDS_OF_GOAL: dict[str, Code] = {
    "purpose": Code("424827b1-23aa-4848-962b-56ee47def560", "Indsatsformål"),
    "intervention_goal": Code("0bb3daef-538d-45dc-b444-abdbcb63f6bc", "FFB indsatsmål"),
    "sub_goal": Code("6746d4af-145a-4bfd-a672-05c0cf11b53b", "FFB delmål"),
}
"""What a caseworker's wording beside a dream is, by the wording's kind."""
SOURCES: tuple[Code, ...] = (
    Code("25b4e705-2e9a-47a2-b11a-c829316b9d3a", "Borger"),
    Code("12428e48-7df8-441f-9a89-d92bb7874066", "Borger støttet af medarbejder"),
    Code("b66dc78a-a673-43fc-8ac0-1e859ba626e0", "Borger støttet af pårørende"),
    Code("166d2437-4e47-4a52-bd94-cdbe91086ca6", "Pårørende alene"),
    Code("f6ea2920-7dde-491e-a489-6b99a3904069", "Sagsbehandler"),
    Code("63338442-7b2e-405b-acc0-142361ef19f1", "Andre"),
)
"""Who spoke ("Kilde")."""
