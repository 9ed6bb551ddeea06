# make demo, make test: on a machine with Python 3.11+ and make, nothing else is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOOLKIT := $(VENV)/.toolkit
READY := $(VENV)/.ready
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
# Generators that are too large for the development environment, for bench-full.
PEERS := .venv-peers/.ready
NODE := tests/node/node_modules/.ready

.PHONY: demo test check format deep agreement fuzz-diff mutants compiled bench bench-full clean

demo: $(TOOLKIT)
	@$(BIN)/signalspec generate
	@$(BIN)/signalspec validate examples/traffic/* || test $$? -eq 1

test: $(READY)
	$(BIN)/python -m pytest -n auto $(ARGS)

check: $(READY)
	$(BIN)/signalspec check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

deep: $(READY)
	HYPOTHESIS_PROFILE=deep $(BIN)/python -m pytest -n auto -m "not slow or slow" $(ARGS)

# N payloads for every implementation; SEED repeats a run, WRITE=1 puts its figures into docs/agreement.md.
N ?= 100000
agreement: $(READY)
	$(BIN)/python -W ignore -m tests.agreement $(N) $(if $(SEED),--seed $(SEED)) $(if $(WRITE),--write)

fuzz-diff: $(READY)
	$(BIN)/python -m scripts.diff_fuzz $(ARGS)

mutants: $(READY)
	$(BIN)/python scripts/mutants.py

# The generated package with its judging modules compiled, into build/compiled; takes a C compiler and a minute.
# SIGNALSPEC_PACKAGE=build/compiled make test runs the tests on it, and the benchmarks measure it where it is.
compiled: $(READY)
	rm -rf build/compiled
	CONNECT_SIGNALS_COMPILED=1 $(INSTALL) --no-deps --no-build-isolation --target build/compiled generated/python

bench: $(READY) $(NODE)
	$(BIN)/python -m benchmarks $(ARGS)

bench-full: $(READY) $(NODE) $(PEERS) compiled
	$(BIN)/python -m benchmarks --full $(ARGS)

# What the demo needs is there in seconds; the tests take a minute more.
$(TOOLKIT): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) -e .
	@touch $@

$(READY): $(TOOLKIT)
	$(INSTALL) -e '.[dev]'
	@touch $@

$(PEERS): benchmarks/requirements.txt
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

$(NODE): tests/node/package.json
	@npm install --prefix tests/node --no-package-lock --no-audit --no-fund --silent && touch $@ \
	  || echo "npm is not there or failed: Node's peers are left out"

clean:
	rm -rf $(VENV) .venv-peers build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
