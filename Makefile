# Two commands matter: `make demo` and `make test`. Each does all its set-up.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK   := uv pip compile --universal --python-version 3.11 --generate-hashes \
          --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet

# Servers under a browser's eyes or under fire run as they do for users: without the tracer that coverage needs.
REAL_SERVERS := tests/assessment/browser tests/assessment/crash
# What asks the database is tested on both: on SQLite with everything else, and on PostgreSQL once more.
ON_POSTGRESQL := $(addprefix tests/assessment/,cli declarations demonstration domain queries rosters web) \
          --ignore tests/assessment/web/test_frontend.py --ignore tests/assessment/web/test_catalogue.py

.DEFAULT_GOAL := help
.PHONY: help demo serve gallery test check format lock messages frontend notebook bench clean

help: ## List what make can do
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ -/'

$(VENV)/run.stamp: requirements/run.txt requirements/build.txt pyproject.toml
	@echo "Setting up the environment in $(VENV) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Balcony needs Python 3.11 or later; name one with PYTHON=...")'
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --require-hashes -r requirements/build.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements/dev.txt
	@echo "Adding what the checks and tests need ..."
	@$(PIP) install --require-hashes --no-deps -r requirements/dev.txt
	@touch $@

$(VENV)/bench.stamp: $(VENV)/dev.stamp requirements/bench.txt
	@echo "Adding what profiles are measured against ..."
	@$(PIP) install --require-hashes --no-deps -r requirements/bench.txt
	@touch $@

demo: $(VENV)/run.stamp ## Simulate a whole programme and write a profile for each leader
	$(BIN)/balcony demo --out demo-output

serve: $(VENV)/run.stamp ## Serve the web application with a simulated programme, to try it in a browser
	$(BIN)/balcony serve --demo

gallery: $(VENV)/dev.stamp ## Draw every state of a profile as pictures, to look at
	$(BIN)/python -m tests.gallery gallery-output

# Tests share the processors as processes; threads of the linear algebra would only wait for each other.
test: export OPENBLAS_NUM_THREADS = 1
test: check ## Set up, then run every check and every test
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n auto --ignore tests/house $(addprefix --ignore ,$(REAL_SERVERS))
	$(BIN)/python -m pytest -q -n auto $(REAL_SERVERS)
	BALCONY_TEST_DATABASE=postgresql $(BIN)/python -m pytest -q -n auto $(ON_POSTGRESQL)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --include='instruments/*,scoring/*' --fail-under=100
	$(BIN)/coverage report --include='reports/*,assessment/*' --fail-under=90

check: $(VENV)/dev.stamp ## Format, lint, types, layers, rules of the house
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/house

format: $(VENV)/dev.stamp ## Put the code in its standard form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

notebook: $(VENV)/dev.stamp ## Run the worked notebook of the documentation and keep what it prints
	$(BIN)/python -m tests.docs.notebook

bench: $(VENV)/bench.stamp ## Measure every figure of docs/performance.md
	$(BIN)/python -m benchmarks

lock: ## Renew the requirement files (needs uv)
	$(LOCK) pyproject.toml --output-file requirements/run.txt
	$(LOCK) --group build --output-file requirements/build.txt
	$(LOCK) pyproject.toml --group build --group dev --output-file requirements/dev.txt
	$(LOCK) --constraints requirements/dev.txt --group bench --output-file requirements/bench.txt

frontend: ## Compile the look of the web pages (needs Node)
	cd assessment/frontend && npm ci --silent && npm run --silent build

messages: $(VENV)/dev.stamp ## Bring the Welsh of the web pages up to date with the code, and compile it
	$(BIN)/python -m tests.house.catalogue

clean: ## Remove the environment and everything made
	rm -rf $(VENV) demo-output gallery-output build dist .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis
