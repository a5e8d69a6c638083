# make help: what there is. Needs Python 3.11 or newer with its venv module, and make; nothing else, no root.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
OUT := var/demo
CODE = $(wildcard bot handlers reports storage conversation emulation locales seasons benchmarks tests)
# make setup QUIET= shows what pip says: retries, a proxy that refuses, an index that is not there.
QUIET := --quiet --quiet
PIP_INSTALL = $(PY) -m pip install $(QUIET) --disable-pip-version-check --no-input

.PHONY: help
help:  ## show this page
	@awk 'BEGIN {FS = ":.*## "; print "make <verb>, where the verb is one of:\n"} \
	  /^[a-z-]+:.*## / {printf "  %-11s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))
	@printf '\nStart with: make demo\n'

# --- setting up ------------------------------------------------------------------------------------------------

# A name that answers may still be a shim without a Python behind it, an old one, or Debian's without python3-venv.
$(PY):
	@for candidate in $(PYTHON) python3.13 python3.12 python3.11 python3 python3.14; do \
	  if "$$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    echo "Setting up $(VENV) with $$("$$candidate" --version) ..."; \
	    exec "$$candidate" -m venv --clear $(VENV); \
	  fi; \
	done; \
	echo "tongket needs Python 3.11 or newer with its venv module (Debian, Ubuntu: apt-get install python3-venv)." >&2; \
	exit 1

$(VENV)/.run: requirements/run.txt requirements/build.txt pyproject.toml | $(PY)
	@echo "Installing what the program needs (the first time this downloads) ..."
	@$(PIP_INSTALL) --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "Installing what the tests need (the first time this downloads) ..."
	@$(PIP_INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

.PHONY: setup
setup: $(VENV)/.dev  ## make .venv with all that running and testing need

.PHONY: system
system:  ## install Chromium for the browser tests (Debian, Ubuntu; needs root)
	@tests/support/system.sh

# --- running ---------------------------------------------------------------------------------------------------

.PHONY: demo
demo: $(VENV)/.run  ## play one bloc's season, print its tally, then serve it at http://127.0.0.1:8080
	@$(PY) -m bot demo --out $(OUT)

.PHONY: run
run: $(VENV)/.run  ## run the bot with the TONGKET_ settings of the environment
	@$(PY) -m bot run

# --- checking --------------------------------------------------------------------------------------------------

# One worker more than there are cores: it works while the others wait for a browser or a process.
WORKERS = 3

.PHONY: test
test: $(VENV)/.dev lint types locales  ## every check and every test
	@$(PY) -m pytest -n $(WORKERS) --dist loadscope $(ARGS)

.PHONY: lint
lint: $(VENV)/.dev  ## style, and which package may import which
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/lint-imports

.PHONY: types
types: $(VENV)/.dev  ## mypy, strict
	@$(BIN)/mypy $(CODE)

.PHONY: locales
locales: $(VENV)/.dev  ## is every sentence translated, every placeholder kept, the template fresh?
	@$(PY) -m locales check

.PHONY: cover
cover: $(VENV)/.dev  ## the tests again, showing which lines none of them runs
	@$(PY) -m pytest -n $(WORKERS) --dist loadscope --cov $(ARGS)

.PHONY: bench
bench: $(VENV)/.dev  ## the program beside its peers, in one run
	@$(PY) -m benchmarks $(ARGS)
	@$(PY) -m benchmarks.telegram
	@$(PY) -m benchmarks.figures
	@$(PY) -m benchmarks.slips

.PHONY: soak
soak: $(VENV)/.dev  ## a thousand kills in the middle of a season
	@$(PY) -m pytest -m soak $(ARGS)

# --- keeping ---------------------------------------------------------------------------------------------------

COMPILE = $(1)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras \
  --custom-compile-command "make lock" $(UPGRADE)

.PHONY: lock
lock: $(PY)  ## pin every dependency with its hashes (UPGRADE=--upgrade takes newer ones)
	@tool=$$(mktemp -d) && trap 'rm -rf "$$tool"' EXIT && \
	$(PY) -m venv "$$tool" && "$$tool/bin/pip" install $(QUIET) --disable-pip-version-check uv && \
	$(call COMPILE,"$$tool") pyproject.toml --extra postgres --group dev -o requirements/dev.txt && \
	$(call COMPILE,"$$tool") pyproject.toml --extra postgres -c requirements/dev.txt -o requirements/run.txt && \
	$(call COMPILE,"$$tool") --group build -c requirements/dev.txt -o requirements/build.txt

.PHONY: migration
migration: $(VENV)/.dev  ## write the migration that takes the newest schema to the tables (NAME="add evidence")
	@$(BIN)/alembic -c storage/migrations/alembic.ini revision --autogenerate -m "$(NAME)"

.PHONY: clean
clean:  ## remove what the verbs above made; the database in ./var stays, the demo's goes
	@rm -rf $(VENV) $(OUT) build dist htmlcov .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
