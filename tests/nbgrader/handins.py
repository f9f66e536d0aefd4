"""Ten learners and what they hand in, made from the released notebook as it was handed out."""

import copy
from collections.abc import Callable
from pathlib import Path

import nbformat

from grader.deal import Package
from grader.lessons import meso
from grader.table import Accept, Setting, to_json
from tests.nbgrader import solver

KEYS = {
    "ana": "gxty-s2kh",
    "ben": "npme-fvve",
    "dan": "msn6-q9dv",
    "eva": "39wn-6tjt",
    "finn": "gxty-s2kh",  # the same variant as somebody else
    "gus": "npme-fvve",
    "jo": "msn6-q9dv",
    "kim": "39wn-6tjt",
}
ATTACK = "<script>alert('{}')</script><img src=x onerror=alert(1)>"
"""What a learner may write where words are expected; it must be shown, never run."""

Notebook = nbformat.NotebookNode


def cell(notebook: Notebook, grade_id: str) -> Notebook:
    """The cell of this name."""
    return next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def answer(notebook: Notebook, **answers: str) -> None:
    """Fill in answer cells; a name in Python, such as `ruled_out`, stands for the cell `ruled-out`."""
    for name, source in answers.items():
        cell(notebook, name.replace("_", "-")).source = source


def answer_all(notebook: Notebook, answers: dict[str, str]) -> None:
    """Fill in every cell of this dictionary."""
    answer(notebook, **{name.replace("-", "_"): source for name, source in answers.items()})


def make(learner: str, released: Path, folder: Path) -> Path:
    """Write what this learner hands in, notebook and record, into this folder, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    notebook = nbformat.read(released, as_version=4)
    deal = solver.variant_of(KEYS[learner], folder) if learner in KEYS else None
    LEARNERS[learner](notebook, deal)
    nbformat.write(notebook, folder / "meso.ipynb")
    return folder


def ana(notebook: Notebook, deal: Setting) -> None:
    """Everything right."""
    answer_all(notebook, solver.right_answers(deal))
    solver.record(deal, solver.well_played(deal), their_top="payment", own_value=60, sure=50)


def ben(notebook: Notebook, deal: Setting) -> None:
    """Some of it right, some half, and HTML wherever it can be written."""
    choice = meso.their_choice(deal)
    one, other, *_ = solver.equal_packages(deal)
    attack = ATTACK.format("name")
    answer(
        notebook,
        equal_offers=f"packages = {dict(zip(('A', 'B', attack), map(deal.case.labels, (one, other, _gift(deal))), strict=True))!r}",
        ruled_out=f"ruled_out = {list(choice.ruled_out())[:1]!r}",
        improve=f"package = {deal.case.labels(choice.packages[choice.chosen])!r}",
        plan=f"plan = {solver.PLAN[1:3]!r}",
        reflection=f"I haggled. {ATTACK.format('reflection')} [here](javascript:alert(1))",
    )
    notebook.cells.insert(8, nbformat.v4.new_code_cell(_showing("shown")))
    solver.record(deal, solver.played(deal, solver.HAGGLING, ATTACK.format("said")))


def _showing(place: str) -> str:
    return f"from IPython.display import HTML, display\ndisplay(HTML({ATTACK.format(place)!r}))"


def _gift(deal: Setting) -> Package:
    """The package worth least to the learner."""
    return {issue: min(points, key=points.__getitem__) for issue, points in deal.case.you.preferences.points.items()}


def _dream(deal: Setting) -> Package:
    """The package worth most to the learner."""
    return {issue: max(points, key=points.__getitem__) for issue, points in deal.case.you.preferences.points.items()}


def cleo(notebook: Notebook, deal: None) -> None:
    """Nothing at all: the notebook as it came, never opened."""


def dan(notebook: Notebook, deal: Setting) -> None:
    """The usual wrong answers: unequal packages, what is still possible, a gift, no plan, the first offer."""
    choice, labels = meso.their_choice(deal), deal.case.labels
    answer(
        notebook,
        equal_offers=f"packages = {[labels(_dream(deal)), labels(_gift(deal))]!r}",
        ruled_out=f"ruled_out = {list(choice.possible())!r}",
        improve=f"package = {labels(_gift(deal))!r}",
        plan='plan = ["be nice", "hope for the best"]',
        reflection="It went well.",
    )
    session = deal.session()
    session.play(Accept(0))
    solver.record(deal, session)


def eva(notebook: Notebook, deal: Setting) -> None:
    """One answer stops with an error, another writes over `score`; the rest is right, one reply in the record edited."""
    answers = solver.right_answers(deal)
    answer_all(
        notebook,
        {
            **answers,
            "equal-offers": f"raise ValueError({ATTACK.format('raised')!r})",
            "ruled-out": f"score = 99\n{answers['ruled-out']}",
        },
    )
    solver.record(deal, solver.well_played(deal))
    edited = deal.path.read_text(encoding="utf-8").replace('{"they": {"prefer": ', '{"they": {"accept": ')
    deal.path.write_text(edited, encoding="utf-8")


def finn(notebook: Notebook, deal: Setting) -> None:
    """Everything right, but a test cell was copied, an answer cell split, and a cell pasted from elsewhere."""
    ana(notebook, deal)
    for name in ("equal-offers-check", "plan"):
        place = notebook.cells.index(cell(notebook, name))
        twin = copy.deepcopy(notebook.cells[place])
        twin.id = f"{name}-again"
        notebook.cells.insert(place, twin)
    cell(notebook, "plan").source = "# The plan, first half."
    mark = {
        "grade": False,
        "grade_id": "elsewhere",
        "locked": True,
        "schema_version": 3,
        "solution": False,
        "task": False,
    }
    notebook.cells.insert(5, nbformat.v4.new_code_cell(_showing("pasted"), metadata={"nbgrader": mark}))


def gus(notebook: Notebook, deal: Setting) -> None:
    """Everything right, in a notebook handed in alone: key and moves pasted."""
    moves = [to_json(move) for move in solver.well_played(deal).moves]
    answer_all(
        notebook, {**solver.right_answers(deal), "key": f"key = {deal.key!r}", "negotiation": f"moves = {moves!r}"}
    )


def hal(notebook: Notebook, deal: None) -> None:
    """Right for somebody, in a notebook handed in alone: no key, so nobody knows whose variant."""
    somebody = meso.deal("example")
    moves = [to_json(move) for move in solver.well_played(somebody).moves]
    answer_all(notebook, {**solver.right_answers(somebody), "negotiation": f"moves = {moves!r}"})


def jo(notebook: Notebook, deal: Setting) -> None:
    """Everything right, and a record that was damaged after its first line."""
    ana(notebook, deal)
    with deal.path.open("a", encoding="utf-8") as file:
        file.write("what was this?\n")


def kim(notebook: Notebook, deal: Setting) -> None:
    """Everything right, and a record with a move that the table does not allow."""
    ana(notebook, deal)
    changed = deal.path.read_text(encoding="utf-8").replace('{"you": {"accept": 0}}', '{"you": {"accept": 2}}')
    deal.path.write_text(changed, encoding="utf-8")


LEARNERS: dict[str, Callable[[Notebook, Setting], None]] = {
    made.__name__: made for made in (ana, ben, cleo, dan, eva, finn, gus, hal, jo, kim)
}
