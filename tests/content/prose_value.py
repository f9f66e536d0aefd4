"""Where lesson 01 and its assignment speak of the model: what the two disagree about, in a list that should be empty."""

import re

from grader.deal import Case, Package
from grader.lessons import value
from grader.lessons.packages import read_package
from grader.lessons.population import HUMAN, HUMAN_PAIRS
from grader.lessons.value import lesson, mending, plans, sheets
from grader.lessons.value.negotiation import FLOOR
from grader.table import Offer
from tests.content.notebooks import Notebook
from tests.content.prose import IN_WORDS, amount, said, text, untrue
from tests.lessons.typical import at_other_variants

PROJECT = Case.load(value.CASE)
NOWHERE = "no-such-folder"


def value_faults(notebook: Notebook) -> list[str]:
    """Lesson 01 beside its case: the piano, rounds, the package to value, the human pairs, the tables, the letters."""
    first, carriers, middle = said(
        r"pays €(\d+) .* cost you €(\d+)\..*at €(\d+)", text(notebook, "recall-text").replace("\n", " ")
    )
    package = said(r"what is (€[\d,]+), (start .+), (two seniors), (.+) worth to you", text(notebook, "worth-text"))
    (rounds,) = said(r"You have (\w+) rounds", text(notebook, "play-text"))
    pairs, found = said(r"of (\d+) human pairs .* (\d+) found all of it", text(notebook, "recount-text"))
    (signed,) = said(r"; (\w) is what the two of you signed", text(notebook, "map-text"))
    none, everything = said(r"(\d\.\d\d) of 5, against (\d\.\d\d)", text(notebook, "pick-text"))
    (tables,) = said(r"at (\w+) practice tables", text(notebook, "plan-text"))
    said(r"Not one of the simulated pairs finds all", text(notebook, "population-more"))
    said(r"Mend the second offer", text(notebook, "mend-text"))
    opened = value.both_sheets(value.practice(NOWHERE))
    issues = [issue.id for issue in PROJECT.issues]
    return untrue(
        the_piano=int(first) + int(carriers) == lesson.LEAST and first < middle,
        the_rounds=rounds == IN_WORDS[PROJECT.rounds],
        the_package_to_value=read_package(dict(zip(issues, package, strict=True)), PROJECT) == sheets.TO_VALUE,
        the_pairs=int(pairs) == HUMAN_PAIRS and round(HUMAN_PAIRS * HUMAN["all"]) == int(found),
        the_signed_letter=signed == opened.signed_letter(),
        how_pleased=(none, everything) == ("4.13", "4.41"),
        the_practice_tables=tables == IN_WORDS[plans.PRACTICE_TABLES],
        who_found_all=all(row["captured"] != "all" for row in value.rows()),
        the_offer_to_mend=mending.MENDED == 2,
    )


def watched_faults(notebook: Notebook) -> list[str]:
    """What the firm and Renske took home, as lesson 01 tells it after the two demonstrations."""
    told = said(
        r"with (\d+) points, and then with (\d+); Renske with (\d+), and then with (\d+)\..*got €([\d,]+) more",
        text(notebook, "compare-more"),
    )
    sessions = [value.watched(rules) for rules in (value.GIVING, value.LOOKING)]
    deals = [session.deal for session in sessions]
    firms, hers = ([side.preferences.value(deal) for deal in deals] for side in (PROJECT.you, PROJECT.them))
    first, second, her_first, her_second, more = map(amount, told)
    fees = [amount(PROJECT.issue("fee").option(deal["fee"]).label.lstrip("€")) for deal in deals]
    own = PROJECT.you.preferences.value
    offers = [
        own(t.move.package) for t in sessions[0].history if t.seat == PROJECT.learner and isinstance(t.move, Offer)
    ]
    more_in, less_in = said(r"with sixty others .* more in (\d+), and less in (\w+)", text(notebook, "compare-more"))
    partner, to_her, fee, from_her = said(
        r"a partner: (\d+) points less for the firm, (\d+) more for her\. "
        r".*: (\d+) points more, (\d+) less for her",
        text(notebook, "compare-more"),
    )
    others = at_other_variants(value.CASE, value.GIVING, value.LOOKING, "collaborator")
    return untrue(
        what_it_brought_with_others=(sum(gain > 0 for gain in others), IN_WORDS[sum(gain < 0 for gain in others)])
        == (int(more_in), less_in),
        what_the_firm_got=firms == [first, second],
        what_renske_got=hers == [her_first, her_second],
        the_difference=value.compare(second + her_second - first - her_first) == 1,
        what_the_partner_cost_and_brought=_steps(deals, "team") == [-int(partner), int(to_her)],
        what_the_fee_brought_and_cost=_steps(deals, "fee") == [int(fee), -int(from_her)],
        nothing_else_changed={issue for issue in deals[0] if deals[0][issue] != deals[1][issue]} == {"team", "fee"},
        the_fee=fees[1] - fees[0] == more,
        who_came=[deal["team"] for deal in deals][1] == "partner" != deals[0]["team"],
        offers_that_come_down=offers[0] > offers[-1] and offers[:4] == sorted(offers[:4], reverse=True),
    )


def _steps(deals: list[Package], issue: str) -> list[int]:
    """What one issue brought the firm, and her, from the first deal to the second."""
    before, after = (deal[issue] for deal in deals)
    sides = [side.preferences.points[issue] for side in (PROJECT.you, PROJECT.them)]
    return [points[after] - points[before] for points in sides]


def value_assignment_faults(notebook: Notebook) -> list[str]:
    """The assignment beside its exercises: items, points, floors."""
    whole = "\n".join(cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    items = [(int(n), int(p)) for n, p in re.findall(r"^## (\d) · .*\((\d) points?", whole, flags=re.MULTILINE)]
    count, total = said(r"(\w+) items, (\d+) points", text(notebook, "title"))
    (tables,) = said(r"at (\w+) practice tables", text(notebook, "plan-try"))
    enough, share = said(
        r"bring you (\d+) points on average, and find (\d+) % of the available", text(notebook, "plan-try")
    )
    (floor,) = said(r"a deal worth at least (\d+) to you", text(notebook, "negotiation-text"))
    return untrue(
        the_items=[n for n, _ in items] == list(range(1, len(items) + 1)) and IN_WORDS[len(items)] == count.casefold(),
        the_points_of_each=[points for _, points in items][:-1] == [exercise.points for exercise in value.GRADED],
        the_points_together=sum(points for _, points in items) == int(total),
        the_practice_tables=tables == IN_WORDS[plans.PRACTICE_TABLES],
        what_a_plan_should_bring=int(enough) == plans.ENOUGH,
        what_it_should_find=int(share) == round(100 * plans.MOST_OF_IT),
        the_floor=int(floor) == FLOOR
        and any(f"at least {floor} to you" in check.text for check in value.negotiation.checks),
    )
