"""The twelve life areas and the published FFB codes that fit them. Never judges need or functioning."""

from __future__ import annotations

from dataclasses import dataclass

AREAS: tuple[str, ...] = (
    "housing",
    "work",
    "education",
    "money",
    "relationships",
    "leisure",
    "health",
    "daily_life",
    "transport",
    "communication",
    "self_determination",
    "other",
)


@dataclass(frozen=True)
class Theme:
    """One FFB sub-theme: KL's code, KL's name and the theme that it belongs to."""

    code: str
    name: str
    theme: str


HOME = Theme("fd4b8dd3-5c4b-4257-8c13-ea045617d2f6", "Varetage bolig", "Samfundsliv")
JOB = Theme("685e8517-2f5c-4ef8-a7c4-fa2d008fdd9d", "Varetage beskæftigelse", "Samfundsliv")
SCHOOL = Theme("8888edfa-642b-4329-9fe3-a9b180e6d3f4", "Varetage uddannelse", "Samfundsliv")
ECONOMY = Theme("70443014-3faf-402d-abcf-396bfad32eb9", "Varetage økonomi", "Samfundsliv")
POST = Theme("8bef71de-55b5-47fe-b438-18ac769106b3", "Håndtere post", "Samfundsliv")
NETWORK = Theme("4c082610-b122-4019-96f2-1061e287445e", "Varetage relationer til netværk", "Relationer")
CONTACT = Theme("3f9da5ac-9686-4eeb-b517-b46e17fcb1d7", "Indgå i samspil og kontakt", "Relationer")
SEXUALITY = Theme("28fbf17e-bca3-45e1-be35-553e3d91f1b7", "Varetage sin seksualitet", "Egenomsorg")
CARE_FOR_OTHERS = Theme(
    "58ef570c-1c1e-47be-8bfd-26ed99825762", "Udvise hjælp og omsorg for andre", "Relationer"
)
COMMUNITIES = Theme(
    "dcc6bb77-45af-4625-9c4d-7d7878307220",
    "Deltage i sociale fællesskaber og fritidsaktiviteter",
    "Relationer",
)
INTEREST = Theme("3a748135-98a8-416a-808d-bff88a8e40ee", "Dyrke interesse", "Egenomsorg")
OWN_HEALTH = Theme("4a58417e-9a75-43f2-9763-66505050159f", "Varetage egen sundhed", "Egenomsorg")
COOK = Theme("b947f321-7cdb-4b33-9653-f3ff800572b0", "Lave mad", "Praktiske opgaver")
CLEAN = Theme("8f32c948-41c4-49d7-8913-cdeede2e7fe1", "Gøre rent", "Praktiske opgaver")
LAUNDRY = Theme("bd67597b-e80f-427f-8cf9-79d01eff91fc", "Vaske tøj", "Praktiske opgaver")
SHOP = Theme("01770afa-cd17-41fe-a966-b8895e4d55d8", "Købe ind", "Praktiske opgaver")
BELONGINGS = Theme("4a51d7a7-61e7-48fa-a1d5-9d26337c6c38", "Passe ejendele og kæledyr", "Praktiske opgaver")
VEHICLES = Theme("eff3385d-01fa-4c9c-9850-52e179243f21", "Færdes med transportmidler", "Mobilitet")
WALK = Theme("4977ce08-df4d-4c09-8e03-c2a563862e68", "Gå og bevæge sig", "Mobilitet")
TALK = Theme("986898d0-e2e5-4afa-9cb3-ee7aecaa0143", "Samtale", "Kommunikation")
EXPRESS = Theme("2ba29098-a527-43d5-b858-4c5353669f42", "Fremstille", "Kommunikation")
UNDERSTAND = Theme("9bbbffef-c404-4ea3-a927-cd22d8027e6d", "Forstå", "Kommunikation")
DEVICES = Theme("a80e8f96-18ba-4ee4-9496-d3ce882c2f85", "Udstyr", "Kommunikation")

SUB_THEMES: tuple[Theme, ...] = (
    HOME, JOB, SCHOOL, ECONOMY, POST, NETWORK, CONTACT, CARE_FOR_OTHERS, COMMUNITIES, INTEREST, OWN_HEALTH,
    SEXUALITY, COOK, CLEAN, LAUNDRY, SHOP, BELONGINGS, VEHICLES, WALK, TALK, EXPRESS, UNDERSTAND, DEVICES,
)  # fmt: skip
"""Every sub-theme that is known here, by theme, as a caseworker chooses among them."""

_PRIMARY: dict[str, Theme] = {
    "housing": HOME,
    "work": JOB,
    "education": SCHOOL,
    "money": ECONOMY,
    "relationships": NETWORK,
    "leisure": COMMUNITIES,
    "health": OWN_HEALTH,
    "transport": VEHICLES,
    "communication": TALK,
}
_ALSO: dict[str, tuple[Theme, ...]] = {
    "money": (POST,),
    "relationships": (CONTACT, SEXUALITY, CARE_FOR_OTHERS),
    "leisure": (INTEREST,),
    "daily_life": (COOK, CLEAN, LAUNDRY, SHOP, BELONGINGS),
    "transport": (WALK,),
    "communication": (EXPRESS, UNDERSTAND, DEVICES),
}


def themes(area: str | None) -> tuple[Theme, ...]:
    """Return every sub-theme that a caseworker may choose among for an area, primary first."""
    if area is None:
        return ()
    primary = _PRIMARY.get(area)
    return ((primary,) if primary else ()) + _ALSO.get(area, ())


def ffb_codes(area: str | None) -> tuple[str, ...]:
    """Return the code that follows from the area alone; empty where the subject decides.

    Daily life, self-determination and "other" have none: which code fits depends on what is done,
    and a person does that, not a keyword.
    """
    primary = _PRIMARY.get(area or "")
    return (primary.code,) if primary else ()
