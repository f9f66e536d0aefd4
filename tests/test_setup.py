"""The set-up: what make does on a fresh machine, in which order, and what CI adds to it."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

needs_make = pytest.mark.skipif(
    os.name != "posix" or shutil.which("make") is None, reason="the Makefile is for systems with make"
)

# A Python that answers `-c` as the real one would, after one line of our own; it stands in for other machines.
PRETENDER = """#!/bin/sh
exec '{real}' -c 'import sys; {first}; exec(sys.argv[2])' "$@"
"""

# A Python that makes a .venv of nothing: it only writes down what was asked of it.
RECORDER = """#!/bin/sh
case "$*" in
  "-m venv .venv") echo venv >> calls; mkdir -p .venv/bin; cp "$0" .venv/bin/python;;
  "-m venv .venv-site") mkdir -p .venv-site/bin; cp "$0" .venv-site/bin/python;;
  "-c import pip") exit 0;;
  -c*) exec '{real}' "$@";;
  *"-m pip install"*"--no-build-isolation"*) echo "install ${{*##* -e }}" >> calls; [ ! -e offline ];;
  *"-m grader learn"*) echo "${{*#-m grader }}" >> calls;;
esac
"""


@pytest.fixture
def checkout(tmp_path):
    """A fresh checkout with a space in its name, as far as the set-up looks at it."""
    place = tmp_path / "my course"
    place.mkdir()
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, place)
    (place / "lite").mkdir()
    shutil.copy(ROOT / "lite" / "requirements.txt", place / "lite")
    return place


def interpreter(place: Path, text: str) -> Path:
    """Write a stand-in for Python, beside the checkout."""
    path = place.parent / "a-python"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def make(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Call make in a checkout, as from a shell that knows nothing of this test run."""
    environment = {key: value for key, value in os.environ.items() if key not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    return subprocess.run(["make", *arguments], cwd=place, env=environment, capture_output=True, text=True, check=False)


@needs_make
@pytest.mark.parametrize("target", ["learn", "test"])
@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("sys.version_info = (3, 9, 2)", "This course needs Python 3.11 or newer; `{python}` is 3.9.2."),
        ("sys.version_info = (2, 7, 18)", "This course needs Python 3.11 or newer; `{python}` is 2.7.18."),
        ("sys.exit(1)", "This course needs Python 3.11 or newer, and `{python}` does not run here."),
        ('sys.modules["ensurepip"] = None', "is here without its venv module. On Debian and Ubuntu: sudo apt install"),
    ],
)
def test_a_python_that_will_not_do_is_one_clear_line(checkout, target, first, expected):
    """Too old, broken, or without venv: one line says so and what to do, and nothing is left behind."""
    python = interpreter(checkout, PRETENDER.format(real=sys.executable, first=first))
    run = make(checkout, f"PYTHON={python}", target)
    assert run.returncode != 0
    (line,) = run.stderr.splitlines()
    assert expected.format(python=python) in line
    assert f"make PYTHON=python3.12 {target}" in line or f"make {target}" in line
    assert not (checkout / ".venv").exists()


@needs_make
def test_a_missing_python_is_one_clear_line(checkout):
    """No Python at all: one line."""
    run = make(checkout, "PYTHON=no-such-python", "learn")
    (line,) = run.stderr.splitlines()
    assert "`no-such-python` does not run here" in line


class TestStamps:
    """What is installed when: once, again when the pins change, from scratch when a set-up was cut short."""

    pytestmark = needs_make

    LAB = "install .[lab]"
    ALL = "install .[lab,teach,test]"
    PEERS = "install .[bench]"
    START = "learn"

    @pytest.fixture(autouse=True)
    def _machine(self, checkout):
        self.place = checkout
        self.python = interpreter(checkout, RECORDER.format(real=sys.executable))

    def calls(self, *targets: str, fails: bool = False) -> list[str]:
        """Call make, and give what it asked of Python."""
        log = self.place / "calls"
        log.unlink(missing_ok=True)
        run = make(self.place, f"PYTHON={self.python}", *targets)
        assert (run.returncode != 0) == fails, run.stderr
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []

    def test_the_second_call_installs_nothing(self):
        """The first `make learn` installs JupyterLab, the second one only starts it."""
        assert self.calls("learn") == ["venv", self.LAB, self.START]
        assert self.calls("learn") == [self.START]

    def test_either_order_works(self):
        """`make learn` after `make setup` installs nothing; `make setup` after `make learn` adds the rest."""
        assert self.calls("setup") == ["venv", self.ALL]
        assert self.calls("learn") == [self.START]
        shutil.rmtree(self.place / ".venv")
        assert self.calls("learn", "setup") == ["venv", self.LAB, self.START, self.ALL]
        assert self.calls("setup", "learn") == [self.START]

    def test_only_bench_installs_the_peers(self):
        """`make bench` adds the peers, once; they are large, and no other target asks for them."""
        assert self.calls("test", "check") == ["venv", self.ALL]
        assert self.calls("bench") == [self.PEERS]
        assert self.calls("bench") == []
        shutil.rmtree(self.place / ".venv")
        assert self.calls("bench") == ["venv", self.ALL, self.PEERS]

    @pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
    def test_new_pins_are_installed(self, name):
        """When a version changes, the next call installs it."""
        self.calls("setup")
        later = (self.place / ".venv/.full").stat().st_mtime + 5
        os.utime(self.place / name, (later, later))
        assert self.calls("setup") == [self.ALL]

    def test_a_killed_set_up_is_made_again(self):
        """Killed while pip ran, or while the venv was made: the next call starts afresh."""
        self.calls("learn")
        (self.place / ".venv/.made-in").unlink()
        assert self.calls("learn") == ["venv", self.LAB, self.START]
        (self.place / ".venv/bin/python").unlink()
        assert self.calls("learn") == ["venv", self.LAB, self.START]

    def test_the_seal_is_broken_while_pip_runs(self):
        """A set-up that is still running looks unfinished, so killing it is noticed."""
        sealed = "test -e .venv/.made-in && echo sealed >> calls"
        text = self.python.read_text(encoding="utf-8").replace('echo "install', f'{sealed}; echo "install')
        self.python.write_text(text, encoding="utf-8")
        assert self.calls("learn") == ["venv", self.LAB, self.START]
        assert self.calls("setup") == [self.ALL]

    def test_without_a_network_the_old_set_up_stays(self):
        """When pip can't reach its index, the call fails, the .venv stays, and the next call tries again."""
        self.calls("learn")
        (self.place / "offline").touch()
        assert self.calls("setup", fails=True) == [self.ALL]
        assert self.calls("learn") == [self.START]
        (self.place / "offline").unlink()
        assert self.calls("setup") == [self.ALL]

    def test_a_moved_checkout_is_set_up_again(self):
        """A folder that was moved or copied gets a .venv of its own."""
        self.calls("learn")
        self.place = self.place.rename(self.place.with_name("moved"))
        assert self.calls("learn") == ["venv", self.LAB, self.START]

    def test_the_port_is_passed_on(self):
        """`make learn PORT=8889`, as the message about a taken port says."""
        assert self.calls("learn", "PORT=8889")[-1] == "learn --port 8889"


def test_the_wheel_carries_the_course(tmp_path):
    """An installed course has its lessons and deals inside the package, and nothing of the workshop."""
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    lessons = [*(ROOT / "course").glob("*.ipynb"), *(ROOT / "course").glob("*.md")]
    assert {f"grader/course/{path.name}" for path in lessons} <= names
    assert {f"grader/cases/{path.name}" for path in (ROOT / "grader/cases").glob("*.toml")} <= names
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"grader"}
    assert [name for name in names if "checkpoint" in name or "moves/" in name or name.endswith(".pyc")] == []


def test_ci_calls_the_readmes_commands():
    """The CI script calls `make check` and `make test`, and lets no browser test slip away; the workflow calls it."""
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert {"make check", "make test", "export COURSE_REQUIRE_BROWSER=1"} <= set(script.splitlines())
    assert "- run: .ci/run" in (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("required", ["1", ""])
def test_a_skipped_browser_test_fails_where_the_browser_is_required(tmp_path, required):
    """With COURSE_REQUIRE_BROWSER=1 a browser test that is skipped, alone or with its module, has failed."""
    files = {
        "conftest.py": (ROOT / "tests/conftest.py").read_text(encoding="utf-8"),
        "pytest.ini": "[pytest]\nmarkers =\n browser: needs one\n xdist_group: as in pytest-xdist\n",
        "browser/test_path.py": (
            "import pytest\ndef test_one(): pytest.skip('no Chromium')\ndef test_two(): pass\n"
            "@pytest.mark.xfail\ndef test_three(): assert False\n"
        ),
        "browser/test_module.py": "import pytest\npytest.skip('no Chromium', allow_module_level=True)\n",
        "test_other.py": (
            "import pytest\n@pytest.mark.browser\ndef test_marked(): pytest.skip('no Chromium')\n"
            "def test_plain(): pytest.skip('not here')\n"
        ),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--continue-on-collection-errors", "."],
        cwd=tmp_path,
        env={**os.environ, "COURSE_REQUIRE_BROWSER": required, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    last = run.stdout.splitlines()[-1]
    counts = dict(reversed(pair.split()) for pair in re.findall(r"\d+ \w+", last))
    expected = (
        {"failed": "2", "passed": "1", "skipped": "1", "xfailed": "1", "error": "1"}
        if required
        else {"passed": "1", "skipped": "4", "xfailed": "1"}
    )
    assert counts == expected, run.stdout


def test_a_files_tests_stay_in_one_worker(tmp_path):
    """What is costly to set up is set up once: a file's tests, and those of a group, go to one worker."""
    (tmp_path / "conftest.py").write_text((ROOT / "tests/conftest.py").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n browser: needs one\n", encoding="utf-8")
    grouped = "import pytest\npytestmark = pytest.mark.xdist_group('course')\n"
    for name, begin in {"alone": "import pytest\n", "one": grouped, "other": grouped}.items():
        test = (
            "@pytest.mark.parametrize('n', range(4))\ndef test_some(n, worker_id): print('\\n', __name__, worker_id)\n"
        )
        (tmp_path / f"test_{name}.py").write_text(begin + test, encoding="utf-8")
    command = (ROOT / "Makefile").read_text(encoding="utf-8").partition("-m pytest -n 2 ")[2].splitlines()[0].split()
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "2", *command, "-rP", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    places = set(re.findall(r"^ (test_\w+) (gw\d)$", run.stdout, flags=re.MULTILINE))
    workers = {name: {worker for of, worker in places if of == name} for name, _ in places}
    assert set(workers) == {"test_alone", "test_one", "test_other"}, run.stdout
    assert len(workers["test_alone"]) == 1
    assert len(workers["test_one"] | workers["test_other"]) == 1
