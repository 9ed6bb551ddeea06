# make demo, make test: on a machine with Python 3.11+ and make, nothing else is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOOLKIT := $(VENV)/.toolkit
READY := $(VENV)/.ready
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: demo test check format deep agreement fuzz-diff mutants clean

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

# What the demo needs is there in seconds; the tests take a minute more.
$(TOOLKIT): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) -e .
	@touch $@

$(READY): $(TOOLKIT)
	$(INSTALL) -e '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
