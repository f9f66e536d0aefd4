"""README, CONTRIBUTING, CHANGELOG, some of docs/: every command they show exists, every link leads somewhere."""

import importlib.util
import re
import shlex
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from grader.__main__ import COMMANDS, parser_for

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/scale.md", "docs/site.md", "docs/binder.md")
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
TARGETS = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
FENCED = re.compile(r"^```([a-z]*)\n(.*?)^```", flags=re.DOTALL | re.MULTILINE)
FILES = ("python", "yaml", "dockerfile", "markdown")
"""Languages of blocks that show a file, not commands."""


def commands(text: str) -> list[str]:
    """Give every command in a page's code blocks, and those of two words or more in its `inline code`."""
    blocks = [block for language, block in FENCED.findall(text) if language not in FILES]
    fenced = [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()]
    inline = [code for code in re.findall(r"`([^`\n]+)`", FENCED.sub("", text)) if re.match(r"(make|\S*python) ", code)]
    return [line for line in [*fenced, *inline] if line]


def make_fault(words: list[str]) -> str | None:
    """Say which target the Makefile lacks; `PORT=8889` and the like are no targets."""
    unknown = [word for word in words if "=" not in word and word not in TARGETS]
    return f"the Makefile has no {', '.join(unknown)}" if unknown else None


def grader_fault(words: list[str]) -> str | None:
    """Say that ``python -m grader`` does not take these words."""
    try:
        parser_for(words).parse_args(words)
    except SystemExit as stop:
        return f"python -m grader does not take {words}" if stop.code else None
    return None if words[0] in COMMANDS else f"no {words[0]}"


def nbgrader_fault(words: list[str]) -> str | None:
    """Say that nbgrader has no such command (its commands are modules; importing them takes seconds)."""
    apps = Path(importlib.util.find_spec("nbgrader").origin).parent / "apps"
    return None if (apps / f"{words[0].replace('_', '')}app.py").exists() else f"nbgrader has no {words[0]}"


def pip_fault(words: list[str]) -> str | None:
    """Say which extra or file of ours a pip command names in vain."""
    extras = {name for word in words for found in re.findall(r"\[(.*)\]", word) for name in found.split(",")}
    missing = [word for word in words if word.endswith(".txt") and not (ROOT / word).exists()]
    unknown = [*(extras - EXTRAS.keys()), *missing]
    return f"nothing here is called {', '.join(unknown)}" if unknown else None


def pytest_fault(words: list[str]) -> str | None:
    """Say which path of a pytest command is missing."""
    missing = [word for word in words if not word.startswith("-") and not (ROOT / word).exists()]
    return f"there is no {', '.join(missing)}" if missing else None


def dask_fault(words: list[str]) -> str | None:
    """Say which command or option Dask does not have; it takes any word for an argument of its own."""
    try:
        command = import_module(f"distributed.cli.dask_{words[0]}").main
    except ModuleNotFoundError:
        return f"dask has no {words[0]}"
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    unknown = [word for word in words if word.startswith("-") and word not in known]
    return f"dask {words[0]} has no {', '.join(unknown)}" if unknown else None


FAULTS = {
    "dask": dask_fault,
    "make": make_fault,
    "grader": grader_fault,
    "nbgrader": nbgrader_fault,
    "pip": pip_fault,
    "pytest": pytest_fault,
    "git": lambda words: None if words[:1] == ["clone"] else "only git clone is known here",
    "cd": lambda words: None,
}


def fault(command: str) -> str | None:
    """Say what is wrong with a command that a page shows; None if nothing is."""
    words = shlex.split(command)
    tool, rest = (words[2], words[3:]) if words[1:2] == ["-m"] else (words[0], words[1:])
    if tool.startswith("bench."):
        return None if importlib.util.find_spec(tool) else f"there is no {tool}"
    if tool not in FAULTS:
        return "no test knows this command: teach it to tests/test_pages.py"
    return FAULTS[tool](rest)


@pytest.mark.parametrize("page", PAGES)
def test_every_command_on_a_page_exists(page):
    """Whatever command a page shows, it can be called."""
    shown = commands((ROOT / page).read_text(encoding="utf-8"))
    assert {command: fault(command) for command in shown if fault(command)} == {}


@pytest.mark.parametrize(
    "command",
    [
        "make lern",
        "python -m grader teach",
        "python -m grader learn --prot 1",
        ".venv/bin/python -m nbgrader grade meso",
        'python -m pip install ".[notebooks]"',
        "python -m pip install -c pins.txt .",
        "python -m bench.nothing",
        "python -m dask worker tcp://10.0.0.5:8786 --nthreds 1",
        "python -m dask marker",
        "python -m pytest tests/nowhere",
        "git push --force",
        "jupyter lab",
    ],
)
def test_a_command_that_does_not_exist_is_noticed(command):
    """A page that promises too much is noticed, in a block and in a sentence."""
    (shown,) = commands(f"Call this:\n```\n{command}  # and wait\n```\n")
    assert shown == command
    assert fault(shown)


def test_the_readme_shows_the_commands_of_the_course():
    """README shows the learner's command, the tests' command, and Windows' two."""
    shown = commands((ROOT / "README.md").read_text(encoding="utf-8"))
    assert {"make learn", "make test", "python -m grader learn"} <= set(shown)
    assert any(command.startswith("python -m pip install") for command in shown)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page):
    """Each link to a file of ours leads to one."""
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert [link for link in links if link and not (ROOT / page).parent.joinpath(link).exists()] == []


def test_a_file_in_a_block_is_no_command():
    """Python, YAML and Dockerfiles are shown too; any other block holds commands."""
    page = "```yaml\nkind: Pod\n```\n\n```python\nc.A = 1\n```\n\n```sh\nmake test\n```\n\n```\nmake check\n```\n"
    assert commands(page) == ["make test", "make check"]


def test_the_cluster_of_the_page_marks_one_hand_in_at_a_time():
    """docs/scale.md: what Kubernetes starts are commands of Dask's, and the coordinator finds the scheduler by its name."""
    text = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    (cluster,) = (yaml.safe_load(block) for language, block in FENCED.findall(text) if language == "yaml")
    (worker,) = cluster["spec"]["worker"]["spec"]["containers"]
    (scheduler,) = cluster["spec"]["scheduler"]["spec"]["containers"]
    assert fault(shlex.join(worker["args"])) is None
    assert fault(shlex.join(scheduler["args"])) is None
    assert worker["args"][-2:] == ["--nthreads", "1"]
    assert worker["image"] == scheduler["image"]
    (port,) = (each["port"] for each in cluster["spec"]["scheduler"]["service"]["ports"] if each["name"] == "tcp-comm")
    assert f"--scheduler tcp://{cluster['metadata']['name']}-scheduler:{port}\n" in text
