"""What a cell reads and binds, read off its source."""

import pytest

from grader.marking.rooms.needs import needs

READS = {
    "x + y": {"x", "y"},
    "x = 1\nx + y": {"y"},
    "x = x + 1": {"x"},
    "x += 1": {"x"},
    "print(len(x))": {"x"},
    "[a * b for a in rows if a > c]": {"b", "rows", "c"},
    "{k: v for k, v in table.items()}": {"table"},
    "import math\nmath.sqrt(x)": {"x"},
    "from grader.lessons import meso\nscore = meso.plan(plan, deal)\nscore": {"plan", "deal"},
    "for name in names:\n    total = total + prices[name]": {"names", "total", "prices"},
    "assert f(3) == 9": {"f"},
    "with open(place) as file:\n    file.read()": {"place"},
}
"""Source -> names it reads before it has bound them."""


@pytest.mark.parametrize("source", READS)
def test_a_cell_reads_what_it_has_not_bound(source: str):
    """Builtins and names of its own are none of anybody's business."""
    assert needs(source).reads == READS[source]


def test_what_functions_read_is_read_later():
    """A function's body runs when it is called."""
    found = needs("def check():\n    return answer > least\n\nf = lambda x: x + more")
    assert found.reads == set()
    assert {"answer", "least", "more"} <= found.later
    assert found.binds == {"check", "f"}


@pytest.mark.parametrize(
    "source", ["globals()['x']", "eval(text)", "%time 1", "!ls", "def f(:", "vars()", "exec('x = 1')", "In[2]", "\0"]
)
def test_what_can_reach_any_name_needs_anything(source: str):
    """Magics, other ways to a name, and what is no Python."""
    assert needs(source).anything


SETUP = "from grader.lessons import meso\ndeal = meso.deal(key)\nmeso.sheet(deal)"


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        (SETUP, True),
        ("limit = 5", True),
        ("import os", False),
        ("from grader.lessons import meso\nopen('data.csv')", False),
        (f"{SETUP}\nprint(deal)", False),
        (f"{SETUP}\ndef f():\n    return deal", False),
        (f"{SETUP}\ndel deal", False),
        (f"{SETUP}\n[print(x) for x in [1]]", False),
    ],
)
def test_a_cell_is_plain_if_it_calls_nothing_but_the_course(source: str, plain: bool):
    """Such a cell has no effect that could be missed, wherever it did not run."""
    assert needs(source).plain is plain


def test_what_an_earlier_cell_imported_is_known():
    """`choice = meso.their_choice(deal)` is plain after the cell that imported meso, and is not before."""
    later = "choice = meso.their_choice(deal)\nchoice"
    assert not needs(later).plain
    assert needs(later, needs(SETUP).ours).plain
