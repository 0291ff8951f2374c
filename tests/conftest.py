"""Fixtures that every test may ask for."""

pytest_plugins = ["tests.store_fixtures", "tests.talk_fixtures"]
