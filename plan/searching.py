"""The dreams that fit what was typed: their words, their receipt or whose they are. Ranks nothing."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, literal_column, or_

from plan.tables import wishes
from plan.typed import typed_words

# What migration 0007 makes for PostgreSQL alone: the words of each dream, read once when they are kept, and
# whose it is in small letters. A database in the C locale lowers a to z alone.
_SAID = "wishes.said"
_WHOSE = "lower(translate(wishes.citizen_ref, 'ÆØÅÉÜÖÄ', 'æøåéüöä'))"


def found_by(typed: str, *, sqlite: bool) -> ColumnElement[bool]:
    """Return the condition on a dream that fits: all words begin words of it, or its receipt, or its citizen."""
    low = typed.strip().lower()
    receipt = wishes.c.receipt == low
    if sqlite:  # which looks at every dream
        whose = func.begins(wishes.c.citizen_ref, low)
        return or_(receipt, whose, func.has_words(wishes.c.verbatim + " " + wishes.c.final, low))
    fits = [receipt, literal_column(_WHOSE).startswith(low, autoescape=True)]
    words = [f"{word}:*" for word in typed_words(typed)]
    if words:
        query = func.to_tsquery(literal_column("'simple'"), " & ".join(words))
        fits.append(literal_column(_SAID).op("@@")(query))
    return or_(*fits)
