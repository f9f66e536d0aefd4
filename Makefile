# Everything here runs inside .venv, which the first call makes from constraints.txt. Needs make and Python 3.11 or newer.
#   make learn [PORT=8889] [PYTHON=python3.12]

PYTHON ?= python3
VENV := .venv/bin/python
PIP := $(VENV) -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: help learn setup test check bench release site serve-site again
.NOTPARALLEL:

help:
	@echo 'make learn     copy the lessons to negotiation-course/ and open them in JupyterLab'
	@echo 'make test      run every test'
	@echo 'make check     format, lint, types, layers'
	@echo 'make release   make the assignments in release/ from source/'
	@echo 'make bench     the benchmarks, beside their peers'
	@echo 'make site      build the browser site in build/site'
	@echo 'make serve-site   show it on this machine [PORT=8890]'
	@echo 'make setup     only the set-up, with everything but the peers of the benchmarks'

learn: .venv/.lab
	@$(VENV) -m grader learn $(if $(PORT),--port $(PORT))

setup: .venv/.full
	@echo 'Everything is set up in .venv.'

# Two workers. A file's tests stay in one of them, and so do all browser tests: one server, one browser (tests/conftest.py).
test: .venv/.full .venv-site/.made
	$(VENV) -m pytest -n 2 --dist loadgroup --no-loadscope-reorder

check: .venv/.full
	$(VENV) -m ruff format --check .
	$(VENV) -m ruff check .
	$(VENV) -m mypy
	$(VENV) -m pytest -q tests/test_layers.py

bench: .venv/.full .venv/.bench
	@set -e; for file in $$(grep -l '^if __name__ == "__main__":' bench/*.py); do \
	  $(VENV) -m "bench.$$(basename "$$file" .py)"; \
	done

# nbgrader calls alembic by name when it makes its gradebook, so .venv/bin is on the path.
release: .venv/.full
	@set -e; PATH="$(CURDIR)/.venv/bin:$$PATH"; for folder in source/*/; do \
	  $(VENV) -m nbgrader generate_assignment "$$(basename "$$folder")" --force; \
	done

# The browser site (docs/site.md). Any web server can serve the folder.
site: .venv-site/.made
	@.venv-site/bin/python -m lite.build

serve-site: .venv-site/.made
	@.venv-site/bin/python -m lite.serve $(if $(PORT),--port $(PORT))

# ---- the set-up ----------------------------------------------------------------------------------------------------

# Written when an installation has ended, removed while one runs: a set-up that was killed, or a folder that was moved,
# is noticed and made again.
SEAL := .venv/.made-in
usable := [ "$$(cat $(SEAL) 2>/dev/null)" = "$(CURDIR)" ] && $(VENV) -c 'import pip' 2>/dev/null

# What stands in the way of a .venv, in one line; nothing when nothing does.
define ask_python
version=$$('$(PYTHON)' -c 'import sys; print(".".join(map(str, sys.version_info[:3])))' 2>/dev/null); \
if [ -z "$$version" ]; then \
  echo 'This course needs Python 3.11 or newer, and `$(PYTHON)` does not run here. Install Python, or name the one you have: make PYTHON=python3.12 $(MAKECMDGOALS)'; \
elif ! '$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
  echo 'This course needs Python 3.11 or newer; `$(PYTHON)` is '"$$version"'. Install a newer one, or name it: make PYTHON=python3.12 $(MAKECMDGOALS)'; \
elif ! '$(PYTHON)' -c 'import ensurepip, venv' 2>/dev/null; then \
  echo '`$(PYTHON)` '"$$version"' is here without its venv module. On Debian and Ubuntu: sudo apt install python3-venv. Then once more: make $(MAKECMDGOALS)'; \
fi
endef
problem = $(shell $(ask_python))

# A set-up with the extras named in $(1), for which $(2) is needed to build. pip failing leaves .venv usable; pip killed
# leaves it unsealed.
define set_up
	$(if $(shell $(usable) && echo yes),,$(if $(problem),$(error $(problem))))
	@echo 'Setting up; the first time this takes a few minutes.'
	@{ $(usable); } || { rm -rf .venv && '$(PYTHON)' -m venv .venv; }
	@rm -f $(SEAL); $(PIP) hatchling $(2) && $(PIP) --no-build-isolation -e '.[$(1)]'; status=$$?; \
	  echo "$(CURDIR)" > $(SEAL); exit $$status
endef
comma := ,

.venv/.lab: pyproject.toml constraints.txt $(if $(shell $(usable) && echo yes),,again)
	$(call set_up,lab)
	@touch $@

.venv/.full: pyproject.toml constraints.txt $(if $(shell $(usable) && echo yes),,again)
	$(call set_up,lab$(comma)teach$(comma)test)
	@touch .venv/.lab $@

# The peers are large, and no test needs them. One of theirs comes as source only, and is built with setuptools.
.venv/.bench: pyproject.toml constraints.txt $(if $(shell $(usable) && echo yes),,again)
	$(call set_up,bench,setuptools)
	@touch $@

# What builds the browser site keeps to itself: in a normal JupyterLab its extension complains.
.venv-site/.made: lite/requirements.txt $(if $(shell [ "$$(cat .venv-site/.made 2>/dev/null)" = "$(CURDIR)" ] && echo yes),,again)
	$(if $(problem),$(error $(problem)))
	@rm -rf .venv-site && '$(PYTHON)' -m venv .venv-site
	@.venv-site/bin/python -m pip install --quiet --disable-pip-version-check -r lite/requirements.txt
	@echo "$(CURDIR)" > $@
