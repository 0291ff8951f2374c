"""The one cookie that ties a browser to its conversation. Holds a sealed id and no words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from bot.front_door import FrontDoor
from bot.handles import KEPT, EndedHandle, Handle, UnknownHandle
from bot.show import SESSION_COOKIE


@dataclass(frozen=True)
class Cookie:
    door: FrontDoor
    secure: bool

    @property
    def name(self) -> str:
        return f"__Host-{SESSION_COOKIE}" if self.secure else SESSION_COOKIE

    def read(self, request: HTTPConnection) -> Handle | None:
        """This browser's handle; None when it holds none. Raises EndedHandle."""
        sealed = request.cookies.get(self.name)
        if not sealed:
            return None
        try:
            return self.door.open(sealed)
        except UnknownHandle:
            return None

    def glance(self, request: Request) -> Handle | None:
        """The handle if there is one that has not ended."""
        try:
            return self.read(request)
        except EndedHandle:
            return None

    def keep[Shown: Response](self, response: Shown, handle: Handle) -> Shown:
        """Seal anew, so that the ten minutes hold across a restart; only an own device keeps it."""
        response.set_cookie(
            self.name,
            self.door.sealed(replace(handle, sealed_at=self.door.clock())),
            max_age=int(KEPT.total_seconds()) if handle.own else None,
            httponly=True,
            samesite="strict",
            secure=self.secure,
        )
        return response

    def drop[Shown: Response](self, response: Shown) -> Shown:
        response.delete_cookie(self.name, httponly=True, samesite="strict", secure=self.secure)
        return response
