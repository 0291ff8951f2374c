#!/usr/bin/env bash
# Names the system programs of system.txt that are missing, and stops.
set -uo pipefail
missing=()
command -v chromium >/dev/null || missing+=(chromium)
# The tests find the server by its pg_config; the client alone may bring one, too.
[ -x "$(pg_config --bindir 2>/dev/null)/initdb" ] || missing+=(postgresql)
command -v psql >/dev/null || missing+=(postgresql-client)
[ ${#missing[@]} -eq 0 ] && exit 0
echo "The tests need ${missing[*]}: install what is missing (as root on Debian, .ci/run does)." >&2
exit 1
