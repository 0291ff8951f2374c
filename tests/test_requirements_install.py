"""Promises of requirements/*.sh and .ci/run: what is missing is one line that says what to do, before any wait."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = "bash awk cat cksum cut df dirname env grep id mktemp rm sed tail tr touch xargs"
DONE = "exit 0"
ABLE = {"python3": DONE, "node": DONE, "npm": "echo 10.8.2"}
NO_DISK = "echo head; echo 'dev 9000 8900 100 99% /'"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What the scripts need of the repository, with nothing installed."""
    project = tmp_path / "project"
    project.mkdir()
    for name in ("requirements", ".ci"):
        shutil.copytree(ROOT / name, project / name)
    for name in ("pyproject.toml", "package.json", "package-lock.json"):
        shutil.copy(ROOT / name, project)
    (project / ".tools/bin").mkdir(parents=True)
    (project / ".tools/bin/uv").symlink_to(ROOT / ".tools/bin/uv")
    return project


def run(project: Path, *command: str, **programs: str) -> subprocess.CompletedProcess[str]:
    """Run with a PATH of the usual programs and these small scripts, and no Python to be fetched."""
    allowed = project.parent / "allowed"
    allowed.mkdir()
    for name in PROGRAMS.split():
        (allowed / name).symlink_to(str(shutil.which(name)))
    for name, script in programs.items():
        (allowed / name).unlink(missing_ok=True)
        (allowed / name).write_text(f"#!/bin/sh\n{script}\n")
        (allowed / name).chmod(0o755)
    closed = {"UV_PYTHON_DOWNLOADS": "never", "UV_PYTHON_INSTALL_DIR": str(project.parent)}
    return subprocess.run(
        command,
        cwd=project,
        env={"PATH": str(allowed), "HOME": str(project.parent)} | closed,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def install(project: Path, what: str, **programs: str) -> str:
    """What was told last, by a script that failed."""
    done = run(project, "requirements/install.sh", what, **programs)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr.splitlines()[-1]


@pytest.mark.parametrize("what", ["tools", "app", "dev"])
@pytest.mark.parametrize("missing", ["node", "npm"])
def test_a_missing_node_or_npm_is_told_before_anything_is_made(
    project: Path, what: str, missing: str
) -> None:
    there = {name: script for name, script in ABLE.items() if name != missing}
    told = install(project, what, **there)

    assert told == f"{missing} is missing: install Node.js 18 or newer with npm."
    assert not (project / ".venv").exists()


def test_an_npm_that_cannot_read_the_lock_file_is_told(project: Path) -> None:
    told = install(project, "app", **ABLE | {"npm": "echo 6.14.4"})

    assert told == "npm 6.14.4 is too old: install Node.js 18 or newer with npm."


def test_where_the_front_end_is_there_nobody_asks_for_node(project: Path) -> None:
    sum_of_lock = run(project, "cksum", "package-lock.json").stdout
    shutil.rmtree(project.parent / "allowed")
    (project / "node_modules").mkdir()
    stamp = " ".join(sum_of_lock.split()[:2])
    (project / "node_modules/filled").write_text(stamp)

    assert install(project, "app").startswith("Python 3.12 is missing")


@pytest.mark.parametrize("python", [{}, {"python3": "echo no venv; exit 1"}])
def test_a_python_that_cannot_make_environments_is_told(project: Path, python: dict[str, str]) -> None:
    told = install(project, "tools", node=DONE, npm="echo 10.8.2", **python)

    assert told.startswith("No python3 that can be used: install Python 3.8 or newer with venv")


@pytest.mark.parametrize(("there", "missing"), [((), "3.12"), (("3.12",), "3.10")])
def test_a_python_that_cannot_be_fetched_is_named(
    project: Path, there: tuple[str, ...], missing: str
) -> None:
    if there:
        filled_environment(project)
    told = install(project, "app", **ABLE)

    assert told.startswith(f"Python {missing} is missing and could not be fetched: install it")


def filled_environment(project: Path) -> None:
    """Lay out .venv as if requirements/app.txt had been installed."""
    (project / ".venv/bin").mkdir(parents=True)
    (project / ".venv/bin/drommeplan").write_text(f"#!{project.resolve()}/.venv/bin/python\n")
    both = (project / "requirements/app.txt").read_bytes() + (project / "pyproject.toml").read_bytes()
    stamp = subprocess.run(["cksum"], input=both, capture_output=True, check=True).stdout
    (project / ".venv/filled-app").write_bytes(stamp)


def test_an_environment_of_a_moved_folder_is_made_again(project: Path) -> None:
    filled_environment(project)
    moved = project.rename(project.with_name("moved"))

    assert install(moved, "app", **ABLE).startswith("Python 3.12 is missing")


def test_too_little_disk_is_told_before_anything_is_fetched(project: Path) -> None:
    told = install(project, "tools", **ABLE, df=NO_DISK)

    assert told == "Only 100 MB are free here: make room, installing needs 3000 MB."


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_of_somebody_else_is_told(project: Path) -> None:
    project.chmod(0o500)
    told = install(project, "tools", **ABLE)
    project.chmod(0o700)

    assert told.endswith("cannot be written: make it yours (chown), or install as its owner.")


def test_what_uv_could_not_be_fetched_for_is_told(project: Path) -> None:
    broken = 'case "$*" in *venv*--clear*) echo "ERROR: no network"; echo more; exit 1;; esac'
    told = install(project, "tools", **ABLE | {"python3": broken})

    assert told == "uv could not be installed, see to it and try again: ERROR: no network"


def test_missing_programs_of_the_tests_are_named(project: Path) -> None:
    done = run(project, "requirements/system.sh", psql=DONE)

    assert done.returncode == 1
    assert done.stderr == (
        "The tests need chromium postgresql espeak-ng libfst-tools: install what is missing "
        "(as root on Debian, .ci/run does).\n"
    )


def test_a_client_of_postgresql_is_no_server(project: Path) -> None:
    done = run(project, "requirements/system.sh", psql=DONE, chromium=DONE, pg_config="echo /nowhere")

    assert "need postgresql espeak-ng" in done.stderr


def test_missing_libraries_and_fonts_of_the_papers_are_named(project: Path) -> None:
    programs = {"psql": DONE, "chromium": DONE, "pg_config": "echo /nowhere"}
    done = run(project, "env", f"LIBRARIES={project}", "requirements/system.sh", **programs)

    libraries = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "libespeak-ng1")
    for name in (*libraries, "fonts-noto-color-emoji", "libfst22-plugins-base"):
        assert name in done.stderr


def test_the_build_machine_installs_every_listed_program(project: Path) -> None:
    done = run(project, ".ci/run", id="echo 0", make="echo make $*", **{"apt-get": "echo apt-get $*"})
    *_, installed, made = done.stdout.splitlines()

    assert " chromium postgresql postgresql-client libpango-1.0-0 " in installed
    assert " fonts-dejavu-core fonts-noto-color-emoji " in installed
    assert installed.endswith(" espeak-ng libespeak-ng1 libfst-tools libfst22-plugins-base")
    assert made == "make test"


@pytest.mark.parametrize("machine", [{"id": "echo 1000", "apt-get": "echo apt-get"}, {"id": "echo 0"}])
def test_without_root_or_apt_the_build_goes_on_to_what_names_the_missing(
    project: Path, machine: dict[str, str]
) -> None:
    done = run(project, ".ci/run", make="echo make $*; exit 2", **machine)

    assert (done.returncode, done.stdout, done.stderr) == (2, "make test\n", "")
