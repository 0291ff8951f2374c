"""Promises of the house: who may import whom, where Danish may stand, and what no file is called."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "plan": set[str](),  # the heart knows nobody
    "engine": {"plan"},  # of it only danger and danish, which need the standard library alone
    "actions": {"plan"},
    "caseworker": {"plan"},
    "bot": set[str](),  # faces the internet: cannot reach the store
    "voice": {"bot"},  # speaks to Rasa through bot.dialogue
    "operate": {"settings", "plan", "actions", "caseworker", "bot", "voice"},  # puts the rooms together
    "cli": {"settings", "operate"},
    "settings": set[str](),
}  # nobody but engine imports rasa; nobody imports cli
OURS = frozenset(MAY_IMPORT)
RASA_MAY_LOAD = {"plan.danger", "plan.danger_learned", "plan.danish", "plan.danish_noise"}
DANISH_MAY_STAND_IN = ("plan/", "bot/texts.py")
DANISH = re.compile(r"[æøåÆØÅ]|\b(og|ikke|jeg|det|din|hvad|dig|mig|skal|ved)\b")
NAMES_OF_NOTHING = {"utils", "util", "helpers", "constants", "common", "misc"}


def python_files(folder: str | None = None) -> list[Path]:
    rooms = [folder] if folder else sorted(OURS)
    found = [file for room in rooms for file in (ROOT / room).rglob("*.py")]
    alone = [ROOT / f"{room}.py" for room in rooms]
    return sorted(found) + [file for file in alone if file.exists()]


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def room_of(file: Path) -> str:
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(file: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it; names of `from plan import danger` count too."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import hides where it goes"
            module = node.module or ""
            submodules = [f"{module}.{alias.name}" for alias in node.names]
            yield from [name for name in submodules if is_module(name)] or [module]


def is_module(name: str) -> bool:
    path = ROOT / name.replace(".", "/")
    return path.is_dir() or path.with_suffix(".py").exists()


def strings(file: Path) -> Iterator[tuple[int, str]]:
    """Every string that the program can use; docstrings are for us."""
    said = {
        id(node.value)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


@pytest.mark.parametrize("room", sorted(OURS))
def test_a_room_imports_only_the_rooms_it_may(room: str) -> None:
    allowed = MAY_IMPORT[room] | {room}
    foreign = {
        (str(file.relative_to(ROOT)), name)
        for file in python_files(room)
        for name in imports(file)
        if name.split(".")[0] in OURS and name.split(".")[0] not in allowed
    }

    assert not foreign


def test_only_engine_imports_rasa() -> None:
    importers = {room_of(f) for f in python_files() if any(n.split(".")[0] == "rasa" for n in imports(f))}

    assert importers <= {"engine"}


def test_the_product_never_imports_the_builder_of_the_speech_model() -> None:
    """It needs torch, which the product's environment does not have."""
    builder = ROOT / "voice" / "model"
    importers = {
        str(file.relative_to(ROOT))
        for file in python_files()
        for name in imports(file)
        if name.startswith("voice.model.") or name == "voice.model"
        if builder not in file.parents
    }

    assert importers == set()


def test_only_settings_reads_the_environment() -> None:
    readers = {
        str(file.relative_to(ROOT))
        for file in python_files()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv", "environb")
    }

    assert readers <= {"settings.py"}


def test_what_rasa_loads_of_plan_needs_the_standard_library_alone() -> None:
    wanted = {n for f in python_files("engine") for n in imports(f) if n.startswith("plan")}
    seen: set[str] = set()
    todo = set(wanted)
    while todo:
        name = todo.pop()
        seen.add(name)
        file = ROOT / f"{name.replace('.', '/')}.py"
        found = set(imports(file)) if file.exists() else set()
        todo |= {n for n in found if n.split(".")[0] == "plan"} - seen
        assert {n.split(".")[0] for n in found} <= sys.stdlib_module_names | {"plan"}, name

    assert wanted <= RASA_MAY_LOAD


def test_what_rasa_loads_of_plan_runs_on_its_python() -> None:
    code = "import sys; sys.dont_write_bytecode = True; import plan.danger, plan.danish, plan.danish_noise"
    loaded = subprocess.run(
        [ROOT / ".venv-rasa/bin/python", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert loaded.returncode == 0, loaded.stderr


def test_no_web_application_sends_traces() -> None:
    talkative = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in python_files()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "FastAPI"
        if "telemetry" not in {keyword.arg for keyword in node.keywords}
    ]

    assert talkative == []


def test_danish_stands_in_yaml_and_html() -> None:
    danish = [
        f"{file.relative_to(ROOT)}:{line}: {text}"
        for file in python_files()
        if not str(file.relative_to(ROOT)).startswith(DANISH_MAY_STAND_IN)
        for line, text in strings(file)
        if DANISH.search(text.replace("Drømmeplan", ""))
    ]

    assert not danish


def test_every_file_opens_with_a_sentence() -> None:
    silent = [str(file.relative_to(ROOT)) for file in python_files() if not ast.get_docstring(tree(file))]

    assert not silent


def test_no_file_is_named_after_nothing_or_after_what_we_import() -> None:
    used = {name.split(".")[0] for file in python_files() for name in imports(file)} - OURS
    taken = NAMES_OF_NOTHING | used
    clashes = [
        str(file.relative_to(ROOT))
        for file in python_files()
        if file.stem in taken and file.stem != "__init__"
    ]

    assert not clashes
