"""Where a text speaks of the model: each function names what the two disagree about, in a list that should be empty."""

import re

from grader.deal import Case
from grader.debrief import worth
from grader.debrief.process import EQUAL_WITHIN
from grader.lessons import meso, start
from grader.lessons.meso import lesson, offers, plans
from grader.lessons.meso.negotiation import FLOOR
from grader.lessons.packages import read_package, read_packages
from tests.content.notebooks import Notebook, cell_of

DESK = Case.load("first-minute")
SERVICES = Case.load("implementation-services")
IN_WORDS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 8: "eight", 9: "nine"}


def text(notebook: Notebook, cell: str) -> str:
    """The text of a cell, without emphasis."""
    return cell_of(notebook, cell)["source"].replace("*", "")


def said(pattern: str, where: str) -> tuple[str, ...]:
    """What a text says at this place; AssertionError if it says nothing like it."""
    match = re.search(pattern, where)
    assert match is not None, f"no text like {pattern}"
    return match.groups()


def amount(figure: str) -> int:
    """An amount as texts write it: 9,000 is nine thousand."""
    return int(figure.replace(",", ""))


def untrue(**facts: bool) -> list[str]:
    """The names of the facts that do not hold."""
    return [name.replace("_", " ") for name, holds in facts.items() if not holds]


def desk_faults(notebook: Notebook) -> list[str]:
    """Lesson 00 beside its case: the prices, the middle, the package to value, the fee, the lines to sort."""
    labels = [option.label for option in DESK.issue("price").options]
    asked, hoped = said(r"asks (€\d+) for a desk. You'd be glad to pay (€\d+)", text(notebook, "title"))
    low, high = said(r"between (€\d+) and (€\d+)", text(notebook, "middle-text"))
    middle = (int(low[1:]) + int(high[1:])) / 2
    price, day = said(r"would (€\d+) on (\w+) be worth", text(notebook, "worth-text"))
    fees = said(r"asks €([\d,]+) .* bid at €([\d,]+); .* for €([\d,]+)", text(notebook, "alternatives-text"))
    opening, firm, designer = map(amount, fees)
    lines = re.findall(r'^- (\w) ".+"$', text(notebook, "sorting-lines"), flags=re.MULTILINE)
    return untrue(
        the_prices_of_the_title=[hoped, asked] == [labels[0], labels[-1]],
        the_middle=[low, high] == [hoped, asked] and start.middle(middle) == start.middle.points,
        the_package_to_value=read_package({"price": price, "day": day}, DESK) == start.TO_VALUE,
        the_opening_fee=designer < opening < firm,
        the_walk_aways=start.alternatives({"firm": firm, "designer": designer, "zone": firm - designer}) == 3,
        the_lines_to_sort=lines == list(start.LINES),
    )


def map_faults(notebook: Notebook) -> list[str]:
    """Lesson 00 on its map: splitting everything lands inside, trading the price for the day on the edge."""
    said(
        r"Splitting everything lands inside\. Trading the price for the day lands on the edge",
        text(notebook, "map-text"),
    )
    prices, days = ([option.id for option in issue.options] for issue in DESK.issues)
    split = [worth(DESK, {"price": price, "day": day}) for price in prices[1:3] for day in days[1:3]]
    traded = worth(DESK, {"price": prices[-1], "day": days[0]})
    return untrue(
        a_split_lands_inside=not any(each.on_frontier for each in split),
        a_trade_lands_on_the_edge=traded.on_frontier,
        a_trade_brings_the_most=traded.share == 1,
    )


def services_faults(notebook: Notebook) -> list[str]:
    """Lesson 04 beside its case: rounds, the package to value, the target, what is shown and counted."""
    (rounds,) = said(r"You have (\w+) rounds", text(notebook, "play-text"))
    package = said(r"what is (€[\d,]+), (net \d+), (.+), (.+) worth to you", text(notebook, "worth-text"))
    (value,) = said(r"package worth (\d+) to you, give or take a point", text(notebook, "idea-2"))
    (target,) = said(r"Build three of about (\d+) points", text(notebook, "build-text"))
    (tables,) = said(r"at (\w+) practice tables", text(notebook, "plan-text"))
    (predicted,) = said(r"will it close all (\w+)\?", text(notebook, "plan-text"))
    counted, believed = said(
        r"(\w+) of these lines .* counted .* (\w+) say what somebody believes", text(notebook, "evidence-text")
    )
    kinds = list(lesson.STATEMENTS.values())
    issues = [issue.id for issue in SERVICES.issues]
    return untrue(
        the_rounds=rounds == IN_WORDS[SERVICES.rounds],
        the_package_to_value=read_package(dict(zip(issues, package, strict=True)), SERVICES) == offers.TO_VALUE,
        the_three_packages=table_agrees(text(notebook, "idea-1")),
        the_value_of_the_line=f"same_for_you(deal, {value})" in text(notebook, "same-for-you"),
        the_target=int(target) == SERVICES.you.preferences.best * offers.TARGET // 100,
        the_practice_tables=tables == predicted == IN_WORDS[plans.PRACTICE_TABLES],
        what_was_counted=counted.casefold() == IN_WORDS[kinds.count("evidence")],
        what_is_believed=believed.casefold() == IN_WORDS[kinds.count("claim")],
        what_both_want=wants_agree(text(notebook, "choice-text")),
    )


def demonstration_faults(notebook: Notebook) -> list[str]:
    """What the buyer and Marta took home, as the lesson tells it after the two demonstrations."""
    told = said(
        r"with (\d+) points, and then with (\d+)\. Marta went home with (\d+), and then with (\d+)",
        text(notebook, "compare-more"),
    )
    deals = [session.deal for session in (meso.watched(meso.HAGGLING), meso.watched(meso.EQUAL))]
    buyers, hers = ([side.preferences.value(deal) for deal in deals] for side in (SERVICES.you, SERVICES.them))
    first, second, her_first, her_second = map(int, told)
    return untrue(
        what_the_buyer_got=buyers == [first, second],
        what_marta_got=hers == [her_first, her_second],
        the_difference=meso.compare(second + her_second - first - her_first) == 1,
        nobody_paid=second >= first and her_second >= her_first,
    )


def table_agrees(where: str) -> bool:
    """Whether a table of packages holds those of which one is not equal, with their labels to the letter."""
    head, _, *rows = [[part.strip() for part in line.split("|")[1:-1]] for line in where.splitlines() if "|" in line]
    table = {name: dict(zip(head[1:], labels, strict=True)) for name, *labels in rows}
    exact = [list(SERVICES.labels(package).values()) for package in offers.NOT_EQUAL.values()]
    return read_packages(table, SERVICES) == offers.NOT_EQUAL and [row[1:] for row in rows] == exact


def wants_agree(where: str) -> bool:
    """Whether a text says what you want on each issue as your points have it, and they the opposite."""
    said(r"a low price, late payment, a big scope and much support; they want the opposite", where)
    mine, theirs = SERVICES.you.preferences.points, SERVICES.them.preferences.points
    falls = {"price": True, "payment": False, "scope": False, "support": False}
    return all(
        list(mine[issue].values()) == sorted(mine[issue].values(), reverse=falling)
        and list(theirs[issue].values()) == sorted(theirs[issue].values(), reverse=not falling)
        for issue, falling in falls.items()
    )


def assignment_faults(notebook: Notebook) -> list[str]:
    """The assignment beside its exercises: items, points, tolerances, floors."""
    whole = "\n".join(cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    items = [
        (int(n), float(points))
        for n, points in re.findall(r"^## (\d) · .*\(([\d.]+) points?", whole, flags=re.MULTILINE)
    ]
    count, total = said(r"(\w+) items, (\d+) points", text(notebook, "title"))
    tolerances = said(
        r"\(within (\d+) points\), near your target \((\d+) % of your best package, within (\d+) points\)",
        text(notebook, "equal-offers-text"),
    )
    (tables,) = said(r"at (\w+) practice tables", text(notebook, "plan-try"))
    (floor,) = said(r"a deal worth at least (\d+) to you", text(notebook, "negotiation-text"))
    return untrue(
        the_items=[n for n, _ in items] == list(range(1, len(items) + 1)) and IN_WORDS[len(items)] == count.casefold(),
        the_points_of_each=[points for _, points in items][:-1] == [exercise.points for exercise in meso.GRADED],
        the_points_together=sum(points for _, points in items) == int(total),
        the_tolerances=tuple(map(int, tolerances)) == (EQUAL_WITHIN, offers.TARGET, offers.NEAR),
        the_practice_tables=tables == IN_WORDS[plans.PRACTICE_TABLES],
        the_floor=int(floor) == FLOOR
        and any(f"at least {floor} to you" in check.text for check in meso.negotiation.checks),
        what_both_want=wants_agree(text(notebook, "ruled-out-text")),
    )
