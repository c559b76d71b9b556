# Two commands do everything: `make demo` and `make test`. Both need Python 3.11 (or later) and make.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
WHEEL  := .venv-wheel
SHIPPED := pyproject.toml $(shell find src blocks flows templates -type f -not -name '*.pyc')
INSTALL := -m pip install -qq --disable-pip-version-check --no-compile
PIP    := $(BIN)/python $(INSTALL) --constraint constraints.txt
TESTED := -n 2 --dist loadgroup

# Python compiles what is used when it is used, once: much of what is installed never is.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test install format lint types unit thorough wheel docs bench bench-guard bench-others bench-scale reliability mutants audit cassettes clean

demo: $(VENV)/demo  ## the main job on this machine: sandbox, mail, Prefect, three runs (ONCE=1 ends after them)
	@$(BIN)/shiftwork demo $(if $(ONCE),--once)

test:  ## everything that has to hold, as CI runs it
	@$(MAKE) --no-print-directory --jobs=3 --output-sync $(VENV)/test $(VENV)/chromium $(WHEEL)/test
	@echo "Checking style, types, known vulnerabilities, and the built wheel in an environment of its own (two minutes) ..."
	@$(MAKE) --no-print-directory --jobs=2 --output-sync lint types wheel audit
	@$(MAKE) --no-print-directory unit

$(BIN)/python:
	@echo "Making $(VENV) with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python $(INSTALL) --upgrade pip

$(VENV)/demo: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing prefect-shiftwork and what it needs into $(VENV) (about a minute, once) ..."
	@$(PIP) --editable '.[sandbox]'
	@touch $@

$(VENV)/test: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing prefect-shiftwork and its test tools into $(VENV) (about a minute, once) ..."
	@$(PIP) --editable '.[test]'
	@touch $@ $(VENV)/demo

$(VENV)/chromium: | $(BIN)/python
	@command -v chromium >/dev/null || (echo "Installing Debian's chromium ..." && \
		$(SUDO) apt-get update -qq && $(SUDO) apt-get install -qq -y chromium fonts-dejavu-core >/dev/null)
	@touch $@
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)

install: $(VENV)/test  ## the environment for working on the code

format: $(VENV)/test  ## lay the code out
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lint: $(VENV)/test
	@$(BIN)/ruff format --check . && $(BIN)/ruff check .

# Type checkers cannot follow an editable install of mapped folders, so they read an installed copy.
types: $(VENV)/test build/wheel/built
	@rm -rf build/installed
	@$(BIN)/python $(INSTALL) --no-deps --target build/installed build/wheel/*.whl
	@MYPYPATH=build/installed $(BIN)/mypy -p prefect_shiftwork

unit: $(VENV)/test $(VENV)/chromium
	@$(BIN)/python -m pytest $(TESTED) -m "not thorough" --cov --cov-report=term --cov-fail-under=95

thorough: $(VENV)/test $(VENV)/chromium  ## what takes minutes more: more runs killed, more examples
	@$(BIN)/python -m pytest -m thorough
	@$(BIN)/python -m pytest $(TESTED) -m hypothesis --hypothesis-profile=search

build/wheel/built: $(SHIPPED) | $(BIN)/python
	@rm -rf build/wheel build/lib
	@$(BIN)/python -m pip wheel -qq --no-deps --wheel-dir build/wheel .
	@touch $@

# The built wheel, in an environment that holds nothing of this checkout.
$(WHEEL)/test: build/wheel/built constraints.txt
	@rm -rf $(WHEEL)
	@$(PYTHON) -m venv $(WHEEL)
	@$(WHEEL)/bin/python $(INSTALL) --constraint constraints.txt "$$(ls build/wheel/*.whl)[test]"
	@touch $@

wheel: $(WHEEL)/test
	@cd tests && ../$(WHEEL)/bin/python -m pytest -c ../pyproject.toml --rootdir .. -q $(TESTED) packaging bridges roster

docs: $(VENV)/test  ## the documentation as a site, in build/site; a link that leads nowhere fails
	@$(BIN)/python -m sphinx -q -W --keep-going -c docs . build/site
	@echo "Open build/site/index.html"

bench: $(VENV)/test  ## the figures of docs/performance.md
	@$(BIN)/python -m benchmarks

bench-guard: $(VENV)/test  ## after bench: fails when a ratio is worse than the accepted one (ACCEPT=1 accepts)
	@$(BIN)/python -m benchmarks.guard $(if $(ACCEPT),--accept)

bench-others: $(VENV)/test  ## the same list with dlt, a Singer tap and the Airbyte CDK, in environments of their own
	@$(BIN)/python -m benchmarks.others

bench-scale: $(VENV)/test  ## a fleet of organisations on PostgreSQL, Redis, two API servers, several workers
	@$(BIN)/python -m benchmarks.scale $(if $(SMALL),--small)

reliability: $(VENV)/test  ## the figures of docs/reliability.md (LONG=1: every call of every flow)
	@$(BIN)/python -m benchmarks.reliability $(if $(LONG),--long)

mutants: $(VENV)/test  ## the rules whose change no test notices
	@$(BIN)/python -m benchmarks.reliability.mutants

audit: | $(BIN)/python  ## known vulnerabilities of what is installed, where the network answers that
	@$(PYTHON) -m venv .venv-audit
	@.venv-audit/bin/python $(INSTALL) pip-audit==2.10.1
	@mkdir -p build && rm -f build/audit.txt
	@.venv-audit/bin/pip-audit --requirement constraints.txt --no-deps --disable-pip --progress-spinner off \
		--output build/audit.txt 2> build/audit.log || ! cat build/audit.txt 2> /dev/null
	@[ -f build/audit.txt ] && echo "$$(tail -n 1 build/audit.log); $$(grep -c 'not be audited' build/audit.txt) of" \
		"$$(grep -c == constraints.txt) versions could not be looked up" || echo "Known vulnerabilities could not be" \
		"looked up: build/audit.log"

cassettes: $(VENV)/test  ## record every cassette again from the sandbox
	@$(BIN)/python -m pytest tests/cassettes --record

clean:  ## remove what the commands made
	rm -rf $(VENV) $(WHEEL) .venv-audit .venv-others .demo build .pytest_cache .mypy_cache .ruff_cache .hypothesis
