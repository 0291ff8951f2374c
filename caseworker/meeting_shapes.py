"""The JSON of meetings and invitations that the desk's API gives and takes. Shapes only: no access, no store."""

from datetime import date, datetime, time
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from caseworker.shapes import Count, Words
from plan.meeting import Meeting
from plan.practical import LONGEST, SHORTEST, Practical
from plan.wish import Wish

Day = date  # the field `date` hides the type inside the classes
Ref = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[^\x00]*$")]


class PlanIn(BaseModel):
    """When and where a meeting is. What is left out is not decided."""

    model_config = ConfigDict(extra="forbid")

    date: Day | None = None
    time: Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")] | None = None
    length: Annotated[int, Field(ge=SHORTEST, le=LONGEST, description="Minutes.")] | None = None
    place: Words | None = None
    at_home: bool = False
    cut_off: Day | None = None
    interpreter: Words | None = None
    companion: Words | None = None
    coming: Words | None = None

    def plan(self) -> Practical:
        """What it says, as the store takes it."""
        return Practical(
            day=self.date,
            clock=time.fromisoformat(self.time) if self.time else None,
            length=self.length,
            place=self.place or None,
            at_home=self.at_home,
            cut_off=self.cut_off,
            interpreter=self.interpreter or None,
            companion=self.companion or None,
            coming=self.coming or None,
        )


class NewMeetingIn(PlanIn):
    """A meeting for a citizen. The same `id` twice makes one meeting."""

    citizen_ref: Ref
    id: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")] | None = None


class MeetingIn(PlanIn):
    """What is decided about a meeting now; `edit` as it was read."""

    edit: Count


class EditIn(BaseModel):
    """The count of changes that was read, from `edit`."""

    edit: Count


class DreamOfMeeting(BaseModel):
    """A dream of the meeting; its words are read under /wishes with the scope for it."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    status: str
    order: int


class WholeMeetingOut(BaseModel):
    """One plan meeting, with what the citizen wants for it. Never who should not come."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    citizen_ref: str
    status: str
    date: Day | None
    starts_at: datetime | None
    length: int | None
    place: str | None
    at_home: bool
    cut_off: Day | None
    interpreter: str | None
    companion: str | None
    coming: str | None
    who_in: str | None
    topics: str | None
    bisidder: str | None
    guide: bool | None
    budget_idea: str | None
    sequence: int
    edit: int
    dreams: list[DreamOfMeeting] = []


class MeetingsOut(BaseModel):
    """Meetings that are planned, or held and not closed, by day, undated last."""

    meetings: list[WholeMeetingOut]


class InvitationIn(BaseModel):
    """For whom a code is, and for how many days. The same `key` twice makes one code."""

    model_config = ConfigDict(extra="forbid")

    citizen_ref: Ref
    days: int = 30
    key: Annotated[str, Field(pattern=r"^[0-9A-Za-z_-]{32,64}$")] | None = None


class InvitationOut(BaseModel):
    """A code, shown once. Earlier ones that nobody has used no longer work."""

    code: str
    pictures: list[str]
    link: str
    expires_at: datetime


def meeting_out(meeting: Meeting, dreams: tuple[Wish, ...] = ()) -> WholeMeetingOut:
    """The meeting as the API shows it."""
    out = WholeMeetingOut.model_validate(meeting)
    return out.model_copy(update={"dreams": [DreamOfMeeting.model_validate(dream) for dream in dreams]})
