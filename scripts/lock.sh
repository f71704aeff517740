#!/bin/sh
# Remakes requirements/*.txt, with hashes, for every supported Python and system. Needs a network.
# Versions already locked stay; `scripts/lock.sh --upgrade` takes the newest that pyproject.toml allows.
set -eu
cd "$(dirname "$0")/.."
tool=${TMPDIR:-/tmp}/session-tui-lock.$$
trap 'rm -rf "$tool"' EXIT
"${PYTHON:-python3}" -m venv "$tool"
"$tool/bin/python" -m pip install --quiet --disable-pip-version-check uv
compile() {
    out=requirements/$1
    shift
    "$tool/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
        --output-file "$out" "$@"
}
compile run.txt pyproject.toml "$@"
compile build.txt --group build --constraints requirements/run.txt "$@"
compile dev.txt pyproject.toml --group dev \
    --constraints requirements/run.txt --constraints requirements/build.txt "$@"
