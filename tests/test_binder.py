"""The learner's image for Binder: repo2docker's own steps, replayed in a fresh environment, and lesson 00 run there."""

import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.content.notebooks import ROOT

BADGE = re.compile(r"\(https://mybinder\.org/v2/gh/[\w.-]+/[\w.-]+/[\w.-]+\?urlpath=lab/tree/([\w./-]+)\)")
STEP = re.compile(r"^RUN (\$\{KERNEL_PYTHON_PREFIX\}/bin/pip install .+|\./binder/postBuild)$", flags=re.MULTILINE)
"""Steps of the Dockerfile that are ours; the others make the machine."""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the repository as a visitor's machine gets them."""
    place = tmp_path_factory.mktemp("binder") / "home"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, place / name)
    return place


@pytest.fixture(scope="module")
def dockerfile(checkout: Path) -> str:
    """What repo2docker would build."""
    command = [
        sys.executable,
        "-m",
        "repo2docker",
        "--no-build",
        "--debug",
        "--user-id=1000",
        "--user-name=jovyan",
        ".",
    ]
    written = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=True, timeout=120)
    return written.stdout + written.stderr


@pytest.fixture(scope="module")
def environment(checkout: Path, dockerfile: str) -> dict[str, str]:
    """A fresh environment after the Dockerfile's steps: what programs see in it."""
    prefix = checkout.parent / "python"
    subprocess.run([sys.executable, "-m", "venv", str(prefix)], check=True)
    homes = {
        "HOME": str(checkout),
        "KERNEL_PYTHON_PREFIX": str(prefix),
        "PATH": f"{prefix / 'bin'}:{os.environ['PATH']}",
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "PYTHON", "GRADER"))}
    for step in STEP.findall(dockerfile):
        ran = subprocess.run(
            ["bash", "-c", step], cwd=checkout, env=kept | homes, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, f"{step}: {ran.stdout}{ran.stderr}"
    return kept | homes


def test_the_image_has_our_python_and_our_steps(dockerfile: str):
    """The version of runtime.txt, the course's requirements, the steps after it, and what runs at every visit."""
    wanted = (ROOT / "binder" / "runtime.txt").read_text(encoding="utf-8").strip().removeprefix("python-")
    assert f"py-{wanted}" in dockerfile.replace("-2d", "-").replace("-2e", ".")
    assert STEP.findall(dockerfile) == [
        '${KERNEL_PYTHON_PREFIX}/bin/pip install --no-cache-dir -r "binder/requirements.txt"',
        "./binder/postBuild",
    ]
    assert 'ENV R2D_ENTRYPOINT="${REPO_DIR}/binder/start"' in dockerfile


def test_lesson_00_runs_in_the_image(checkout: Path, environment: dict[str, str]):
    """Through `start`, as the server is started; every cell of an unsolved lesson runs."""
    lesson = _opened()
    running = ["binder/start", "python", "-m", "jupyter", "execute", "--output=ran", str(lesson)]
    ran = subprocess.run(
        running, cwd=checkout, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (checkout / lesson).with_name("ran.ipynb").stat().st_size > (ROOT / "course" / lesson.name).stat().st_size


def test_learners_get_the_tested_versions_and_no_nbgrader(environment: dict[str, str]):
    """JupyterLab and the widgets are those of this environment; nbgrader is not there."""
    listed = subprocess.run(
        ["python", "-m", "pip", "list", "--format=freeze"], env=environment, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    installed = dict(line.split("==") for line in listed if "==" in line)
    for package in ("jupyterlab", "ipywidgets", "pandas"):
        assert installed[package] == version(package)
    assert "nbgrader" not in installed


def test_the_badge_opens_the_first_lesson(checkout: Path, environment: dict[str, str]):
    """The README's badge names a notebook that is there once the image has started."""
    assert (checkout / _opened()).is_file()


def test_nobody_is_asked_about_news(environment: dict[str, str], checkout: Path):
    """JupyterLab's question about news is turned off in the image."""
    command = ["jupyter", "labextension", "list"]
    said = subprocess.run(command, env=environment, cwd=checkout, capture_output=True, text=True, check=True)
    assert re.search(r"apputils-extension:announcements", said.stdout + said.stderr)


def _opened() -> Path:
    """The notebook that the README's badge opens, in the repository's folder."""
    found = BADGE.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert found is not None, "README.md has no badge of Binder's"
    return Path(found[1])
