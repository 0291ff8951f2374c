"""The JSON that the desk's API gives and takes. Shapes only: no access, no store."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from plan.wish import Wish

# No database keeps a NUL in a text.
Words = Annotated[str, Field(max_length=100_000, pattern=r"^[^\x00]*$")]
Count = Annotated[int, Field(ge=0, le=2**31 - 1)]


class Refusal(BaseModel):
    """Why a request was refused, in one sentence: a problem after RFC 9457."""

    title: str
    status: int
    detail: str


class Reason(Refusal):
    """The same, with the reason's name."""

    reason: str


class QuoteOut(BaseModel):
    """Words as they came: asked by which question, by which channel and means, with whose help."""

    model_config = ConfigDict(from_attributes=True)

    question: str
    words: str
    channel: str
    mode: str
    helper: str | None


class MeetingOut(BaseModel):
    """The next plan meeting of the citizen."""

    date: date
    place: str | None


class WishOut(BaseModel):
    """One dream. `verbatim` is the citizen's own words, `final` the goal that they said yes to."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    version: int
    receipt: str
    citizen_ref: str
    status: str
    verbatim: str
    draft: str
    final: str
    quotes: list[QuoteOut]
    life_area: str | None
    ffb_codes: list[str]
    maaltype_hint: str | None
    strength: str | None
    why: str | None
    now_0_10: float | None
    first_step: str | None
    helpers: str | None
    support_text: str | None
    when: str | None
    sign: str | None
    others_views: list[str]
    enquiry: bool
    budget_idea: str | None
    share_caseworker: bool
    share_provider: bool
    share_guide: bool
    order: int
    most_important: bool
    confirmed_by_citizen_at: datetime | None
    received_at: datetime
    read_at: datetime | None
    channel: str
    kilde: str | None
    helper_role: str | None
    meeting: MeetingOut | None = None


class WishesOut(BaseModel):
    """One page of the list and the address of the next, null on the last."""

    wishes: list[WishOut]
    next: str | None


class VersionIn(BaseModel):
    """The version that was read; the answer is 409 when the wish has changed since."""

    version: int


class MoveIn(BaseModel):
    """An answer to a dream. `changed`, `later` and `not_now` need a reason in easy Danish."""

    move: Literal["bring", "plan", "change", "postpone", "decline", "fulfil"]
    reason: Words | None = None
    edit: Count | None = Field(None, description="The count of changes that was read, from `edit`.")


def wish_out(wish: Wish) -> WishOut:
    """The wish as the API shows it."""
    out = WishOut.model_validate(wish)
    if wish.meeting_date is None:
        return out
    meeting = MeetingOut(date=wish.meeting_date, place=wish.meeting_place)
    return out.model_copy(update={"meeting": meeting})
