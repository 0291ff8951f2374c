"""A page of ours as a tagged PDF (PDF/UA-1). Reads our own files alone; without its libraries it says so."""

import logging
import mimetypes
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

NOWHERE = "https://desk.invalid"  # never asked: only what stands under `folders` is read


_NOT_SEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")  # no font draws them


class NoPdf(Exception):
    """The libraries that set a PDF are not on this machine; see requirements/system.txt."""


class Printer:
    """Makes PDFs of pages whose files lie in these folders, by the path that a page knows them by."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        self._folders = dict(folders)

    def is_able(self) -> bool:
        """Whether this machine can make a PDF."""
        try:
            _library()
        except NoPdf:
            return False
        return True

    def make(self, page: str) -> bytes:
        """The page as a PDF with its tags, its title and its language. Raises NoPdf."""
        library = _library()
        shown = _NOT_SEEN.sub("", page)
        document = library.HTML(string=shown, base_url=NOWHERE + "/", url_fetcher=self._fetcher(library))
        made: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
        return made

    def _fetcher(self, library: Any) -> Any:
        """What the library reads files with: `data:` and our own folders, and nothing that is far away."""
        printer = self

        class Ours(library.urls.URLFetcher):  # type: ignore[misc] # the library ships without types
            def __init__(self) -> None:
                super().__init__(allowed_protocols=("data",), allow_redirects=False)

            def fetch(self, url: str, headers: object = None) -> Any:
                if url.startswith("data:"):
                    return super().fetch(url, headers)
                file = printer.file(url)
                kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
                return library.urls.URLFetcherResponse(url, file.read_bytes(), {"Content-Type": kind})

        return Ours()

    def file(self, url: str) -> Path:
        """The file of ours that an address names. Raises FileNotFoundError for every other."""
        parts = urlsplit(url)
        if f"{parts.scheme}://{parts.netloc}" == NOWHERE:
            for path, folder in self._folders.items():
                inside = unquote(parts.path).removeprefix(path + "/")
                file = (folder / inside).resolve()
                if inside != unquote(parts.path) and file.is_relative_to(folder.resolve()) and file.is_file():
                    return file
        raise FileNotFoundError("no file of ours")


def _library() -> Any:
    # Only here and only now: importing it loads the system's text layout, which may be missing.
    try:
        import weasyprint
        import weasyprint.urls
    except OSError:
        raise NoPdf from None
    for name in ("weasyprint", "fontTools"):
        # They log what no font could draw, and that is a citizen's word.
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return weasyprint
