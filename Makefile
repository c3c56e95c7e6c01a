# Two commands do all the set-up: `make demo` and `make test`. Both leave the environment in .venv.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
# Compiled when installed: otherwise the first start, or every start where Python may not write
# beside its modules, takes four seconds instead of one.
INSTALL := $(UV) pip install --quiet --python $(BIN)/python --require-hashes --no-build-isolation --compile-bytecode
export UV_PYTHON_DOWNLOADS := never
UI := src/hearth_web/ui
SITE := $(UI)/static/ui/site.css
PORT ?= 8000

.PHONY: help demo site test test-postgres check fix bench bench-web docs lock fuzz pictures clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 15

$(UV): requirements/uv.txt
	@echo "Making the environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv is missing. On Debian: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

$(VENV)/run: requirements/run.txt pyproject.toml $(UV)
	@echo "Installing what Hearth needs"
	@$(INSTALL) -r requirements/run.txt
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/run
	@echo "Installing what the tests need"
	@$(INSTALL) -r requirements/dev.txt
	@touch $@

demo: $(VENV)/run $(SITE) ## invent a council, its returns and board report, and run the site with it
	@$(BIN)/hearth demo --out demo --seed 1 --children 476
	@$(BIN)/hearth report demo/returns/* --council demo/council.toml --as-at 2025-03-31 --out demo/report
	@HEARTH_DEMO=1 HEARTH_TODAY=2025-03-31 HEARTH_DATA=demo/site DATABASE_URL= $(BIN)/hearth site --demo --council demo --port $(PORT) $(ARGS)

site: $(VENV)/run $(SITE) ## run the site, its data in data/ or where HEARTH_DATA says
	@$(BIN)/hearth site --port $(PORT) $(ARGS)

test: $(VENV)/dev $(SITE) chromium node_modules ## every test
	@$(BIN)/python -m pytest -n 3 --dist loadfile $(ARGS)

test-postgres: $(VENV)/dev $(SITE) ## the site's tests on a real PostgreSQL
	@$(BIN)/python tests/web/real_postgres.py -n 2 --dist loadfile -m "not slow and not browser" tests/web $(ARGS)

check: $(VENV)/dev ## style, types, imports, dependencies
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry src

fix: $(VENV)/dev ## mend what can be mended by itself
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

bench: $(VENV)/dev ## measure speed and memory; takes some minutes
	@$(BIN)/python -m bench

bench-web: $(VENV)/dev $(SITE) ## fifty people at work on PostgreSQL; takes some minutes
	@$(BIN)/python -m bench.web

fuzz: $(VENV)/dev ## long fuzzing of the reader
	@$(BIN)/python -m pytest -m "slow and not browser"

docs: $(VENV)/dev ## write the parts of docs/ that come from the code
	@$(BIN)/python docs/generate.py

pictures: $(VENV)/dev $(SITE) chromium ## take the guide's pictures anew
	@GUIDE_PICTURES=1 $(BIN)/python -m pytest -q -m slow tests/web/house/test_house_pictures.py

lock: $(UV) ## pin every dependency with hashes, no addresses
	@$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header requirements/uv.in -o requirements/uv.txt
	@$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header requirements/run.in pyproject.toml -o requirements/run.txt
	@$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --extra dev -c requirements/run.txt pyproject.toml -o requirements/dev.txt

.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] || { echo "Install Debian's chromium: apt-get install chromium"; exit 1; }; \
	  echo "Installing Debian's chromium"; apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium >/dev/null; }

node_modules: package.json package-lock.json
	@npm ci --silent --no-audit --no-fund
	@touch $@

# The stylesheet is written last, so that it is there only when everything else is.
src/hearth_web/ui/static/ui/site.css: node_modules $(shell find $(UI)/frontend -type f)
	@echo "Building the front end"
	@rm -rf $(@D) && mkdir -p $(@D)/files
	@cp -R $(UI)/frontend/js $(UI)/frontend/images $(@D)/
	@cp node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js $(@D)/js/
	@cp node_modules/@fontsource/source-sans-3/files/source-sans-3-*-[47]00-normal.woff* $(@D)/files/
	@node_modules/.bin/sass --style=compressed --no-source-map --quiet-deps --load-path=node_modules $(UI)/frontend/site.scss $@

clean: ## remove what these commands made
	@rm -rf $(VENV) node_modules demo out bench/data $(UI)/static/ui
