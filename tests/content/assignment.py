"""What an assignment in ``source/`` keeps to, and what may never reach ``release/``. Each function lists what is wrong."""

import re
from pathlib import Path

from nbformat import from_dict
from nbgrader.nbgraderformat import MetadataValidator, ValidationError

from grader.check import Exercise
from tests.content.notebooks import Cell, Notebook, code_cells, exercises_in, read

SECRETS = ("BEGIN SOLUTION", "END SOLUTION", "HIDDEN", "and_on", "seed=")
TEST_CELL = re.compile(
    r"score = (?P<call>\w+\.\w+)\((?P<answer>.+)\)\n"
    r"(?:### BEGIN HIDDEN TESTS\nscore = score\.and_on\(seed=[\d(), ]+\)\n### END HIDDEN TESTS\n)?"
    r"score"
)
SOLUTION = re.compile(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", flags=re.DOTALL)


def marked(notebook: Notebook, **wanted: object) -> list[Cell]:
    """The cells whose mark of nbgrader says this, such as grade=True."""
    return [
        cell
        for cell in notebook["cells"]
        if (mark := cell["metadata"].get("nbgrader")) and all(mark.get(name) == value for name, value in wanted.items())
    ]


def mark_faults(notebook: Notebook) -> list[str]:
    """What nbgrader refuses, and what would surprise it: a cell without a mark, an id twice, an id of another name."""
    found = []
    try:
        MetadataValidator().validate_nb(from_dict(notebook))
    except ValidationError as error:
        found.append(f"nbgrader: {error}")
    names = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in notebook["cells"]]
    found += [f"{cell['id']} has no mark" for cell, name in zip(notebook["cells"], names, strict=True) if not name]
    found += [
        f"two cells are marked {name}" for name in sorted({name for name in names if name and names.count(name) > 1})
    ]
    pairs = zip(notebook["cells"], names, strict=True)
    found += [f"{cell['id']} is marked {name}" for cell, name in pairs if name and name != cell["id"]]
    return found


def grading_faults(notebook: Notebook, exercises: tuple[Exercise, ...], total: float) -> list[str]:
    """Test cells: their form, one exercise each, in order, worth what the exercise is; and the points together."""
    tests = [cell for cell in marked(notebook, grade=True) if cell["cell_type"] == "code"]
    found = [
        f"{cell['id']} is not in the form of a test cell" for cell in tests if not TEST_CELL.fullmatch(cell["source"])
    ]
    found += [f"{cell['id']} can be edited" for cell in tests if not cell["metadata"]["nbgrader"].get("locked")]
    called = [exercises_in(cell["source"]) for cell in tests]
    if [each for several in called for each in several] != list(exercises):
        found.append("its test cells are not one for each exercise, in order")
    for cell, several in zip(tests, called, strict=True):
        points = cell["metadata"]["nbgrader"]["points"]
        found += [
            f"{cell['id']} is worth {points}, its exercise {each.points}" for each in several if each.points != points
        ]
        hidden = any(check.hidden for each in several for check in each.checks)
        if hidden != ("and_on" in cell["source"]):
            found.append(f"{cell['id']} names a seed without a hidden check, or has one without a seed")
    together = sum(cell["metadata"]["nbgrader"]["points"] for cell in marked(notebook, grade=True))
    return found + ([f"{together} points together, not {total}"] if together != total else [])


def solution_faults(notebook: Notebook) -> list[str]:
    """Answer cells: a template that waits, above one solution; and no solution anywhere else."""
    found = []
    for cell in code_cells(notebook):
        mine = cell["metadata"].get("nbgrader", {}).get("solution", False)
        if mine and len(SOLUTION.findall(cell["source"])) != 1:
            found.append(f"{cell['id']} has no solution, or more than one")
        if mine and "..." not in SOLUTION.sub("", cell["source"]):
            found.append(f"{cell['id']} holds no `...` when its solution is gone")
        if not mine and "SOLUTION" in cell["source"]:
            found.append(f"{cell['id']} holds a solution that nobody takes away")
    return found


def stored_faults(notebook: Notebook) -> list[str]:
    """Stored outputs: there are some, without an error, and every test cell shows full marks."""
    found = []
    for cell in code_cells(notebook):
        outputs = cell["outputs"]
        if any(output["output_type"] in ("error", "stream") for output in outputs):
            found.append(f"{cell['id']} stores an error, or something printed")
        mark = cell["metadata"].get("nbgrader", {})
        if mark.get("grade"):
            shown = ["".join(output.get("data", {}).get("text/plain", "")) for output in outputs]
            if shown != [str(float(mark["points"]))]:
                found.append(f"{cell['id']} stores {shown or 'nothing'}, not full marks")
    if not any(cell["outputs"] for cell in code_cells(notebook)):
        found.append("no outputs are stored")
    kept = {name for cell in notebook["cells"] for name in cell["metadata"]} - {"nbgrader", "jupyter", "tags"}
    return (
        found
        + [f"a cell keeps {name}" for name in sorted(kept)]
        + ["a notebook keeps widgets"] * ("widgets" in notebook["metadata"])
    )


def folder_faults(folder: Path) -> list[str]:
    """An assignment's folder holds its notebook and nothing else: nbgrader would hand out a record, and overwrite theirs."""
    return [
        f"{path.relative_to(folder)} does not belong here"
        for path in sorted(folder.rglob("*"))
        if path != folder / f"{folder.name}.ipynb" and ".ipynb_checkpoints" not in path.parts
    ]


def solution_lines(source: Notebook) -> set[str]:
    """Every line of a solution that would give something away (an opening bracket would not), and the model text."""
    code = [
        line for cell in code_cells(source) for part in SOLUTION.findall(cell["source"]) for line in part.splitlines()
    ]
    texts = [cell["source"] for cell in marked(source, grade=True, solution=True)]
    lines = {line.strip() for line in [*code, *texts]}
    return {line for line in lines if len(line) > 10 and not line.endswith(("{", "["))}


def release_faults(folder: Path, source: Notebook) -> list[str]:
    """What a released folder gives away, or holds beside its notebook."""
    path = folder / f"{folder.name}.ipynb"
    notebook = read(path)
    whole = "\n".join([path.read_text(encoding="utf-8"), *(cell["source"] for cell in notebook["cells"])])
    found = folder_faults(folder)
    found += [f"it says {secret}" for secret in SECRETS if secret in whole]
    found += [f"it gives away: {line[:60]}" for line in sorted(solution_lines(source)) if line in whole]
    found += [
        f"{cell['id']} holds what a run left"
        for cell in code_cells(notebook)
        if cell["outputs"] or cell["execution_count"]
    ]
    return found
