#!/bin/sh
# Assemble the camera files. Brings npm into .venv only where the files are not there yet and the machine has none.
set -eu
python=.venv/bin/python
"$python" -m camera_files --all-there && exit 0
"$python" -m camera_files --npm-there || "$python" -m pip install --quiet --disable-pip-version-check --no-input --retries 1 \
    --require-hashes -r requirements/npm.txt || true
"$python" -m camera_files "$@"
