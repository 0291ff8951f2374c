#!/usr/bin/env bash
# Names the system programs of system.txt that are missing, and stops.
set -uo pipefail
missing=()
command -v chromium >/dev/null || missing+=(chromium)
# The tests find the server by its pg_config; the client alone may bring one, too.
[ -x "$(pg_config --bindir 2>/dev/null)/initdb" ] || missing+=(postgresql)
command -v psql >/dev/null || missing+=(postgresql-client)
# Looked for as files: the loader's own list is a program that not everybody's PATH has.
under() { compgen -G "${LIBRARIES:-/usr}/$1" >/dev/null; }
for library in libpango-1.0:-0 libpangoft2-1.0:-0 libharfbuzz-subset:0; do
  name=${library%%:*}
  under "lib/*/$name.so.0" || under "lib*/$name.so.0" || missing+=("$name${library#*:}")
done
under "share/fonts/truetype/dejavu/DejaVuSans.ttf" || missing+=(fonts-dejavu-core)
under "share/fonts/truetype/noto/NotoColorEmoji.ttf" || missing+=(fonts-noto-color-emoji)
command -v espeak-ng >/dev/null || missing+=(espeak-ng)
under "lib/*/libespeak-ng.so.1" || under "lib*/libespeak-ng.so.1" || missing+=(libespeak-ng1)
command -v fstconvert >/dev/null || missing+=(libfst-tools)
under "lib/*/fst/22/olabel_lookahead-fst.so" || missing+=(libfst22-plugins-base)
[ ${#missing[@]} -eq 0 ] && exit 0
echo "The tests need ${missing[*]}: install what is missing (as root on Debian, .ci/run does)." >&2
exit 1
