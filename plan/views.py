"""The views of the list that a caseworker keeps under a name. Each is its maker's alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import delete, func, insert, select

from plan.access import Account
from plan.database import Database
from plan.desk_tables import views
from plan.filters import Filters, filters_from
from plan.waiting import may_list
from plan.wish import NotPossible

LONGEST_NAME = 60  # characters
MOST = 20  # that stay visible on one page


@dataclass(frozen=True)
class View:
    """Filters with a name."""

    id: str
    name: str
    filters: Filters


class Views(Database):
    """Kept views."""

    def views(self, account: Account) -> tuple[View, ...]:
        """Return the account's own views, by name. Raises NotAllowed."""
        may_list(account)
        with self.reading() as connection:
            rows = connection.execute(
                select(views).where(views.c.account == account.id).order_by(func.lower(views.c.name))
            ).all()
        return tuple(View(row.id, row.name, filters_from(row.filters)) for row in rows)

    def keep_view(self, account: Account, name: str, filters: Filters, now: datetime) -> str:
        """Keep filters under a name and return the view's id; the same again is the same view.

        Raises NotAllowed and NotPossible (no_name, name_taken, too_many_views).
        """
        may_list(account)
        name = " ".join(name.split())
        if not name or len(name) > LONGEST_NAME or "\0" in name:
            raise NotPossible("no_name")
        with self.writing() as connection:
            theirs = connection.execute(select(views).where(views.c.account == account.id)).all()
            for row in theirs:
                if row.name == name and row.filters == filters.chosen():
                    return str(row.id)
            if any(row.name == name for row in theirs):
                raise NotPossible("name_taken")
            if len(theirs) >= MOST:
                raise NotPossible("too_many_views")
            new = {"id": uuid4().hex, "account": account.id, "name": name, "filters": filters.chosen()}
            connection.execute(insert(views).values(**new))
        return str(new["id"])

    def forget_view(self, account: Account, view_id: str) -> None:
        """Forget a view of the account's own; another's is left alone. Raises NotAllowed."""
        may_list(account)
        with self.writing() as connection:
            connection.execute(delete(views).where(views.c.id == view_id, views.c.account == account.id))
