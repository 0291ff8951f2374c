"""Promises of operate/secrets_kept.py: made once, the same for every process, for its owner only."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import SecretStr

from operate import CannotGoOn
from operate.secrets_kept import secret
from settings import Settings


def settings_in(home: Path) -> Settings:
    return Settings.read(_env_file=None, home=home)


def test_a_secret_is_made_once(tmp_path: Path) -> None:
    first = secret(settings_in(tmp_path), "pepper")

    assert secret(settings_in(tmp_path), "pepper") == first
    assert len(first) >= 32


def test_two_homes_have_different_secrets(tmp_path: Path) -> None:
    one, other = settings_in(tmp_path / "a"), settings_in(tmp_path / "b")

    assert secret(one, "channel") != secret(other, "channel")


def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    secret(settings_in(tmp_path), "desk")

    assert stat.S_IMODE((tmp_path / "secrets" / "desk").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700


def test_processes_that_start_together_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: secret(settings_in(tmp_path), "door"), range(32)))

    assert len(made) == 1
    assert [file.name for file in (tmp_path / "secrets").iterdir()] == ["door"]


@pytest.mark.parametrize("left_over", [b"", b"half\n", b"\xff" * 40])
def test_a_secret_that_was_cut_off_is_never_used(tmp_path: Path, left_over: bytes) -> None:
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "pepper").write_bytes(left_over)

    with pytest.raises(CannotGoOn, match=r"secrets/pepper cannot be used as a secret .*backup"):
        secret(settings_in(tmp_path), "pepper")


def test_a_given_secret_goes_first(tmp_path: Path) -> None:
    given = Settings.read(_env_file=None, home=tmp_path, front_secret=SecretStr("a given secret, long"))

    assert secret(given, "front") == "a given secret, long"
    assert not (tmp_path / "secrets").exists()
