"""Drafts of what is said in a talk, where danger was looked for before any action ran. Looks for none again."""

from __future__ import annotations

from plan.drafting import Draft
from plan.drafting import draft as drafted


def draft(words: str) -> Draft:
    """Return the draft of words; those of a false alarm, too, once the person has said that it is one."""
    return drafted(words, looked_at=True)
