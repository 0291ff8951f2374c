"""Fixtures that every test may ask for, the order of the files, and what generated inputs hang on: nothing but code."""

import hypothesis
import pytest

pytest_plugins = ["tests.store_fixtures", "tests.talk_fixtures", "tests.bot_api_fixtures"]

# A change that passed must not fail elsewhere: the same inputs on every machine, however slow it is at the moment.
hypothesis.settings.register_profile(
    "same",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("same")

LONGEST = ("test_stack_conversation", "test_stack_browser", "test_stack_telegram", "test_logs", "test_cli")
"""These files go first, so that at the end no core waits for the other."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first; the rest stays as it is."""
    items.sort(key=lambda item: LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST))
