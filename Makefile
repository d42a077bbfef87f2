# unkink: `make help` explains every target. Everything is installed into .venv; nothing outside this folder is touched,
# except that `make test` installs what its tests need (Chromium, a virtual screen) from the system's packages where it can.

PYTHON ?= python3
BIN := .venv/bin
CAMERA := camera_files/package-lock.json src/unkink/vision/assets.py
PIP_FLAGS := --quiet --disable-pip-version-check --no-input

.DEFAULT_GOAL := help
.PHONY: help run test lint content bench docs pictures camera lock clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

run: .venv/.run  ## set everything up, start unkink and open it in the browser
	@$(BIN)/unkink $(ARGS)

# Programs start hundreds of times in tests and benches: what was compiled once is kept, whatever the environment says.
lint test bench: export PYTHONDONTWRITEBYTECODE =

test: .venv/.develop  ## install what the tests need (Chromium included) and run them all
	@sh scripts/system_packages.sh
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

lint: .venv/.develop  ## style, types, the order of the rooms, and the content
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python scripts/check_content.py

content: .venv/.develop  ## check the content: every field and source, and that a body can do every motion
	@$(BIN)/python scripts/check_content.py

bench: .venv/.develop  ## measure what the product promises about speed and size
	@for each in bench/bench_*.py; do echo "== $$each"; $(BIN)/python $$each || exit 1; done

docs: .venv/.develop  ## write the generated parts of docs/ again (commands, rules, techniques, session states)
	@$(BIN)/python scripts/write_docs.py

pictures: .venv/.develop  ## take the screenshots and draw the figures that the README shows
	@sh scripts/system_packages.sh
	@$(BIN)/python scripts/take_pictures.py

camera: .venv/bin/pip  ## assemble the camera files, where `make run` or `make test` could not reach the registry of npm
	@sh scripts/camera_files.sh

lock: .venv/.develop  ## choose the newest allowed versions of all dependencies and write them down
	@sh scripts/lock.sh

clean:  ## remove what was installed and built here (never your journal)
	@rm -rf src/unkink/vision/models src/unkink/web/static/camera/vendor
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# A stamp a set of locked versions, so that a second `make run` starts at once.
.venv/.run: pyproject.toml requirements/run.txt $(CAMERA) | .venv/bin/pip
	@$(BIN)/python -m pip install $(PIP_FLAGS) --require-hashes -r requirements/run.txt
	@sh scripts/camera_files.sh --if-possible
	@$(BIN)/python -m pip install $(PIP_FLAGS) --no-deps --no-build-isolation --editable .
	@touch $@

# What is never run need not be compiled, and that takes long: what the tests need comes with much else.
.venv/.develop: pyproject.toml requirements/develop.txt $(CAMERA) | .venv/bin/pip
	@$(BIN)/python -m pip install $(PIP_FLAGS) --no-compile --require-hashes -r requirements/develop.txt
	@sh scripts/camera_files.sh --if-possible
	@$(BIN)/python -m pip install $(PIP_FLAGS) --no-deps --no-build-isolation --editable .
	@touch $@ .venv/.run

.venv/bin/pip:
	@sh scripts/environment.sh $(PYTHON)
