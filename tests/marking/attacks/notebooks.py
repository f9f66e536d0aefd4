"""Attacks by what a notebook holds: its cells, their marks, their order."""

import copy
import json
from pathlib import Path

from tests.marking.corpus import attack, graded, notebook_in, text_of

NONE = dict.fromkeys(("equal-offers-check", "ruled-out-check", "improve-check", "plan-check"), 0.0)
CHECKS = (*NONE, "negotiation-check")
SCRIPT = "<script>alert('{}')</script><img src=x onerror=alert(1)>"


@attack("notebook", harm="stops")
def copies_a_test(folder, names):
    """Copies a test cell, its mark with it."""
    with notebook_in(folder) as notebook:
        place = notebook["cells"].index(graded(notebook, "plan-check"))
        twin = copy.deepcopy(notebook["cells"][place])
        notebook["cells"].insert(0, twin)
        notebook["cells"].append(copy.deepcopy(twin) | {"id": "again", "source": "4.0"})


@attack("notebook", no_witness="nbgrader gives up on it, as on a copied test; shown there.")
def splits_an_answer(folder, names):
    """Splits an answer cell as JupyterLab does: two cells of one name. The last copy answers: an accident, marked in full."""
    with notebook_in(folder) as notebook:
        place = notebook["cells"].index(graded(notebook, "plan"))
        first = copy.deepcopy(notebook["cells"][place])
        notebook["cells"].insert(place, first | {"id": "first-half", "source": "plan = []"})


@attack("notebook", harm="stops")
def deletes_what_is_ours(folder, names):
    """Deletes the set-up and every test. They are put back: an accident, marked in full."""
    gone = {"set-up", "choice", "menu", "table", "debrief"}
    with notebook_in(folder) as notebook:
        notebook["cells"] = [
            cell
            for cell in notebook["cells"]
            if cell["metadata"]["nbgrader"]["grade_id"] not in gone
            and not cell["metadata"]["nbgrader"]["grade_id"].endswith("-check")
        ]


@attack("notebook", earns={"plan-check": 0.0}, no_witness="nbgrader leaves such cells ungraded.")
def deletes_its_answers(folder, names):
    """Deletes two of its answer cells."""
    with notebook_in(folder) as notebook:
        for name in ("plan", "reflection"):
            notebook["cells"].remove(graded(notebook, name))


@attack("notebook", may_lose=CHECKS, no_witness="It costs its author points under nbgrader, and nobody else.")
def turns_the_order_round(folder, names):
    """Puts all cells in the opposite order: answers below the tests that ask for them."""
    with notebook_in(folder) as notebook:
        notebook["cells"].reverse()


@attack("notebook", no_witness="nbgrader puts the tests' kinds back as well.")
def retypes_cells(folder, names):
    """Turns tests into text and into raw cells, and an answer into text."""
    with notebook_in(folder) as notebook:
        for name, kind in (
            ("plan-check", "markdown"),
            ("improve-check", "raw"),
            ("set-up", "raw"),
            ("plan", "markdown"),
        ):
            cell = graded(notebook, name)
            cell["cell_type"] = kind
            cell.pop("outputs", None)
            cell.pop("execution_count", None)


@attack("notebook", no_witness="nbgrader puts the tests back as well.")
def changes_the_tests(folder, names):
    """Writes full marks into the tests, and unlocks them."""
    with notebook_in(folder) as notebook:
        for cell in notebook["cells"]:
            mark = cell["metadata"]["nbgrader"]
            if mark["grade_id"].endswith("-check"):
                cell["source"] = f"{mark['points']}.0"
                mark["locked"] = False


@attack("notebook", earns=NONE, no_witness="nbgrader takes points from the gradebook as well.")
def raises_its_points(folder, names):
    """Makes every cell worth 400 points, its answers as well, which it has not given."""
    with notebook_in(folder) as notebook:
        for cell in notebook["cells"]:
            cell["metadata"]["nbgrader"] |= {"points": 400, "grade": True}
        for name, left in (
            ("equal-offers", "packages"),
            ("ruled-out", "ruled_out"),
            ("improve", "package"),
            ("plan", "plan"),
        ):
            graded(notebook, name)["source"] = f"{left} = None"


@attack(
    "notebook",
    outcome="either",
    earns=NONE,
    may_lose=CHECKS,
    no_witness="It costs its author points under nbgrader, and nobody else.",
)
def swaps_names(folder, names):
    """Gives answers the names of tests, and tests those of answers."""
    with notebook_in(folder) as notebook:
        for name in ("equal-offers", "ruled-out", "improve", "plan", "negotiation"):
            answer, test = graded(notebook, name), graded(notebook, f"{name}-check")
            answer["metadata"], test["metadata"] = test["metadata"], answer["metadata"]
            answer["source"] = "score = 2.0"


@attack("notebook", outcome="either", harm="stops")
def spoils_its_marks(folder, names):
    """Makes nbgrader's own marks texts, numbers and lists, with ways out of the folder for names."""
    spoilt = (
        {"grade_id": "../../../x"},
        {"grade_id": ["plan"]},
        {"grade_id": {"$ne": ""}},
        {"schema_version": 99},
        {"points": "many"},
    )
    with notebook_in(folder) as notebook:
        extra = [
            {
                "cell_type": "code",
                "id": f"spoilt-{n}",
                "metadata": {"nbgrader": mark},
                "source": "",
                "outputs": [],
                "execution_count": None,
            }
            for n, mark in enumerate([*spoilt, "mark", 4, [], None])
        ]
        notebook["cells"] += extra


@attack("notebook", earns=NONE, no_witness="nbgrader clears outputs as well.")
def hands_in_outputs(folder, names):
    """Answers nothing, and hands in the outputs of somebody who did."""
    result = {"output_type": "execute_result", "data": {"text/plain": "2.0"}, "metadata": {}, "execution_count": 1}
    with notebook_in(folder) as notebook:
        for name, left in (
            ("equal-offers", "packages"),
            ("ruled-out", "ruled_out"),
            ("improve", "package"),
            ("plan", "plan"),
        ):
            graded(notebook, name)["source"] = f"{left} = None"
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell["outputs"], cell["execution_count"] = [result], 1


@attack("notebook", no_witness="nbgrader puts the instructor's kernel back as well.")
def names_another_kernel(folder, names):
    """Asks for another kernel, and for another language."""
    with notebook_in(folder) as notebook:
        notebook["metadata"]["kernelspec"] = {"name": "../../evil", "display_name": "Evil", "language": "bash"}
        notebook["metadata"]["language_info"] = {"name": "bash", "file_extension": "/../../x"}


@attack("notebook", outcome="refused", harm="stops")
def claims_another_format(folder, names):
    """Says that it is a notebook of a format that nobody knows."""
    with notebook_in(folder) as notebook:
        notebook["nbformat"], notebook["nbformat_minor"] = 99, 99


@attack("notebook", outcome="refused", harm="stops")
def holds_other_things(folder, names):
    """Has numbers where cells, sources and marks are expected."""
    with notebook_in(folder) as notebook:
        notebook["cells"][0] = 4
        notebook["cells"][1]["source"] = {"deep": [1, 2, 3]}
        notebook["metadata"] = []


@attack("notebook", outcome="either", harm="stops")
def holds_half_letters(folder, names):
    """Has halves of letters in sources, names and marks: JSON can hold them, no file can."""
    with notebook_in(folder) as notebook:
        notebook["metadata"]["title"] = "\ud800"
        graded(notebook, "reflection")["source"] = "I looked back. \ud800\udfff\ud800"
        notebook["cells"].append(
            {
                "cell_type": "code",
                "id": "half",
                "metadata": {"\udc80": "\udc80"},
                "source": "'\udc80'",
                "outputs": [],
                "execution_count": None,
            }
        )


@attack("notebook", outcome="either", no_witness="It takes nbgrader an hour.")
def fifty_thousand_cells(folder, names):
    """Adds 50,000 cells."""
    with notebook_in(folder) as notebook:
        notebook["cells"] += [
            {
                "cell_type": "code",
                "id": f"more-{n}",
                "metadata": {},
                "source": "pass",
                "outputs": [],
                "execution_count": None,
            }
            for n in range(50_000)
        ]


@attack("notebook", outcome="refused", harm="stops")
def nests_without_end(folder, names):
    """Is JSON with lists 200,000 deep."""
    path = folder / "meso.ipynb"
    whole = path.read_text(encoding="utf-8").rstrip()
    path.write_text(f'{whole[:-1]}, "deep": {"[" * 200_000}{"]" * 200_000}}}', encoding="utf-8")


@attack("notebook", outcome="either", harm="stops")
def counts_without_end(folder, names):
    """Has numbers of 100,000 digits, and no numbers, where small ones are expected."""
    path = folder / "meso.ipynb"
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole["metadata"]["counted"] = "COUNTED"
    text = json.dumps(whole).replace('"COUNTED"', f"[NaN, Infinity, -Infinity, 1e999, {'9' * 100_000}]")
    path.write_text(text, encoding="utf-8")


@attack("showing", harm="runs")
def writes_a_script(folder, names):
    """Writes HTML that runs where words are expected: in its reflection, beside a formula, in a link, in an attachment."""
    script = SCRIPT.format("written")
    with notebook_in(folder) as notebook:
        graded(notebook, "reflection")["source"] = (
            f"I looked back. {script} [here](javascript:alert(1)) <a href='javascript:alert(1)'>x</a>"
        )
        for n, text in enumerate(
            (
                script,
                f"$x$ {script}",
                "[a]: javascript:alert(1)\n[a]",
                f"![{script}](attachment:x.svg)",
                f"```\n{script}\n```\n{script}",
            )
        ):
            cell = {"cell_type": "markdown", "id": f"script-{n}", "metadata": {"tags": [script]}, "source": text}
            notebook["cells"].insert(
                3, cell | ({"attachments": {"x.svg": {"image/svg+xml": script}}} if "attachment:" in text else {})
            )
        notebook["metadata"]["title"] = script
        notebook["metadata"]["authors"] = [{"name": script}]


@attack("showing", no_witness="nbconvert shows code as text.")
def comments_a_script(folder, names):
    """Writes HTML that runs into code, into a raw cell that claims to be HTML, and into nbgrader's comment."""
    script = SCRIPT.format("commented")
    with notebook_in(folder) as notebook:
        cell = graded(notebook, "plan")
        cell["source"] = text_of(cell) + f"\n# {script}"
        cell["metadata"]["nbgrader"]["comment"] = script
        raw = {
            "cell_type": "raw",
            "id": "raw",
            "metadata": {"format": "text/html", "raw_mimetype": "text/html"},
            "source": script,
        }
        notebook["cells"].append(raw)


OWN_KERNEL = "Under nbgrader only its own kernel reads its code."


@attack("notebook", no_witness=OWN_KERNEL)
def nests_its_code(folder, names):
    """Adds cells whose code is nested or long beyond all measure: a marker that reads it may fall over it."""
    _add(
        folder,
        "-" * 100_000 + "1",
        "lambda: " * 50_000 + "1",
        "(" * 5_000 + ")" * 5_000,
        "".join(f"{' ' * n}if 1:\n" for n in range(95)) + " " * 95 + "pass",
        "x = 1\0",
        "x = '\ufeff\u2028'",
        "\\\n" * 10_000,
        "a" * 1_000_000 + " = 1",
        "%%bash\nexit 1\n",
        "f'{" * 1_000,
        "9" * 10_000,
    )


@attack("notebook", no_witness=OWN_KERNEL)
def chains_its_code(folder, names):
    """Adds cells with chains of operators, names and branches, from some hundred links to many thousands."""
    for links in (600, 2_000, 50_000):
        branches = "if x: pass\n" + "elif x: pass\n" * links
        _add(folder, "x" + ".x" * links, "+".join(["x"] * links), "x" + "[0]" * links, branches)


@attack("notebook", no_witness=OWN_KERNEL)
def asks_for_many_magics(folder, names):
    """Adds a cell with 510 lines of IPython's own, each of which makes it read the whole cell again."""
    _add(folder, "x = %time 1\n" * 510)


def _add(folder: Path, *codes: str) -> None:
    """Put code cells at the end, behind everything that is marked."""
    with notebook_in(folder) as notebook:
        for code in codes:
            cell = {"cell_type": "code", "id": f"added-{len(notebook['cells'])}", "metadata": {}, "source": code}
            notebook["cells"].append({**cell, "outputs": [], "execution_count": None})


@attack("notebook", outcome="refused", harm="stops")
def claims_an_old_format(folder, names):
    """Says that it is of a format of years ago, which it is not."""
    with notebook_in(folder) as notebook:
        notebook["nbformat"], notebook["nbformat_minor"] = 2, -1
        notebook["worksheets"] = [4, {"cells": [{"cell_type": ["code"]}]}]


@attack(
    "notebook",
    earns={"ruled-out-check": 0.0, "improve-check": 0.0},
    no_witness="It costs its author points under nbgrader, and nobody else.",
)
def brings_its_own_premises(folder, names):
    """Moves a set-up behind the tests that build on it, and answers the easier question that it asks instead."""
    with notebook_in(folder) as notebook:
        asked = graded(notebook, "choice")
        notebook["cells"].remove(asked)
        notebook["cells"].append(asked)
        graded(notebook, "ruled-out")["source"] = (
            "choice = {'chosen': 0, 'packages': [], 'possible': [], 'ruled_out': []}\nruled_out = []"
        )
        graded(notebook, "improve")["source"] = "package = {}"
