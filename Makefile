# plantrace: `make extract` reads corpus/ and writes output/; `make test` runs the tests. Each sets up what it needs.
# On Windows, or without make: see README.md.

CORPUS ?= corpus
OUTPUT ?= output
GOLD ?= corpus/gold
ARGS ?=

PYTHON := .venv/bin/python
PIP := $(PYTHON) -m pip --disable-pip-version-check -qq
RUNTIME := .venv/.runtime
DEV := .venv/.dev
EXTRAS := .venv/.extras

.DEFAULT_GOAL := help
.PHONY: help extract serve audit test coverage check evaluate gate accuracy reading bench train docs wheel lock clean pack pictures

help:  ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile | expand -t 18
	@echo "CORPUS=$(CORPUS) OUTPUT=$(OUTPUT) GOLD=$(GOLD) ARGS=$(ARGS)"

extract: $(RUNTIME)  ## read the papers in CORPUS and write the dataset to OUTPUT
	@$(PYTHON) -m pipeline extract $(ARGS) "$(CORPUS)" "$(OUTPUT)"

serve: $(EXTRAS)  ## browse the dataset in OUTPUT, and ask it questions, in a web browser
	@$(PYTHON) -m pipeline serve $(ARGS) "$(OUTPUT)"

pack: $(RUNTIME)  ## write the pack for a meeting: make pack MEETING=2018-02-02 AREA="..."
	@$(PYTHON) -m pipeline pack $(ARGS) $(if $(AREA),--area "$(AREA)") "$(OUTPUT)" "$(MEETING)"

audit: $(RUNTIME)  ## show what was read of the papers in CORPUS, what was left out, what was lost
	@$(PYTHON) -m pipeline audit $(ARGS) "$(CORPUS)"

test: $(DEV)  ## run the tests
	@$(PYTHON) -m pytest -m "not slow" $(ARGS)

coverage: $(DEV)  ## run the tests and list the lines that none of them runs (takes twice as long)
	@$(PYTHON) -m pytest -m "not slow" --cov --cov-report=term:skip-covered $(ARGS)

check: $(DEV)  ## look over style, types and the import contract
	@status=0; \
	$(PYTHON) -m ruff check $(ARGS) || status=1; \
	$(PYTHON) -m ruff format --check --quiet || status=1; \
	$(PYTHON) -m mypy || status=1; \
	$(PYTHON) -c "from importlinter.cli import lint_imports_command; lint_imports_command()" --no-cache || status=1; \
	exit $$status

evaluate: $(RUNTIME)  ## measure OUTPUT against the annotations in GOLD
	@$(PYTHON) -m pipeline evaluate $(ARGS) "$(OUTPUT)" "$(GOLD)"

gate: $(DEV)  ## hold the accuracy floors of tests/floors.toml
	@$(PYTHON) -m tests.gate $(ARGS)

accuracy: $(DEV)  ## measure the accuracy anew and write docs/ACCURACY.md
	@$(PYTHON) -m tests.accuracy

reading: $(DEV)  ## measure how alike papers are read in different forms and write docs/READING.md
	@$(PYTHON) -m tests.reading

bench: $(DEV)  ## measure the speed and write docs/BENCHMARKS.md and docs/READING_SPEED.md
	@$(PYTHON) -m tests.bench $(ARGS)
	@$(PYTHON) -m tests.bench_archive $(if $(PREVIOUS),--previous "$(PREVIOUS)")
	@$(PYTHON) -m tests.bench_reading $(if $(MARKITDOWN),--markitdown "$(MARKITDOWN)")
	@$(PYTHON) -m tests.bench_links

train: $(RUNTIME)  ## fit the weights in models/ anew
	@$(PYTHON) -m pipeline.fit $(ARGS)

docs: $(DEV)  ## write the generated pages of docs/
	@$(PYTHON) -m tests.pages

pictures: $(DEV)  ## take the pictures of README.md anew (needs chromium)
	@$(PYTHON) -m tests.picture

wheel: $(DEV)  ## build dist/plantrace-*.whl
	@$(PYTHON) -m build --wheel --no-isolation --outdir dist . $(ARGS)

lock: $(DEV)  ## resolve the dependencies of pyproject.toml anew (needs uv)
	uv pip compile pyproject.toml --group build $(LOCK) -o requirements.lock
	uv pip compile pyproject.toml --all-extras --group dev -c requirements.lock $(LOCK) -o requirements-dev.lock
	uv pip compile pyproject.toml --all-extras -c requirements-dev.lock $(LOCK) -o requirements-extras.lock

LOCK := --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --upgrade

clean:  ## remove what was made, the environment too
	rm -rf .venv build dist output .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis

# The environment: made once, brought up to date when a lock file or pyproject.toml changes.
$(RUNTIME): requirements.lock pyproject.toml | .venv/pyvenv.cfg
	@echo "Installing what plantrace needs into .venv (once) ..."
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(DEV): requirements-dev.lock $(RUNTIME)
	@echo "Installing what the tests need into .venv (once) ..."
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@

$(EXTRAS): requirements-extras.lock $(RUNTIME)
	@echo "Installing what the server and the cluster need into .venv (once) ..."
	@$(PIP) install --require-hashes --requirement requirements-extras.lock
	@touch $@

.venv/pyvenv.cfg:
	@for python in "$${PYTHON3:-python3}" python3.14 python3.13 python3.12 python3.11; do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			"$$python" -m venv .venv && exit 0; \
		fi; \
	done; \
	echo "plantrace needs Python 3.11 or newer with venv (on Debian: apt-get install python3-venv)." >&2; exit 1
