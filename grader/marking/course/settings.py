"""How this course is marked: ``nbgrader_config.py``, read as nbgrader reads it, without starting its applications."""

import grader.marking.light  # noqa: F401 - before anything of nbgrader's

# isort: split
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import asdict, frozen
from jupyter_core.paths import jupyter_config_path
from nbgrader.coursedir import CourseDirectory
from traitlets import Float, Int, TraitError
from traitlets.config import Config, Configurable
from traitlets.config.loader import JSONFileConfigLoader, PyFileConfigLoader

from grader.errors import MarkingError
from grader.marking.job import Limits

CONFIG = "nbgrader_config"
NOTICE = "This cell (id:{cell_id}) was missing from the submission. It was added back by nbgrader.\n\n"
"""What nbgrader writes into a cell that it puts back, unless ``OverwriteCells.missing_cell_notification`` says otherwise."""
_SANE = Limits()


class Marking(Configurable):
    """What one hand-in may use: ``c.Marking.seconds = 120`` and so on, in ``nbgrader_config.py``."""

    seconds = Float(_SANE.seconds, min=0.1, help="Seconds one cell may run.").tag(config=True)
    total_seconds = Float(_SANE.total_seconds, min=0.1, help="Seconds a whole notebook may run.").tag(config=True)
    memory = Int(_SANE.memory, min=128 << 20, help="Bytes of address space for each process.").tag(config=True)
    disk = Int(_SANE.disk, min=0, help="Bytes that a hand-in may write.").tag(config=True)
    output = Int(_SANE.output, min=1000, help="Characters of one cell's output.").tag(config=True)
    processes = Int(_SANE.processes, min=1, help="Processes and threads at a time.").tag(config=True)


@frozen
class Settings:
    """The settings of one course.

    Attributes:
        config: everything that the configuration files say.
        course: where things lie, and the address of the gradebook.
        limits: what one hand-in may use.
    """

    config: Config
    course: CourseDirectory
    limits: Limits

    @property
    def notice(self) -> str:
        """What is written into a graded cell that was deleted and put back; ``{cell_id}`` stands for its name."""
        return str(self._set("OverwriteCells", "missing_cell_notification", NOTICE))

    @property
    def permissions(self) -> int:
        """The mode of the files in ``autograded/``, nbgrader's unless the settings say otherwise."""
        return self._permissions("Autograde", 664 if self.course.groupshared else 444)

    @property
    def page_permissions(self) -> int:
        """The mode of the files in ``feedback/``."""
        return self._permissions("GenerateFeedback", 664 if self.course.groupshared else 644)

    @property
    def creates_students(self) -> bool:
        """Whether somebody who is not in the gradebook yet is added to it."""
        return bool(self._set("Autograde", "create_student", True))

    @property
    def excluded(self) -> frozenset[str]:
        """Students that are left out (``CourseDirectory.student_id_exclude``)."""
        return frozenset(filter(None, self.course.student_id_exclude.split(",")))

    def learners_own(self, assignment: str) -> frozenset[str]:
        """Files of the instructor's that don't replace the learner's (``Autograde.exclude_overwriting``)."""
        return frozenset(self._set("Autograde", "exclude_overwriting", {}).get(assignment, ()))

    def folder(self, step: str, student: str, assignment: str) -> Path:
        """Where something lies, such as ``folder("submitted", "ana", "meso")``; ``step`` as nbgrader's settings call it."""
        named = getattr(self.course, f"{step}_directory")
        return Path(os.path.normpath(self.course.format_path(named, student, assignment)))

    def _permissions(self, section: str, default: int) -> int:
        return int(str(self._set(section, "permissions", self._set("BaseConverter", "permissions", default))), 8)

    def _set(self, section: str, name: str, default: Any) -> Any:
        return self.config.get(section, {}).get(name, default)


def load(folder: Path) -> Settings:
    """Read the settings of the course in this folder, and the user's own below them, as nbgrader does.

    Raises:
        MarkingError: a file can't be read, or a setting of ours has an unknown name or the wrong kind of value.
    """
    config = Config()
    for place in reversed([folder, *map(Path, jupyter_config_path())]):
        for loader, name in ((JSONFileConfigLoader, f"{CONFIG}.json"), (PyFileConfigLoader, f"{CONFIG}.py")):
            if (place / name).is_file():
                config.merge(_read(loader, place / name))
    if "root" not in config.CourseDirectory:
        config.CourseDirectory.root = str(folder.absolute())
    try:
        settings = Settings(config, CourseDirectory(config=config), _limits(config))
        settings.notice.format(cell_id="")
        return settings
    except (TraitError, KeyError, IndexError, ValueError) as error:
        raise MarkingError(f"{CONFIG}.py: {error} Change that line.") from error


def _read(loader: type[Any], file: Path) -> Config:
    searched = list(sys.path)
    sys.path.insert(0, str(file.parent))  # nbgrader looks in the course folder too
    try:
        return loader(file.name, path=str(file.parent)).load_config()  # type: ignore[no-any-return]
    except Exception as error:  # the file is a program, and may fail in any way
        raise MarkingError(
            f"{file} can't be read: {type(error).__name__}: {error}. Mend it, then call again."
        ) from error
    finally:
        sys.path[:] = searched


def _limits(config: Config) -> Limits:
    known: Sequence[str] = sorted(Marking.class_trait_names(config=True))
    for name in config.Marking:
        if name not in known:
            raise MarkingError(
                f"{CONFIG}.py: c.Marking.{name} is unknown. Known: {', '.join(known)}. Change that line."
            )
    marking = Marking(config=config)
    limits = {name: getattr(marking, name) for name in asdict(_SANE)}
    timeout = config.Execute.get("timeout")  # a number in nbgrader's own section counts too, unless ours says otherwise
    if "seconds" not in config.Marking and isinstance(timeout, int | float) and timeout > 0:
        limits["seconds"] = timeout
    limits["total_seconds"] = max(limits["total_seconds"], limits["seconds"])
    return Limits(**limits)
