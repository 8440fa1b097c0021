# Everything one can do here. `make run` and `make test` need Python 3.11+, git and make, nothing else.

PORT ?= 8501
MINUTES ?= 60
PYTHON ?= python3
VENV := .venv/bin
# What was compiled is kept, whatever the surroundings say: else every start compiles pandas anew, which takes seconds
export PYTHONDONTWRITEBYTECODE :=
INSTALLED := .venv/.installed
# four, even on two processors: tests wait for browsers and processes half of the time (measured: three take longer)
WORKERS ?= 4

.PHONY: run test bench soak lint format lock

run: $(INSTALLED)
	@$(VENV)/python -m etl demo
	@$(VENV)/python -m dashboard --port $(PORT)

test: $(INSTALLED)
	@sh tests/install_needs.sh
	@$(VENV)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

bench: $(INSTALLED)
	@sh tests/install_needs.sh
	@$(VENV)/python -m pytest tests/bench/bench_speed.py tests/bench/bench_click.py tests/bench/bench_sign_in.py \
		tests/bench/bench_briefing.py tests/bench/bench_files.py tests/bench/bench_reading.py -s -W ignore

soak: $(INSTALLED)
	@nice -n 19 $(VENV)/python tests/bench/soak.py $(MINUTES)

lint: $(INSTALLED)
	@$(VENV)/ruff check .
	@$(VENV)/ruff format --check .
	@$(VENV)/python tests/audit_dependencies.py

format: $(INSTALLED)
	@$(VENV)/ruff check --fix .
	@$(VENV)/ruff format .

# Pins every dependency with its hashes; needs uv. No index address goes into the file.
lock:
	uv pip compile pyproject.toml --group test --group build --generate-hashes --universal --python-version 3.11 \
		--no-header -o requirements.lock

$(INSTALLED): requirements.lock pyproject.toml
	@echo "Installing the locked dependencies into .venv (first time only) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@test -d .venv || $(PYTHON) -m venv .venv
	@$(VENV)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes -r requirements.lock
	@$(VENV)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(INSTALLED)
