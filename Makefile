# Needs only make and Python 3.11 or newer; everything is installed into $(VENV).
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
PAGES ?= samples/*.txt

.PHONY: help run test lint golden bench soak fuzz ci clean

help:
	@echo "make run      extract from samples/ as tables (PAGES=folder for others)"
	@echo "make test     run the tests"
	@echo "make lint     check style and types"
	@echo "make golden   write the records of samples/ anew, to review with git diff"
	@echo "make bench    measure start-up, throughput, memory on this machine (ARGS=--help)"
	@echo "make soak     kill a long run three times and resume it (ARGS=--help)"
	@echo "make fuzz     feed odd input to all that reads, a minute each (ARGS='dates --seconds 600')"
	@echo "make ci       all that must pass: tests, lint, an installed wheel"

run: $(VENV)/installed
	@$(BIN)/extractor $(PAGES) --format table

test: $(VENV)/installed-dev
	@$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

golden: $(VENV)/installed-dev
	@$(BIN)/python -m tests.golden

bench: $(VENV)/installed-dev
	@$(BIN)/python -m tests.bench $(ARGS)

soak: $(VENV)/installed-dev
	@$(BIN)/python -m tests.bench.soak $(ARGS)

fuzz: $(VENV)/installed-dev
	@$(BIN)/python -c 'import atheris' 2>/dev/null || $(PIP) --editable ".[dev,fuzz]"
	@$(BIN)/python -m tests.fuzz $(ARGS)

ci:
	@.ci/run

clean:
	rm -rf $(VENV) build dist *.egg-info

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "extractor needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; \
	  echo "Name a newer one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# Installed again only when what is to be installed has changed.
$(VENV)/installed: setup.cfg pyproject.toml | $(BIN)/python
	@echo "Installing extractor and its language model into $(VENV) ..." >&2
	@$(PIP) --editable .
	@touch $@

$(VENV)/installed-dev: setup.cfg pyproject.toml | $(BIN)/python
	@echo "Installing extractor, its language model and the tools for tests into $(VENV) ..." >&2
	@$(PIP) --editable ".[dev]"
	@touch $@ $(VENV)/installed
