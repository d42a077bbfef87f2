#!/bin/sh
# Write requirements/*.txt: every version with its hashes, for every system, naming no host.
set -eu
.venv/bin/python -m pip install --quiet --disable-pip-version-check uv
compile() {
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --upgrade --generate-hashes --no-annotate \
        --no-emit-index-url --custom-compile-command "make lock" "$@"
}
compile pyproject.toml requirements/build.in --output-file requirements/run.txt
compile pyproject.toml requirements/build.in --extra test --extra lint --constraint requirements/run.txt \
    --constraint requirements/held-back.in \
    --output-file requirements/develop.txt
compile requirements/npm.in --output-file requirements/npm.txt
