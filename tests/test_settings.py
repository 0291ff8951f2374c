"""Promises of settings.py: read once, typed, and a wrong value stops with the variable's name."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from settings import Settings, WrongSetting, shown, unknown_variables

GOOD_SECRET = "long enough to be a secret"


def read() -> Settings:
    return Settings.read(_env_file=None)


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for name in os.environ:
        if name.startswith("DROMMEPLAN_") or name == "DATABASE_URL":
            monkeypatch.delenv(name)


def test_without_any_variable_everything_lies_under_var() -> None:
    settings = read()

    assert settings.store_url == f"sqlite:///{settings.home}/drommeplan.sqlite"


def test_an_empty_variable_is_an_unset_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DROMMEPLAN_PORT", "")

    assert read().port == 8000


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DROMMEPLAN_PORT", "eight"),
        ("DROMMEPLAN_DESK_PORT", "70000"),
        ("DROMMEPLAN_DEMO", "perhaps"),
        ("DATABASE_URL", "mysql://somewhere/db"),
        ("DATABASE_URL", "postgresql://host"),
        ("DATABASE_URL", "postgresql://host:port/db"),
        ("DATABASE_URL", "postgresql://u:p@[::1/db"),
        ("DATABASE_URL", "sqlite:///relative.sqlite"),
        ("DATABASE_URL", "sqlite://"),
        ("DROMMEPLAN_HOME", "~no-such-user/var"),
        ("DROMMEPLAN_PUBLIC_URL", "drom.example.org"),
        ("DROMMEPLAN_PUBLIC_URL", "https://[drom"),
        ("DROMMEPLAN_TRUSTED_PROXIES", "10.0.0.0/8, proxy"),
        ("DROMMEPLAN_UNSENT_DAYS", "0"),
        ("DROMMEPLAN_PEPPER", "short"),
        ("DROMMEPLAN_KLE_NUMBER", "42"),
        ("TELEGRAM_BOT_TOKEN", "no token"),
        ("TELEGRAM_API_BASE_URL", "http://192.0.2.1"),
        ("TELEGRAM_WEBHOOK_URL", "drom.example.dk"),
        ("TELEGRAM_NEWS_HOURS", "20-8"),
        ("TELEGRAM_NEWS_HOURS", "8-25"),
        ("TELEGRAM_NEWS_HOURS", "morning"),
    ],
)
def test_a_wrong_value_stops_with_the_variables_name_in_one_line(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)

    with pytest.raises(WrongSetting, match=f"^{variable}: .+") as stopped:
        read()

    assert "\n" not in str(stopped.value)


def test_a_wrong_secret_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DROMMEPLAN_PEPPER", "hunter2")

    with pytest.raises(WrongSetting) as stopped:
        read()

    assert "hunter2" not in str(stopped.value)


def test_no_piece_of_a_password_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://plan:hunter2/more@host/plan")

    with pytest.raises(WrongSetting, match=r"^DATABASE_URL: .*%2F") as stopped:
        read()

    assert "hunter2" not in str(stopped.value)


@pytest.mark.parametrize("line", ["DROMMEPLAN_PORT 9000", "- port: 9000"])
def test_a_line_that_would_be_passed_over_stops_with_its_number(tmp_path: Path, line: str) -> None:
    (tmp_path / ".env").write_text(f"# Ours\n\n{line}\n")

    with pytest.raises(WrongSetting, match=r"\.env, line 3: must be NAME=value$"):
        Settings.read(_env_file=tmp_path / ".env")


def test_a_settings_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"\xff\xfeA\0")

    with pytest.raises(WrongSetting, match=r"\.env: cannot be read as text"):
        Settings.read(_env_file=tmp_path / ".env")


def test_the_example_of_a_settings_file_can_be_used() -> None:
    example = Path(__file__).resolve().parent.parent / ".env.example"

    assert Settings.read(_env_file=example).port == 8000


def test_a_secret_may_lie_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pepper").write_text(GOOD_SECRET + "\n")
    monkeypatch.setenv("DROMMEPLAN_PEPPER_FILE", str(tmp_path / "pepper"))
    pepper = read().pepper

    assert pepper is not None
    assert pepper.get_secret_value() == GOOD_SECRET


def test_the_database_address_may_lie_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "url").write_text("postgresql://u:p@localhost/plan")
    monkeypatch.setenv("DATABASE_URL_FILE", str(tmp_path / "url"))

    assert read().store_url == "postgresql+psycopg://u:p@localhost/plan"


def test_a_missing_secret_file_stops_with_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DROMMEPLAN_PEPPER_FILE", "/nowhere/pepper")

    with pytest.raises(WrongSetting, match=r"^DROMMEPLAN_PEPPER_FILE: "):
        read()


def test_only_secrets_come_from_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "port").write_text("9000")
    monkeypatch.setenv("DROMMEPLAN_PORT_FILE", str(tmp_path / "port"))

    assert read().port == 8000


def test_both_databases_get_their_own_drivers_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://u:p@localhost:5432/plan")
    settings = read()

    assert settings.store_url == "postgresql+psycopg://u:p@localhost:5432/plan"
    assert settings.tracker_url == "postgresql://u:p@localhost:5432/plan"


def test_nothing_can_be_changed_after_reading() -> None:
    with pytest.raises(ValidationError):
        read().port = 9  # type: ignore[misc]  # that it cannot be done is the promise


def test_settings_can_be_printed_without_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:hunter2@localhost/plan")
    monkeypatch.setenv("DROMMEPLAN_PEPPER", GOOD_SECRET)
    printed = repr(read())

    assert "hunter2" not in printed
    assert GOOD_SECRET not in printed


@pytest.mark.parametrize("password", ["hunter2", "p%40ss%2Fword"])
def test_an_address_is_shown_without_its_password(password: str) -> None:
    assert shown(f"postgresql://u:{password}@localhost/plan") == "postgresql://u:…@localhost/plan"
    assert shown(f"postgresql://h/plan?user=u&password={password}") == "postgresql://h/plan?user=u&password=…"


def test_a_misspelt_variable_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DROMMEPLAN_PROT", "9000")
    monkeypatch.setenv("DROMMEPLAN_PEPPER_FILE", "/run/pepper")

    assert unknown_variables() == ["DROMMEPLAN_PROT"]
