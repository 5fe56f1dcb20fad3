# Two commands are enough for a newcomer: `make run` and `make test`. Each makes its own .venv first.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
DEV    := $(VENV)/.installed-dev
PATHS  := pysolo resources providers spec bench docs .ci
# A plain path file instead of setuptools' import hook: the hook alone doubles the start-up time.
EDITABLE := --config-settings editable_mode=compat

.PHONY: help run test lint fmt docs bench compiled clean

help:
	@echo 'make run    converge cookbooks/demo into ./demo-out (no root, no network once installed)'
	@echo 'make test   ruff, mypy --strict, the specs'
	@echo 'make lint   ruff and mypy only        make fmt    format the code'
	@echo 'make bench  the speed bars            make docs   the pages made from the declarations'
	@echo 'make clean  remove what the others made'

run: $(STAMP) compiled
	@$(BIN)/pysolo -c cookbooks/demo/solo.rb -o 'recipe[demo]'

test: lint compiled
	$(BIN)/python -m pytest

lint: $(DEV)
	$(BIN)/ruff check $(PATHS)
	$(BIN)/ruff format --check $(PATHS)
	$(BIN)/mypy --strict
	$(BIN)/vermin --quiet --target=3.9- --no-tips --violations pysolo resources providers

fmt: $(DEV)
	$(BIN)/ruff check --fix-only $(PATHS)
	$(BIN)/ruff format $(PATHS)

docs: $(STAMP)
	$(BIN)/python docs/build.py

bench: $(DEV) compiled
	$(BIN)/python bench/run.py

# Byte code beside the sources, also where PYTHONDONTWRITEBYTECODE is set: without it every start compiles everything anew.
compiled: $(STAMP)
	@$(BIN)/python -m compileall -q pysolo

clean:
	find pysolo resources providers spec -name __pycache__ -prune -exec rm -rf {} +
	rm -rf $(VENV) .venv-* build dist demo-out .cache *.egg-info .mypy_cache .pytest_cache .ruff_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(STAMP): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(EDITABLE) -e .
	@touch $@

$(DEV): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(EDITABLE) -e '.[dev]'
	@touch $@ $(STAMP)
