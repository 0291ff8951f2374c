#!/usr/bin/env bash
# Brings the environments to what requirements/ and package-lock.json say; quick when they are already.
# Usage: install.sh tools|app|dev. Each trouble is one line that says what to do.
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
last_line() { grep -v '^[[:space:]]*$' "$log" | tail -n 1; }

enough_disk() {
  local free
  free=$(df -Pm . | awk 'NR == 2 {print $4}')
  [ "$free" -ge 3000 ] || stop "Only $free MB are free here: installing needs 3000 MB."
}

tools() {
  command -v python3 >/dev/null || stop "python3 is missing: install Python 3 with pip and venv."
  enough_disk
  say "Installing uv into .tools (about 10 s, once) ..."
  { python3 -m venv --clear .tools && .tools/bin/pip install --quiet --disable-pip-version-check \
    --require-hashes -r requirements/tools.txt; } >"$log" 2>&1 ||
    stop "uv could not be installed: $(last_line) (Debian and Ubuntu need the package python3-venv)"
  touch .tools/ready
}

# fill FOLDER PYTHON FILE HOW_LONG: one environment from one locked file.
fill() {
  local folder=$1 python=$2 file=requirements/$3.txt how_long=$4
  enough_disk
  say "Installing $file into $folder ($how_long) ..."
  if [ ! -x "$folder/bin/python" ]; then
    "$uv" venv --quiet --clear --python "$python" "$folder" >"$log" 2>&1 ||
      stop "Python $python is missing and could not be fetched: install it (for example 'pyenv install $python') and try again."
  fi
  "$uv" pip sync --quiet --python "$folder" --require-hashes "$file" >"$log" 2>&1 ||
    stop "$file could not be installed into $folder: $(last_line)"
}

app_or_dev() {
  local want
  want=$(stamp "requirements/$1.txt" pyproject.toml)
  is_filled ".venv/filled-$1" "$want" && return
  rm -f .venv/filled-*
  fill .venv 3.12 "$1" "about 30 s"
  "$uv" pip install --quiet --python .venv --no-deps --no-build-isolation --editable . >"$log" 2>&1 ||
    stop "drommeplan could not be installed into .venv: $(last_line)"
  rm -rf drommeplan.egg-info
  # Everything of app is in dev.
  stamp requirements/app.txt pyproject.toml >.venv/filled-app
  [ "$1" = app ] || echo "$want" >.venv/filled-dev
}

rasa() {
  local want
  want=$(stamp requirements/rasa.txt)
  is_filled .venv-rasa/filled "$want" && return
  rm -f .venv-rasa/filled
  fill .venv-rasa 3.10 rasa "about 1 minute, 2 GB"
  # With another Python an installer may quietly choose a Rasa of years ago.
  [ -x .venv-rasa/bin/rasa ] || stop ".venv-rasa has no Rasa in it: delete the folder and try again."
  echo "$want" >.venv-rasa/filled
}

front_end() {
  local want
  [ -f package-lock.json ] || return 0
  want=$(stamp package-lock.json)
  is_filled node_modules/filled "$want" && return
  command -v npm >/dev/null || stop "npm is missing: install Node.js 18 or newer with npm."
  say "Installing the front-end packages (about 10 s) ..."
  npm ci --silent --no-audit --no-fund >"$log" 2>&1 || stop "npm ci failed: $(last_line)"
  echo "$want" >node_modules/filled
}

case ${1:-} in
  tools) tools ;;
  app | dev) app_or_dev "$1" && rasa && front_end ;;
  *) stop "Usage: requirements/install.sh tools|app|dev" ;;
esac
