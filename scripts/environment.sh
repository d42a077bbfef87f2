#!/bin/sh
# Make .venv with the given Python. Says in one sentence what is missing, where something is.
set -eu
python=${1:-python3}
command -v "$python" >/dev/null || { echo "unkink needs Python 3.11 or newer; '$python' was not found." >&2; exit 2; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "unkink needs Python 3.11 or newer; '$python' is $("$python" -V 2>&1). Try: make PYTHON=python3.12 ..." >&2
    exit 2
}
"$python" -m venv .venv 2>/dev/null && exit 0
# Some systems ship Python without the part of venv that installs pip. The virtualenv package brings its own.
rm -rf .venv
"$python" -m pip install --quiet --disable-pip-version-check --target build/virtualenv virtualenv
PYTHONPATH=build/virtualenv "$python" -m virtualenv --quiet .venv
