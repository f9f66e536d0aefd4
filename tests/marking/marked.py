"""A small course whose hand-ins are marked: folders and gradebook written by hand, nothing is run."""

import shutil
from pathlib import Path

import nbformat
from attrs import define
from nbformat import NotebookNode, v4
from nbgrader.api import Gradebook

from grader.charts import chart_html
from tests.nbgrader.course import ROOT

NAME = "small"
LEARNERS = ("ana", "ben", "cleo", "dan")
HIDDEN = "assert answer != 41  # nobody may see this"
SCRIPT = "<script>alert('mine')</script><img src=x onerror=alert(1)>"
CARD = "<strong>Sums: 1 of 2 points</strong>"
POINTS = {"alpha": 2.0, "beta": 3.0, "words": 4.0}
"""Graded cell -> points that there are."""


@define
class Marked:
    """The course.

    Attributes:
        root: its folder.
    """

    root: Path

    @property
    def db_url(self) -> str:
        """Of its gradebook."""
        return f"sqlite:///{self.root / 'gradebook.db'}"

    def folder(self, student: str, step: str = "autograded") -> Path:
        """A learner's folder."""
        return self.root / step / student / NAME

    def page(self, student: str) -> str:
        """A learner's feedback."""
        return (self.folder(student, "feedback") / f"{NAME}.html").read_text(encoding="utf-8")

    def mark(self, student: str, notebook: NotebookNode | None = None) -> None:
        """Put a marked hand-in of this learner into folder and gradebook."""
        place = self.folder(student)
        (place / "moves").mkdir(parents=True, exist_ok=True)
        (place / "moves" / "record.jsonl").write_text(f'{{"by": "{student}"}}\n', encoding="utf-8")
        nbformat.write(notebook or work(student), place / f"{NAME}.ipynb")
        with Gradebook(self.db_url, "negotiation") as book:
            book.update_or_create_student(student)
            book.update_or_create_submission(NAME, student)
            found = book.find_submission_notebook(NAME, NAME, student)
            for number, grade in enumerate(sorted(found.grades, key=lambda grade: grade.name)):
                grade.auto_score = float((number + len(student)) % 3) if grade.name != "words" else None
                grade.needs_manual_grade = grade.name == "words"
            for comment in found.comments:
                comment.auto_comment = "No response." if comment.name == "answer" else None
            book.db.commit()


def found(place: Path) -> Marked:
    """Make it: settings as in the checkout, an assignment of three graded cells, and everybody marked."""
    course = Marked(place)
    place.mkdir(parents=True)
    shutil.copy(ROOT / "nbgrader_config.py", place)
    with Gradebook(course.db_url, "negotiation") as book:
        book.add_assignment(NAME)
        book.add_notebook(NAME, NAME)
        for cell, points in POINTS.items():
            kind = "markdown" if cell == "words" else "code"
            book.add_grade_cell(cell, NAME, NAME, max_score=points, cell_type=kind)
        for cell in ("answer", "words"):
            book.add_solution_cell(cell, NAME, NAME)
    for learner in LEARNERS:
        course.mark(learner)
    return course


def work(student: str) -> NotebookNode:
    """What a learner's marked notebook holds: text, answers, cards, errors, a chart, and HTML wherever it can be."""
    html = [v4.new_output("display_data", {"text/html": SCRIPT, "text/plain": f"<HTML of {student}>"})]
    card = [
        v4.new_output("execute_result", {"text/html": CARD + _chart(student), "text/plain": "1.0"}, execution_count=4)
    ]
    error = v4.new_output("error", ename="AssertionError", evalue=SCRIPT, traceback=["quoted:", HIDDEN])
    return v4.new_notebook(
        metadata={"language_info": {"name": "python", "pygments_lexer": "ipython3"}, "kernelspec": _KERNEL},
        cells=[
            v4.new_markdown_cell("# A small assignment\n\nWith *words*, `code` and $x^2$."),
            _cell("import math", "given", locked=True, outputs=[v4.new_output("stream", text="ready\n")]),
            _cell(f"answer = {len(student)}  # {student}", "answer", solution=True, outputs=html),
            v4.new_code_cell("%%html\n<b>bold</b>", execution_count=3, outputs=html),
            _cell(f"### BEGIN HIDDEN TESTS\n{HIDDEN}\n### END HIDDEN TESTS\n1.0", "alpha", grade=True, outputs=card),
            _cell(f"### BEGIN HIDDEN TESTS\n{HIDDEN}\n### END HIDDEN TESTS", "beta", grade=True, outputs=[error]),
            _cell(
                f"I am {student}. {SCRIPT} [here](javascript:alert(1))",
                "words",
                grade=True,
                solution=True,
                kind="markdown",
            ),
        ],
    )


_KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def _chart(student: str) -> str:
    values = [{"x": number * len(student), "y": number, "name": student} for number in range(5)]
    across = {"field": "x", "type": "quantitative"}
    spec = {"data": {"values": values}, "mark": "point", "encoding": {"x": across, "tooltip": {"field": "name"}}}
    return chart_html(spec, f"Points of {student}")


def _cell(source: str, name: str, *, kind: str = "code", outputs: object = (), **marks: bool) -> NotebookNode:
    cell = v4.new_markdown_cell(source) if kind == "markdown" else v4.new_code_cell(source, outputs=list(outputs))
    mark = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3, **marks}
    mark |= {"locked": mark["locked"] or (mark["grade"] and not mark["solution"]), "grade_id": name}
    cell.metadata.nbgrader = mark | ({"points": POINTS[name]} if mark["grade"] else {})
    return cell
