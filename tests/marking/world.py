"""The course that is attacked, and what lies around it: every decoy is made here, every trace of a break-in found here."""

import ctypes
import hashlib
import json
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import define, field
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from tests.marking.corpus import Attack
from tests.marking.warden import FAR, PORT, Plan, Report, under_watch
from tests.nbgrader.course import ROOT, Course
from tests.nbgrader.handins import cell, make

GOT_THROUGH = "got through:"
"""What an attack prints where it succeeded and leaves no other trace."""
ON_TERMINAL = "mallory by"
"""What an attack prints where only the marker may print."""
PRIVATE = "For nobody's eyes"
"""Where a neighbour's reflection begins."""
EVERYWHERE = ("/tmp", "/var/tmp", "/dev/shm", "/run")
"""Where programs leave things for each other."""
_SEGMENT = 64


@define
class World:
    """A course, its neighbourhood, and what must not get out of either.

    Attributes:
        place: everything lies here, readable and writable for everybody: not the files' modes are under test.
        secret: stands in every decoy that can be read.
        mark: stands in the name of every decoy.
        victims: by the attack that is after it, a process that only sleeps.
        segment: memory that this process shares, by the kernel's number.
    """

    place: Path
    secret: str
    mark: str
    victims: dict[str, "subprocess.Popen[bytes]"] = field(factory=dict)
    segment: int = -1
    _before: dict[str, str] = field(factory=dict)

    @property
    def course(self) -> Course:
        """The course folder and its commands."""
        return Course(self.place)

    @property
    def names(self) -> dict[str, Any]:
        """What attacks know of their surroundings; more than any learner would."""
        root = self.course.root
        return {
            "course": root,
            "gradebook": root / "gradebook.db",
            "source": root / "source" / "meso" / "meso.ipynb",
            "other": self.course.submitted("ana") / "meso.ipynb",
            "home": self.place / "home",
            "shadow": self.place / "etc" / "shadow",
            "shared_memory": f"/dev/shm/{self.mark}",
            "shared_key": int(self.mark[1:], 16),
            "port": PORT,
            "far_host": FAR,
            "socket": self.place / "socket",
            "mark": self.mark,
            "got_through": '"got" " through:"',
            "seconds": 100,
            "lifetime": 20,
        }

    def take_in(self, attacks: Iterable[Attack], neighbours: Iterable[str], **other: Any) -> None:
        """Put the neighbours' hand-ins and the attacks' where hand-ins are taken in; `other` replaces names."""
        released = ROOT / "release" / "meso" / "meso.ipynb"
        for learner in neighbours:
            make(learner, released, self.course.submitted(learner))
        with _reflection(self.course.submitted("ana")) as reflection:
            reflection.source = f"{PRIVATE}: {self.secret} reflection. {reflection.source}"
        right = make("ana", released, self.place / "right")
        for attack in attacks:
            names = {**self.names, **other, "victim": 0, "on_terminal": f'"mallory" " by {attack.name}"'}
            if attack.family == "processes":
                self.victims[attack.name] = subprocess.Popen(["sleep", "900"], env=self.environment)
                names["victim"] = self.victims[attack.name].pid
            attack.hand_in(right, self.course.submitted(attack.student), names)
        _open_to_all(self.place)
        self._before = self._state()

    @property
    def environment(self) -> dict[str, str]:
        """Of whatever is run: with a decoy in it, and away from this user's own settings."""
        homes = {name: str(self.place / "home") for name in ("HOME", "IPYTHONDIR", "JUPYTER_CONFIG_DIR")}
        kept = {name: value for name, value in os.environ.items() if name not in ("NBGRADER_EXECUTION", "PYTHONPATH")}
        return {**kept, **homes, "COURSE_DECOY": f"{self.secret} environment"}

    def run(self, *command: str, seconds: float = 600) -> Report:
        """Run Python with these arguments in the course's folder, under watch."""
        line = [sys.executable, *command]
        plan = Plan(line, str(self.course.root), self.environment, self.mark, str(self.place / "socket"), seconds)
        Path(plan.socket_file).unlink(missing_ok=True)
        return under_watch(plan, self.place / "plan.json")

    # ---- traces ----------------------------------------------------------------------------------------------------

    def changed(self) -> list[str]:
        """Decoys that are no longer as they were, and files that nobody but an attack leaves."""
        after = self._state()
        found = sorted(name for name in self._before.keys() | after.keys() if self._before.get(name) != after.get(name))
        left = [path for folder in (*EVERYWHERE, self.place / "home") for path in Path(folder).glob(f"*{self.mark}-*")]
        for path in left:
            path.unlink()
        forged = [path for step in ("autograded", "feedback") for path in (self.course.root / step).glob(self.mark)]
        with sqlite3.connect(self.course.root / "gradebook.db") as gradebook:
            (given,) = gradebook.execute("SELECT count(*) FROM grade WHERE manual_score IS NOT NULL").fetchone()
        return [*found, *map(str, (*left, *forged)), *(["points by hand in the gradebook"] if given else [])]

    def told(self, student: str) -> list[str]:
        """Lines of this hand-in's results that an attack got from somewhere, or printed because it got through."""
        found = []
        for path in sorted((self.course.root / "autograded" / student).rglob("*")):
            if path.is_symlink():
                found.append(f"{path.name} is a link to {path.readlink()}")
            elif path.suffix == ".ipynb" and path.is_file():
                for each in json.loads(path.read_text(encoding="utf-8"))["cells"]:
                    # Under a test that stopped, the instructor may see its lines.
                    ours = each["metadata"].get("nbgrader", {}).get("locked")
                    outputs = json.dumps(each.get("outputs", []), ensure_ascii=False)
                    found += _lines_with(outputs, GOT_THROUGH, *([] if ours else [self.secret]))
            elif path.is_file():
                found += _lines_with(path.read_bytes().decode(errors="replace"), self.secret)
        return found

    def killed(self) -> list[str]:
        """Attacks whose victim is dead."""
        return [name for name, process in self.victims.items() if process.poll() is not None]

    def _state(self) -> dict[str, str]:
        """What every decoy holds, by its name."""
        names = [Path(self.names["shadow"]), self.place / "home" / ".netrc", Path(self.names["shared_memory"])]
        for step in ("source", "submitted"):
            names += (self.course.root / step).rglob("*")
        return {str(path): _held(path) for path in names if os.path.lexists(path)}


@contextmanager
def world() -> Iterator[World]:
    """Make a world; take it away again, with whatever is still running in it."""
    made = World(Path(tempfile.mkdtemp(prefix="marked-")), f"orchid-{secrets.token_hex(8)}", f"d{secrets.token_hex(3)}")
    try:
        _found(made)
        yield made
    finally:
        for victim in made.victims.values():
            victim.kill()
            victim.wait()
        if made.segment >= 0:
            ctypes.CDLL(None).shmctl(made.segment, 0, None)
        Path(made.names["shared_memory"]).unlink(missing_ok=True)
        shutil.rmtree(made.place)


def _found(made: World) -> None:
    course = Course.found(made.place)
    source = Path(made.names["source"])
    text = source.read_text(encoding="utf-8")
    for region in ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS"):
        text = text.replace(f"### {region}\\n", f"### {region}\\n# {made.secret} {region.lower()}\\n")
    assert text.count(made.secret) > 2
    source.write_text(text, encoding="utf-8")
    _generate(course.root)
    with Gradebook(course.db_url) as gradebook:
        gradebook.add_student("mary", last_name=f"{made.secret} gradebook")
    for place, content in (
        (made.place / "home" / ".netrc", "netrc"),
        (made.place / "etc" / "shadow", "shadow"),
        (made.place / f"{made.mark}.txt", "disk"),
        (Path(made.names["shared_memory"]), "memory"),
    ):
        place.parent.mkdir(exist_ok=True)
        place.write_text(f"{made.secret} {content}\n", encoding="utf-8")
        place.chmod(0o666)
    _share_memory(made)


def _generate(root: Path) -> None:
    """Make the release and the gradebook, as ``nbgrader generate_assignment`` does."""
    course, config = course_config(root)
    GenerateAssignment(coursedir=course, config=config).start()


def course_config(root: Path, student: str = "*") -> tuple[CourseDirectory, Config]:
    """The course's own settings, for a step of nbgrader's on its assignment."""
    config: Config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    config.CourseDirectory.root = str(root)
    config.CourseDirectory.assignment_id = "meso"
    config.CourseDirectory.student_id = student
    return CourseDirectory(config=config), config


def _share_memory(made: World) -> None:
    libc = ctypes.CDLL(None)
    libc.shmat.restype = ctypes.c_void_p
    made.segment = libc.shmget(made.names["shared_key"], _SEGMENT, 0o1666)
    address = libc.shmat(made.segment, None, 0)
    text = f"{made.secret} shared".encode()
    ctypes.memmove(address, text, len(text))
    libc.shmdt(ctypes.c_void_p(address))


@contextmanager
def _reflection(folder: Path) -> Iterator[Any]:
    import nbformat

    notebook = nbformat.read(folder / "meso.ipynb", as_version=4)
    yield cell(notebook, "reflection")
    nbformat.write(notebook, folder / "meso.ipynb")


def _open_to_all(place: Path) -> None:
    for folder, folders, files in os.walk(place):
        for name in (".", *folders, *files):
            path = Path(folder, name)
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o777 if path.is_dir() else 0o666))


def _held(path: Path) -> str:
    if path.is_symlink():
        return f"link to {path.readlink()}"
    if not path.is_file():
        return "folder" if path.is_dir() else "special"
    if path.stat().st_size > 100_000_000:
        return f"{path.stat().st_size} bytes"
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _lines_with(text: str, *words: str) -> list[str]:
    return [text[max(0, place - 40) : place + 80] for word in words if (place := text.find(word)) >= 0]


Scores = Mapping[str, float | None]


def scores(root: Path) -> dict[str, dict[str, float | None]]:
    """The gradebook's points by the tests: student -> graded cell -> points; only those who have been marked."""
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        return {
            each.student.id: {grade.name: grade.auto_score for notebook in each.notebooks for grade in notebook.grades}
            for each in gradebook.assignment_submissions("meso")
        }
