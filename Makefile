# The same few verbs on every machine; each one makes what it needs in .venv first.
.DEFAULT_GOAL := help
.PHONY: help run test check bench lock clean setup-run setup-dev

BIN := .venv/bin
ARGS ?=

help: ## what you can do here
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: setup-run ## open the app (ARGS='demo' or any other arguments)
	@$(BIN)/python -m session_tui $(ARGS)

test: setup-dev ## run the tests (ARGS='tests/session' for a part of them)
	@$(BIN)/python -m pytest -n 2 $(ARGS)

check: setup-dev ## format, lint, types, and who may import whom
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: setup-dev ## measure what must stay fast, as ratios within one run
	@$(BIN)/python -m benchmarks $(ARGS)

lock: ## remake requirements/*.txt (ARGS=--upgrade takes newer versions)
	@sh scripts/lock.sh $(ARGS)

clean: ## remove .venv, caches and build results; records are never touched
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

setup-run:
	@PYTHON="$(PYTHON)" sh scripts/setup.sh run

setup-dev:
	@PYTHON="$(PYTHON)" sh scripts/setup.sh dev
