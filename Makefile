# Everything runs in .venv, made once; a stamp per lock file makes the second time quick.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install -qq --no-input
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: help demo serve test faults hostile fuzz load evals bench peers examples lock sbom audit clean
help:
	@echo "make demo      compare the two example articles in the terminal"
	@echo "make serve     serve the API on http://$(HOST):$(PORT) (HOST=, PORT= change it)"
	@echo "make test      run every check and test"
	@echo "make faults    show what becomes of every failure of a model's provider"
	@echo "make hostile   try hostile articles on both engines, and fail where a bound is broken"
	@echo "make fuzz      send the service and the engine many made-up requests and texts (EXAMPLES=200)"
	@echo "make load      serve mixed clients for ten minutes, with a fake model (SECONDS=600)"
	@echo "make evals     score the embedded engine against labelled articles"
	@echo "make bench     measure speed, memory, calls and tokens, and write docs/performance.md (WORKLOADS=, RUNS=5)"
	@echo "make peers     install the tools that bench runs beside ours, in .peers (needs a network; PEERS=)"
	@echo "make examples  record the examples of the OpenAPI document anew"
	@echo "make sbom      write the bill of materials of what is installed to run the service to dist/"
	@echo "make audit     look for published weaknesses of the locked packages (needs a network)"
	@echo "make lock      resolve the dependencies anew (needs uv)"
	@echo "make clean     remove the environment and all caches"

demo: .venv/.runtime
	@$(BIN)/factframe compare seeds/000_84b7119ad7241409.txt seeds/004_b4be42275f226817.txt

serve: .venv/.runtime
	@$(BIN)/factframe serve --host $(HOST) --port $(PORT)

test: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest
	@rm -rf evals/runs/test-rules evals/runs/test-replay
	$(BIN)/python -m evals run --engine rules --out evals/runs/test-rules
	$(BIN)/python -m evals run --engine replay --out evals/runs/test-replay

faults: .venv/.dev
	@$(BIN)/python -m tests.faults

hostile: .venv/.dev
	@$(BIN)/python -m tests.hostile

EXAMPLES := 200
fuzz: .venv/.dev
	FUZZ_EXAMPLES=$(EXAMPLES) $(BIN)/pytest tests/http/test_schemathesis.py tests/exports/test_any_text.py \
		tests/engines/test_broken_off.py

SECONDS := 600
load: .venv/.runtime
	@$(BIN)/python -m benchmarks.load --seconds $(SECONDS) --model

evals: .venv/.evals
	@$(BIN)/python -m evals run --engine rules

WORKLOADS :=
RUNS := 5
PEERS :=
bench: .venv/.evals
	@$(BIN)/python -m benchmarks $(WORKLOADS) --runs $(RUNS) --out benchmarks/results --page docs/performance.md

peers: .venv/.runtime
	@$(BIN)/python -m benchmarks.peers $(PEERS)

examples: .venv/.runtime
	$(BIN)/python -m api.http.examples seeds/*.txt

.venv/.runtime: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing the locked dependencies into .venv (once) ..."
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --require-hashes -r requirements-build.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/.evals: .venv/.runtime requirements-evals.lock
	@echo "Installing the locked libraries of the evaluation into .venv (once) ..."
	@$(PIP) --require-hashes -r requirements-evals.lock
	@touch $@

.venv/.dev: .venv/.runtime requirements-dev.lock
	@echo "Installing the locked development tools into .venv (once) ..."
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

# What is locked for running the service, as CycloneDX. The same lock gives the same bytes.
SBOM := dist/factframe.cdx.json
SBOM_VALIDATION := --validate
sbom: .venv/.dev
	@mkdir -p $(dir $(SBOM))
	@PYTHONWARNINGS=ignore $(BIN)/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --output-reproducible $(SBOM_VALIDATION) --output-format JSON --output-file $(SBOM)
	@echo "$(SBOM)"

# Nothing is resolved or installed. The one exception and its reason: docs/decisions/0017.
LOCKS := requirements.lock requirements-build.lock requirements-evals.lock requirements-dev.lock
audit: .venv/.dev
	@for lock in $(LOCKS); do \
		echo "$$lock"; \
		$(BIN)/pip-audit --strict --disable-pip --require-hashes --progress-spinner off \
			--ignore-vuln CVE-2025-69872 -r $$lock || { echo "Not passed: $$lock. A weakness is named above, or a package could not be looked up, or the service of advisories not reached. None of these counts as passed." >&2; exit 1; }; \
	done

lock:
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --upgrade pyproject.toml -o requirements.lock
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --upgrade --group build -o requirements-build.lock
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --upgrade -c requirements.lock pyproject.toml --group evals -o requirements-evals.lock
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --upgrade -c requirements-evals.lock pyproject.toml --group dev -o requirements-dev.lock

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
