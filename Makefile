# Two commands do everything: `make demo` sets up and runs the main job on the corpus, `make test` sets up and passes the tests.
PYTHON ?= python3
VENV := .venv
STAMP := $(VENV)/.installed
export HF_HUB_OFFLINE ?= 1

.PHONY: demo test setup index lint train audit hashes clean

$(STAMP): requirements.lock requirements-torch.lock pyproject.toml
	test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-torch.lock
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(STAMP)

setup: $(STAMP)

# Both commands leave an index to ask; where nothing changed this takes a second.
index: setup
	$(VENV)/bin/tracuu index

demo: index
	$(VENV)/bin/tracuu ask "ai chủ trì đào tạo nhân lực"

test: index
	$(VENV)/bin/python -m pytest -n 2 --dist loadfile --cov

lint: setup
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-cache

# Makes the weights of the learned parts from training/data; killed, it goes on after the last pass that was done.
train: setup
	$(VENV)/bin/python -m training
	$(VENV)/bin/python -m training.reranker
	$(VENV)/bin/python -m training.answers

# Known vulnerabilities of what is locked: asks the public list of advisories, so it needs the network and is no part of the tests.
audit:
	test -x .audit/bin/python || $(PYTHON) -m venv .audit
	test -x .audit/bin/pip-audit || .audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit \
		|| { echo "make audit: needs the network, or a mirror of PyPI (PIP_INDEX_URL), to fetch pip-audit and the advisories" >&2; exit 1; }
	.audit/bin/pip-audit --require-hashes --disable-pip -r requirements.lock
	.audit/bin/pip-audit --no-deps --disable-pip -r requirements-torch.lock

# Writes the hashes of what requirements.lock pins, for all platforms, after a version there was changed; needs the network.
hashes:
	test -x .audit/bin/python || $(PYTHON) -m venv .audit
	test -x .audit/bin/uv || .audit/bin/python -m pip install --quiet --disable-pip-version-check uv
	sed -n 's/^\([A-Za-z0-9_.-]*==[^ ]*\).*/\1/p' requirements.lock > .audit/pins.txt
	.audit/bin/uv pip compile --quiet --no-deps --generate-hashes --universal --no-annotate --no-header \
		--python-version 3.11.5 --no-python-downloads .audit/pins.txt -o requirements.lock

clean:
	rm -rf $(VENV) .audit data
