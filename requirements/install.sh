#!/usr/bin/env bash
# Brings the environments to what requirements/ and package-lock.json say; quick when they are already.
# Usage: install.sh tools|app|whisper|dev|speech. Each trouble is one line that says what to do.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
uv=.tools/bin/uv
log=$(mktemp)
trap 'rm -f "$log"' EXIT

stop() { echo "$*" >&2; exit 1; }
say() { echo "$*" >&2; }
# What a folder was filled from is written into it, so that the same files are not installed twice.
stamp() { cat "$@" | cksum; }
is_filled() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }
# The first line of the log that tells of an error, else the last one; npm's frame taken off.
complaint() {
  local lines
  lines=$(sed -E 's/^npm (error|ERR!) ?//; /^(code|syscall|errno|path) /d; /complete log of/d; /^[[:space:]]*$/d' "$log")
  { grep -m 1 -iE 'error:|reason:' <<<"$lines" || tail -n 1 <<<"$lines"; } | cut -c 1-300
}
# The scripts of an environment name the folder that they were made in.
is_at_home() { grep -qsF "$(pwd -P)/$1/bin/python" "$1/bin/$2"; }

enough_disk() {
  local free
  free=$(df -Pm . | awk 'NR == 2 {print $4}')
  [ "$free" -ge 3000 ] || stop "Only $free MB are free here: make room, installing needs 3000 MB."
}

# The first python3 of the PATH that can make an environment: another one may be too old, or without venv.
able_python() {
  local python
  while read -r python; do
    "$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 8))' &>/dev/null && echo "$python" && return
  done < <(type -aP python3)
  return 1
}

# Asked before anything is fetched, so that nobody waits for minutes to be told.
needs_npm() {
  local program version
  is_filled node_modules/filled "$(stamp package-lock.json)" && return
  for program in node npm; do
    command -v $program >/dev/null || stop "$program is missing: install Node.js 18 or newer with npm."
  done
  version=$(npm --version 2>/dev/null)
  # An older npm reads nothing from our lock file, and says nothing about it.
  [ "${version%%.*}" -ge 7 ] 2>/dev/null ||
    stop "npm ${version:-does not run}${version:+ is too old}: install Node.js 18 or newer with npm."
}

writable() { [ -w . ] || stop "$PWD cannot be written: make it yours (chown), or install as its owner."; }

tools() {
  local python
  python=$(able_python) ||
    stop "No python3 that can be used: install Python 3.8 or newer with venv (Debian, Ubuntu: python3 and python3-venv)."
  needs_npm
  writable
  enough_disk
  say "Installing uv into .tools (about 10 s, once) ..."
  { "$python" -m venv --clear .tools && .tools/bin/pip install --quiet --disable-pip-version-check \
    --require-hashes -r requirements/tools.txt; } >"$log" 2>&1 ||
    stop "uv could not be installed, see to it and try again: $(complaint)"
  touch .tools/ready
}

# Where Python is told to leave no bytecode behind (containers often do so), every process would read all its libraries
# anew, which takes Rasa nine seconds each time: so it is written once.
with_bytecode() {
  [ -z "${PYTHONDONTWRITEBYTECODE:-}" ] || "$1/bin/python" -m compileall -q -j 0 "$1"/lib/python*/site-packages >/dev/null 2>&1
  return 0  # a library may carry files of another Python, which nobody loads
}

# fill FOLDER PYTHON FILE SCRIPT HOW_LONG: one environment, which then has SCRIPT, from one locked file.
fill() {
  local folder=$1 python=$2 file=requirements/$3.txt script=$4 how_long=$5
  writable
  enough_disk
  say "Installing $file into $folder ($how_long) ..."
  if [ ! -x "$folder/bin/python" ] || ! is_at_home "$folder" "$script"; then
    "$uv" venv --quiet --clear --python "$python" "$folder" >"$log" 2>&1 ||
      stop "Python $python is missing and could not be fetched: install it (for example 'pyenv install $python') and try again."
  fi
  "$uv" pip sync --quiet --python "$folder" --require-hashes "$file" >"$log" 2>&1 ||
    stop "$file could not be installed into $folder, see to it and try again: $(complaint)"
  with_bytecode "$folder"
}

app_or_dev() {
  local want
  want=$(stamp "requirements/$1.txt" pyproject.toml)
  is_filled ".venv/filled-$1" "$want" && is_at_home .venv drommeplan && return
  rm -f .venv/filled-*
  fill .venv 3.12 "$1" drommeplan "about 30 s"
  "$uv" pip install --quiet --python .venv --no-deps --no-build-isolation --editable . >"$log" 2>&1 ||
    stop "drommeplan could not be installed into .venv: $(complaint)"
  rm -rf drommeplan.egg-info
  # Everything of app is in dev.
  stamp requirements/app.txt pyproject.toml >.venv/filled-app
  [ "$1" = app ] || echo "$want" >.venv/filled-dev
}

rasa() {
  local want
  want=$(stamp requirements/rasa.txt)
  is_filled .venv-rasa/filled "$want" && is_at_home .venv-rasa rasa && return
  rm -f .venv-rasa/filled
  fill .venv-rasa 3.10 rasa rasa "about 1 minute, 2 GB"
  # With another Python an installer may quietly choose a Rasa of years ago.
  [ -x .venv-rasa/bin/rasa ] || stop ".venv-rasa has no Rasa in it: delete the folder and try again."
  echo "$want" >.venv-rasa/filled
}

front_end() {
  local want
  want=$(stamp package-lock.json)
  is_filled node_modules/filled "$want" && return
  say "Installing the front-end packages (about 10 s) ..."
  npm ci --loglevel=error --no-audit --no-fund >"$log" 2>&1 ||
    stop "The front-end packages could not be installed, see to it and try again: $(complaint)"
  echo "$want" >node_modules/filled
}

# The speech model's builder. torch comes by pip, which takes the build for this machine: the one without a graphics
# card where pip's own settings offer it. No index has one lock for both, so the version alone is pinned.
torch=torch==2.13.0
speech() {
  local want
  want="$(stamp requirements/speech.txt) $torch"
  is_filled .venv-speech/filled "$want" && is_at_home .venv-speech vosk-transcriber && return
  rm -f .venv-speech/filled
  fill .venv-speech 3.11 speech vosk-transcriber "about 1 minute, 1 GB or more"
  .tools/bin/pip --python .venv-speech/bin/python install --quiet --disable-pip-version-check "$torch" >"$log" 2>&1 ||
    stop "$torch could not be installed into .venv-speech, see to it and try again: $(complaint)"
  with_bytecode .venv-speech
  echo "$want" >.venv-speech/filled
}

case ${1:-} in
  tools) tools ;;
  app | whisper | dev) needs_npm && app_or_dev "$1" && rasa && front_end ;;
  speech) speech ;;
  *) stop "Usage: requirements/install.sh tools|app|whisper|dev|speech" ;;
esac
