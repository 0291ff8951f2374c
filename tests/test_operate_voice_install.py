"""Promises of `drommeplan voice install`: only Danish, only what the checksum says, and on from where it broke off."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tarfile
import threading
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from operate import CannotGoOn
from operate.voice_install import install
from settings import Settings
from tests.test_voice_vosk_engine import MODEL

NAME = json.loads((MODEL / "card.json").read_text("utf-8"))["name"]


@dataclass
class Publisher:
    """A server on this machine; `breaks` says after how many bytes each of its answers ends too early."""

    content: bytes = b""
    breaks: list[int] = field(default_factory=list)
    does_ranges: bool = True
    status: int = 200
    url: str = ""
    asked: list[str | None] = field(default_factory=list)


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    it = Publisher()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers["range"]
            it.asked.append(asked)
            begin = int(asked.removeprefix("bytes=").removesuffix("-")) if asked and it.does_ranges else 0
            self.send_response(206 if begin else it.status)
            if begin:
                self.send_header("content-range", f"bytes {begin}-{len(it.content) - 1}/{len(it.content)}")
            rest = it.content[begin:]
            self.send_header("content-length", str(len(rest)))
            self.end_headers()
            with suppress(ConnectionError):  # the other side may have enough of it
                self.wfile.write(rest[: it.breaks.pop(0)] if it.breaks else rest)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    it.url = f"http://127.0.0.1:{server.server_port}/model.zip"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield it
    server.shutdown()
    server.server_close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.read(_env_file=None, home=tmp_path / "home")


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The model that comes along, as a publisher packs it: one folder in a zip."""
    made = shutil.make_archive(str(tmp_path_factory.mktemp("packed") / "m"), "zip", MODEL.parent, MODEL.name)
    return Path(made).read_bytes()


def installed(settings: Settings) -> list[str]:
    models = settings.home / "voice" / "models"
    return sorted(folder.name for folder in models.iterdir()) if models.exists() else []


def left_over(settings: Settings) -> list[Path]:
    return [file for file in (settings.home / "voice").rglob("*") if file.is_file()]


def said_no(settings: Settings, what: str | Path, sha256: str | None = None, limit: int = 10**9) -> str:
    with pytest.raises(CannotGoOn) as refused:
        install(settings, str(what), sha256, lambda line: None, limit=limit)
    assert installed(settings) == []
    return str(refused.value)


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_a_download_that_breaks_off_goes_on_where_it_was(
    settings: Settings, publisher: Publisher, packed: bytes
) -> None:
    publisher.content, publisher.breaks = packed, [1_000_000, 2_000_000]
    install(settings, publisher.url, sha(packed), lambda line: None)

    assert installed(settings) == [NAME]
    assert publisher.asked == [None, "bytes=1000000-", "bytes=3000000-"]
    assert not (settings.home / "voice" / "trial").exists()
    assert list((settings.home / "voice" / "fetched").iterdir()) == []


def test_a_second_command_goes_on_where_the_first_gave_up(
    settings: Settings, publisher: Publisher, packed: bytes
) -> None:
    publisher.content, publisher.breaks = packed, [500_000, 0, 0, 0, 0, 0]
    assert "Broke off after 500000 bytes" in said_no(settings, publisher.url, sha(packed))
    publisher.asked.clear()
    install(settings, publisher.url, sha(packed), lambda line: None)

    assert publisher.asked == ["bytes=500000-"]
    assert installed(settings) == [NAME]


def test_a_server_without_ranges_is_asked_for_all_again(
    settings: Settings, publisher: Publisher, packed: bytes
) -> None:
    publisher.content, publisher.breaks, publisher.does_ranges = packed, [1_000_000], False
    install(settings, publisher.url, sha(packed), lambda line: None)

    assert installed(settings) == [NAME]


def test_what_has_another_checksum_is_thrown_away(
    settings: Settings, publisher: Publisher, packed: bytes
) -> None:
    publisher.content = packed[:-1] + b"x"

    assert "another checksum" in said_no(settings, publisher.url, sha(packed))
    assert left_over(settings) == []


def test_an_address_without_a_checksum_is_not_even_asked(settings: Settings, publisher: Publisher) -> None:
    for wrong in (None, "", "abc", "z" * 64):
        assert "--sha256" in said_no(settings, publisher.url, wrong)
    assert publisher.asked == []


def test_more_than_the_limit_is_not_taken(settings: Settings, publisher: Publisher, packed: bytes) -> None:
    publisher.content = packed

    assert "larger than 1000000 bytes" in said_no(settings, publisher.url, sha(packed), limit=1_000_000)
    assert sum(file.stat().st_size for file in left_over(settings)) <= 1_000_000


def test_an_answer_that_is_no_file_is_named(settings: Settings, publisher: Publisher) -> None:
    publisher.status = 404

    assert "answers 404" in said_no(settings, publisher.url, sha(b""))
    assert "no address" in said_no(settings, "ftp://127.0.0.1/model.zip", sha(b""))


def test_no_name_is_known_and_that_is_said(settings: Settings) -> None:
    assert "no model of that name is known" in said_no(settings, "vosk-model-da")


def test_a_folder_or_a_tar_file_is_installed_too(settings: Settings, tmp_path: Path) -> None:
    made = shutil.make_archive(str(tmp_path / "m"), "gztar", MODEL)
    install(settings, made, None, lambda line: None)
    shutil.rmtree(settings.home)
    install(settings, str(MODEL), None, lambda line: None)

    assert installed(settings) == [NAME]
    with pytest.raises(CannotGoOn, match="is there already"):
        install(settings, str(MODEL), None, lambda line: None)


@pytest.mark.parametrize(
    "card", [{"language": "en"}, {"language": "nb"}, {"engine": "pdp11"}, {"name": "/.."}]
)
def test_a_model_that_is_not_danish_or_not_ours_is_refused(
    settings: Settings, tmp_path: Path, card: dict[str, str]
) -> None:
    shutil.copytree(MODEL, tmp_path / "m")
    told = json.loads((MODEL / "card.json").read_text("utf-8")) | card
    (tmp_path / "m" / "card.json").write_text(json.dumps(told), "utf-8")

    assert said_no(settings, tmp_path / "m").startswith("Not installed")


def test_a_model_without_a_card_is_refused(settings: Settings, tmp_path: Path) -> None:
    shutil.copytree(MODEL, tmp_path / "m", ignore=shutil.ignore_patterns("card.json"))

    assert "nothing says that it knows Danish" in said_no(settings, tmp_path / "m")


@pytest.mark.parametrize("name", ["../out", "/rooted/out", "a/../../out", "..\\out"])
def test_no_path_leads_out_of_the_folder(settings: Settings, tmp_path: Path, name: str) -> None:
    file = tmp_path / "m.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "x")
    with tarfile.open(tmp_path / "m.tar", "w") as tar:
        entry = tarfile.TarInfo(name)
        entry.size = 1
        tar.addfile(entry, io.BytesIO(b"x"))

    assert "leads out" in said_no(settings, file)
    assert "leads out" in said_no(settings, tmp_path / "m.tar")
    assert not (settings.home / "voice" / "out").exists()


def test_links_and_floods_are_refused(settings: Settings, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "link.tar", "w") as tar:
        link = tarfile.TarInfo("card.json")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    with zipfile.ZipFile(tmp_path / "flood.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(5_000_000))
    (tmp_path / "no.zip").write_bytes(b"PK\x03\x04 and no more")

    assert "is a link" in said_no(settings, tmp_path / "link.tar")
    assert "larger" in said_no(settings, tmp_path / "flood.zip", limit=1_000_000)
    assert "no folder, zip or tar" in said_no(settings, tmp_path / "no.zip")
