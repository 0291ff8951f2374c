"""How a citizen's reference stands in an address: in letters that fit any, and that nobody reads in passing."""

import base64
import binascii
from typing import Annotated

from fastapi import Depends

from plan.access import NotAllowed


def address(ref: str) -> str:
    """The reference as one part of an address."""
    return base64.urlsafe_b64encode(ref.encode()).decode().rstrip("=")


def citizen_page(ref: str) -> str:
    """The address of a citizen's page."""
    return f"/borgere/{address(ref)}"


def ref_from(citizen: str) -> str:
    """The reference that a part of an address stands for. Raises NotAllowed where it is none."""
    try:
        ref = base64.urlsafe_b64decode(citizen + "=" * (-len(citizen) % 4)).decode()
    except (binascii.Error, ValueError):
        raise NotAllowed from None
    if not ref or "\x00" in ref or address(ref) != citizen:
        raise NotAllowed
    return ref


Ref = Annotated[str, Depends(ref_from)]
