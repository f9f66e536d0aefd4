"""Small cases to debrief: any points, any number of issues; and negotiations that ended as a test needs them."""

from typing import Any

from hypothesis import reject
from hypothesis import strategies as st

from grader.deal import Case, Package, all_points
from grader.errors import CaseError
from grader.table import Accept, Offer, Session
from tests.deal.small import content
from tests.table.scripted import Scripted

_CONTENT = content()


def case_of(
    mine: list[list[int]], theirs: list[list[int]], floors: tuple[int, int] = (0, 0), *, feasible: bool = True
) -> Case:
    """A case of as many issues as lists; each list holds what the options are worth to that side, 0 to 100 points."""
    names = [f"issue{number}" for number in range(len(mine))]
    options = {
        name: [f"{name}-{place}" for place in range(len(points))] for name, points in zip(names, mine, strict=True)
    }
    made = {name: value for name, value in _CONTENT.items() if name not in ("issues", "parties", "variant")}
    made |= {"story": "A deal.", "parties": {}, "feasible": feasible}
    made["issues"] = {name: {"label": name.title(), "options": {o: f"<{o}>" for o in options[name]}} for name in names}
    for party, points, floor in zip(("buyer", "supplier"), (mine, theirs), floors, strict=True):
        told = {name: _CONTENT["parties"][party][name] for name in ("name", "role", "brief", "alternative")}
        shares = {name: dict(zip(options[name], each, strict=True)) for name, each in zip(names, points, strict=True)}
        whole = {
            "label": "all of it",
            "why": "It is so.",
            "says": ["One.", "Another."],
            "weight": 100,
            "satisfies": shares,
        }
        made["parties"][party] = told | {"reservation": floor, "interests": {"whole": whole}}
    return Case.build(made, "made")


@st.composite
def cases(draw: Any) -> Case:
    """Two to four issues of two to four options; each side wants any of them as much or as little as it likes."""
    sizes = draw(st.lists(st.integers(2, 4), min_size=2, max_size=4))
    points = [[draw(st.lists(st.integers(0, 40), min_size=size, max_size=size)) for size in sizes] for _ in range(2)]
    try:
        return case_of(*points, floors=(draw(st.integers(0, 25)), draw(st.integers(0, 25))))
    except CaseError:  # nothing that both would take: draw another
        reject()


def packages_of(case: Case) -> st.SearchStrategy[Package]:
    """Any package of the case."""
    return st.sampled_from([point.package for point in all_points(case.you.preferences, case.them.preferences)])


def signed(case: Case, package: Package) -> Session:
    """A negotiation in which the learner took this package when it was offered."""
    session = Session(case, Scripted(Offer(package)), "s")
    session.play(Accept(0))
    return session
