"""A request, and all that both sides have said of it: what can't be given, what each wants it for, what would serve that."""

from functools import lru_cache
from html import escape
from itertools import product
from random import Random

from attrs import frozen

from grader.deal import EXAMPLE, Case, Interest, Package, variant
from grader.deal.variant import key_from
from grader.errors import KeyFormatError
from grader.lessons.and_mindset.deals import SUPPLIER
from grader.lessons.and_mindset.ideas import IDEAS
from grader.lessons.and_mindset.reasons import in_words, weightiest_is_plain, will_do
from grader.lessons.ideas import two_of, with_ideas
from grader.table import Setting

_LEFT = 'style="text-align:left;vertical-align:top;padding:2px 14px 2px 0"'
_TABLE = 'style="table-layout:fixed;width:100%;margin-bottom:1em"'
_OF_EACH = "How far each option goes towards each reason:"
_HEARD = (
    "The bearing comes in ten days. All four hundred within a fortnight can't be done, whatever you pay.",
    "At more than 3 % off next time I pour every pump at a loss, and then there's no next time.",
)
"""What the supplier has said that he can't give, in words."""
FEWEST, MOST = 4, 8
"""Packages that will do, in the request of anybody: so that nobody's is much harder than a neighbour's."""


@frozen
class Request:
    """A request that waits for an answer.

    Attributes:
        case: whose reasons count, options that nobody had listed included.
        key: of the variant it was drawn for; None where nobody can say whose it is.
    """

    case: Case
    key: str | None

    def own_case(self) -> Case:
        """The case, where it matters that it is theirs. KeyFormatError if nobody can say whose it is."""
        if self.key is None:
            raise KeyFormatError("the request: found no variant key. Ask the learner for their record or their key.")
        return self.case

    @property
    def unlisted(self) -> list[str]:
        """Labels of the options that nobody had listed."""
        return [option.label for issue in self.case.issues for option in issue.options if option.opened_by]

    def _said(self) -> list[tuple[str, str]]:
        name = self.case.them.name
        return [
            (name, "Four hundred by Friday I can't do. Give me five weeks, no penalty, and a little more next time?"),
            ("Your side", " ".join(self.case.you.brief.split())),
            *((name, line) for line in _HEARD),
        ]

    def _reasons(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Whose, and each reason with what was said of it; the weightiest first."""
        sides = (("Your reasons", self.case.you), (f"{self.case.them.name}'s reasons", self.case.them))
        return [
            (f"{whose}, the weightiest first", [(i.label, i.says[0]) for i in sorted(side.interests, key=_weight)])
            for whose, side in sides
        ]

    def _tables(self) -> list[tuple[str, list[tuple[str, str]], list[tuple[str, list[str]]]]]:
        """For each issue: its label; whose reasons it serves, and which; each option, and what they have of it."""
        found = []
        for issue in self.case.issues:
            served = [
                (whose, interest)
                for whose, side in (("You", self.case.you), (self.case.them.name, self.case.them))
                for interest in sorted(side.interests, key=_weight)
                if issue.id in interest.satisfies
            ]
            rows = [(o.label, [in_words(i.satisfies[issue.id].get(o.id, 0)) for _, i in served]) for o in issue.options]
            found.append((issue.label, [(whose, interest.label) for whose, interest in served], rows))
        return found

    def _unlisted(self) -> str:
        return f"Nobody had listed: {'; '.join(self.unlisted)}."

    def __repr__(self) -> str:
        told = [f"{who}: {line}" for who, line in self._said()]
        reasons = [
            f"{head}: " + "; ".join(f"{what} (“{said}”)" for what, said in each) for head, each in self._reasons()
        ]
        tables = [
            f"{issue}: "
            + "; ".join(f"{option}: " + ", ".join(cells) for option, cells in rows)
            + " ("
            + ", ".join(f"{whose}: {what}" for whose, what in heads)
            + ")"
            for issue, heads, rows in self._tables()
        ]
        return "\n".join([*told, *reasons, self._unlisted(), *tables])

    def _repr_html_(self) -> str:
        told = "".join(f"<p><b>{escape(who)}:</b> {escape(line)}</p>" for who, line in self._said())
        reasons = "".join(
            f"<p><b>{escape(head)}</b></p><ol>"
            + "".join(f"<li><b>{escape(what)}</b>: “{escape(said)}”</li>" for what, said in each)
            + "</ol>"
            for head, each in self._reasons()
        )
        tables = "".join(_table(*each) for each in self._tables())
        return f"{told}{reasons}<p>{escape(self._unlisted())}</p><p>{_OF_EACH}</p>{tables}"


def _weight(interest: Interest) -> int:
    return -interest.weight


def _table(issue: str, heads: list[tuple[str, str]], rows: list[tuple[str, list[str]]]) -> str:
    head = "".join(f'<th scope="col" {_LEFT}>{escape(whose)}: {escape(what)}</th>' for whose, what in heads)
    body = "".join(
        f'<tr><th scope="row" {_LEFT}>{escape(option)}</th>'
        + "".join(f"<td {_LEFT}>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for option, cells in rows
    )
    first = f'<th scope="col" {_LEFT}>{escape(issue)}</th>'
    return f"<table {_TABLE}><thead><tr>{first}{head}</tr></thead><tbody>{body}</tbody></table>"


def answers(case: Case) -> list[Package]:
    """Every package that keeps both lists and serves both sides' reasons."""
    issues = [issue.id for issue in case.issues]
    open_ones = [case.you.preferences.options(issue) for issue in issues]
    packages = (dict(zip(issues, options, strict=True)) for options in product(*open_ones))
    return [package for package in packages if will_do(case, package)]


@lru_cache(maxsize=64)
def _drawn(key: str) -> Case:
    """Two ideas of this key's, and the first variant with them to which about as many packages are an answer as to anybody's."""
    random = Random(f"request/{key}")
    thought_of = with_ideas(Case.load(SUPPLIER), two_of(IDEAS, random))
    while True:
        dealt = variant(thought_of, key_from(random))
        if FEWEST <= len(answers(dealt)) <= MOST and all(weightiest_is_plain(party) for party in dealt.parties):
            return dealt


def request(deal: Setting) -> Request:
    """The supplier's request. In the lesson as the example has it, in the assignment the key decides."""
    if deal.name != "and-mindset" or deal.key in (EXAMPLE, None):
        return Request(Case.load(SUPPLIER), deal.key)
    return Request(_drawn(str(deal.key)), deal.key)
