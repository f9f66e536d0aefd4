"""A course folder of its own, its exchange, and nbgrader's commands called as an instructor or a learner calls them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from attrs import define

ROOT = Path(__file__).parents[2]


@define
class Course:
    """A course with one assignment.

    Attributes:
        place: everything of it lies here.
    """

    place: Path

    @classmethod
    def found(cls, place: Path) -> "Course":
        """Make the folder as a checkout has it: nbgrader's settings and the assignment's source."""
        course = cls(place)
        course.root.mkdir(parents=True)
        shutil.copy(ROOT / "nbgrader_config.py", course.root)
        shutil.copytree(ROOT / "source", course.root / "source")
        return course

    @property
    def root(self) -> Path:
        """Where the instructor works."""
        return self.place / "course"

    @property
    def released(self) -> Path:
        """The notebook that learners get."""
        return self.root / "release" / "meso" / "meso.ipynb"

    @property
    def db_url(self) -> str:
        """Where nbgrader keeps the marks."""
        return f"sqlite:///{self.root / 'gradebook.db'}"

    def home(self, learner: str) -> Path:
        """Where this learner works."""
        folder = self.place / "learners" / learner
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def submitted(self, learner: str) -> Path:
        """Where this learner's hand-in lies once it has been taken in."""
        return self.root / "submitted" / learner / "meso"

    def nbgrader(self, *arguments: str) -> str:
        """Run a command in the instructor's folder and return what it said; AssertionError if it fails."""
        return ended(self.begin(self.root, *arguments))

    def at_home(self, learner: str, *arguments: str) -> subprocess.Popen[str]:
        """Begin a command in this learner's folder."""
        cache = f"--Exchange.cache={self.home(learner) / 'cache'}"
        return self.begin(self.home(learner), *arguments, "--course=negotiation", f"--student={learner}", cache)

    def begin(self, folder: Path, *arguments: str) -> subprocess.Popen[str]:
        """Begin a command of nbgrader, away from this user's own settings."""
        homes = {name: str(self.place / "home") for name in ("HOME", "IPYTHONDIR", "JUPYTER_CONFIG_DIR")}
        environment = {name: value for name, value in os.environ.items() if name != "NBGRADER_EXECUTION"}
        path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        exchange = f"--Exchange.root={self.place / 'exchange'}"
        command = [sys.executable, "-m", "nbgrader", *arguments, *([exchange] if arguments[0] in EXCHANGES else [])]
        return subprocess.Popen(
            command,
            cwd=folder,
            env={**environment, **homes, "PYTHONPATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )


EXCHANGES = frozenset(
    {"release_assignment", "fetch_assignment", "submit", "collect", "release_feedback", "fetch_feedback"}
)


def ended(process: subprocess.Popen[str]) -> str:
    """What a command said, once it has ended; AssertionError if it failed."""
    said, _ = process.communicate(timeout=300)
    assert process.returncode == 0, said
    return said
