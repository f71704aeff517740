#!/bin/sh
# Makes .venv ready: `setup.sh run` for using the app, `setup.sh dev` for working on it.
# Quick when nothing changed. When it cannot go on it says in plain words what is missing.
set -eu
cd "$(dirname "$0")/.."
want=${1:-run}
venv=.venv
python=$venv/bin/python

stop() {
    printf '\nSet-up stopped: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '  %s\n' "$line" >&2; done
    exit 1
}

recent_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 && recent_enough "$name"; then
            printf '%s\n' "$name"
            return
        fi
    done
}

make_venv() {
    base=$(find_python)
    if [ -z "$base" ]; then
        found=$(python3 --version 2>/dev/null) || found='no python3 at all'
        stop 'Python 3.11 or newer is needed.' "Found: $found." \
            'Install a newer Python, or name one: make run PYTHON=/path/to/python3.12'
    fi
    "$base" -c 'import venv, ensurepip' >/dev/null 2>&1 ||
        stop "$base cannot make virtual environments: its venv or ensurepip module is missing." \
            'On Debian and Ubuntu: apt install python3-venv'
    rm -rf "$venv"
    "$base" -m venv "$venv" || stop "$base could not make $venv here." \
        "Is this folder writable, and is there room on the disk? ($(pwd))"
}

install() {
    "$python" -m pip install --quiet --disable-pip-version-check --no-input "$@" || stop \
        'the locked packages could not be installed; what pip said stands above.' \
        'A network (or a local package source that pip is configured for) is needed once.' \
        'Nothing outside .venv was changed; run the same command again when it is mended.'
}

case $want in
run) locks='requirements/run.txt requirements/build.txt' ;;
dev) locks='requirements/dev.txt' ;;
*) stop "no such set-up: $want" 'Use: scripts/setup.sh run | dev' ;;
esac

if ! recent_enough "$python"; then
    make_venv
fi
state=$(cat pyproject.toml requirements/*.txt | cksum)
if grep -qsxF "$state" "$venv/.ready-$want"; then
    exit 0
fi
printf 'Setting up .venv (%s); once, and again when the lock changes.\n' "$want"
rm -f "$venv"/.ready-*
files=
for lock in $locks; do files="$files --requirement $lock"; done
# shellcheck disable=SC2086
install --require-hashes $files
install --no-deps --no-build-isolation --editable .
printf '%s\n' "$state" >"$venv/.ready-$want"
if [ "$want" = dev ]; then
    cp "$venv/.ready-dev" "$venv/.ready-run" # whoever can work on it can use it
fi
