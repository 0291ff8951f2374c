"""Unpacks what was fetched or given, into a new folder: no path leads out of it, no link, no flood."""

from __future__ import annotations

import shutil
import stat
import tarfile
import zipfile
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from operate import CannotGoOn
from operate.fetching import LIMIT

_MOST_FILES, _CHUNK = 10_000, 1 << 20
# What the readers of archives raise where a file is broken.
_BROKEN = (
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    zipfile.BadZipFile,
    tarfile.TarError,
)
Entry = tuple[str, IO[bytes]]


def unpack(source: Path, into: Path, limit: int = LIMIT) -> None:
    """Copy a folder, or unpack a zip or tar file, into a folder that does not exist yet. Raises CannotGoOn."""
    into.mkdir(parents=True)
    left, files = limit, 0
    try:
        with _opened(source) as entries:
            for name, content in entries:
                files += 1
                left -= _copy(content, _inside(into, name), left)
                if files > _MOST_FILES:
                    raise CannotGoOn(f"It has more than {_MOST_FILES} files: no model has.")
    except _BROKEN as error:
        raise CannotGoOn(f"{source}: cannot be unpacked ({type(error).__name__})") from None


@contextmanager
def _opened(source: Path) -> Iterator[Iterator[Entry]]:
    if source.is_dir():
        yield _of_folder(source)
    elif zipfile.is_zipfile(source):
        with zipfile.ZipFile(source) as packed, closing(_of_zip(packed)) as entries:
            yield entries
    elif source.is_file() and tarfile.is_tarfile(source):
        with tarfile.open(source) as tar, closing(_of_tar(tar)) as entries:
            yield entries
    else:
        raise CannotGoOn(f"{source}: is no folder, zip or tar file.")


def _of_folder(source: Path) -> Generator[Entry]:
    for file in sorted(source.rglob("*")):
        if file.is_symlink() or not (file.is_dir() or file.is_file()):
            raise _odd(file.name)
        if file.is_file():
            with file.open("rb") as content:
                yield file.relative_to(source).as_posix(), content


def _of_zip(packed: zipfile.ZipFile) -> Generator[Entry]:
    for entry in packed.infolist():
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise _odd(entry.filename)
        if not entry.is_dir():
            with packed.open(entry) as content:
                yield entry.filename, content


def _of_tar(tar: tarfile.TarFile) -> Generator[Entry]:
    for entry in tar:
        if not (entry.isreg() or entry.isdir()):
            raise _odd(entry.name)
        content = tar.extractfile(entry) if entry.isreg() else None
        if content is not None:
            with content:
                yield entry.name, content


def _odd(name: str) -> CannotGoOn:
    return CannotGoOn(f"{name}: is a link or a device; a model has files alone, so nothing is installed.")


def _inside(folder: Path, name: str) -> Path:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name:
        raise CannotGoOn(f"{name!r}: leads out of the folder, so nothing is installed.")
    return folder / path


def _copy(content: IO[bytes], file: Path, left: int) -> int:
    file.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with file.open("xb") as out:
        while chunk := content.read(_CHUNK):
            written += len(chunk)
            if written > left:
                raise CannotGoOn("Unpacked it is larger than what is taken, so nothing is installed.")
            out.write(chunk)
    return written


def only_folder(folder: Path, holding: str) -> Path:
    """The folder that holds this file: the folder itself, or the one folder in it, as archives are made."""
    inner = list(folder.iterdir())
    if not (folder / holding).exists() and len(inner) == 1 and inner[0].is_dir():
        return inner[0]
    return folder


def remove(folder: Path) -> None:
    """Take away what is left of an attempt."""
    shutil.rmtree(folder, ignore_errors=True)
