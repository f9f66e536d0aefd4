"""A request, and all that both sides have said of it: what can't be given, what each wants it for, what it is worth."""

from html import escape
from random import Random

from attrs import frozen

from grader.deal import EXAMPLE, Case, variant
from grader.deal.variant import key_from
from grader.errors import KeyFormatError
from grader.lessons.and_mindset.deals import SUPPLIER
from grader.table import Setting

_LEFT = 'style="text-align:left;padding:2px 14px 2px 0"'
_HEARD = (
    "The bearing comes in ten days. All four hundred within a fortnight can't be done, whatever you pay.",
    "At more than 3 % off next time I pour every pump at a loss, and then there's no next time.",
)
"""What the supplier has said that he can't give, in words."""


@frozen
class Request:
    """A request that waits for an answer.

    Attributes:
        case: whose points count, options that nobody had listed included.
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
        reasons = [interest.says[0] for interest in sorted(self.case.them.interests, key=lambda i: -i.weight)]
        return [
            (name, "Four hundred by Friday I can't do. Give me five weeks, no penalty, and a little more next time?"),
            ("Your side", " ".join(self.case.you.brief.split())),
            *((name, line) for line in (*_HEARD, *reasons)),
            ("Nobody had listed", "; ".join(self.unlisted)),
        ]

    def _caption(self) -> str:
        return (
            f"Points to you / to {self.case.them.name}, as the two of you have told each other. "
            f"Walking away is worth {self.case.you.preferences.reservation} to you and "
            f"{self.case.them.preferences.reservation} to {self.case.them.name}."
        )

    def _rows(self) -> list[tuple[str, list[tuple[str, int, int]]]]:
        mine, theirs = self.case.you.preferences.points, self.case.them.preferences.points
        return [
            (issue.label, [(o.label, mine[issue.id][o.id], theirs[issue.id][o.id]) for o in issue.options])
            for issue in self.case.issues
        ]

    def __repr__(self) -> str:
        told = [f"{who}: {line}" for who, line in self._said()]
        rows = [f"{head}: " + ", ".join(f"{o} = {m} / {t}" for o, m, t in cells) for head, cells in self._rows()]
        return "\n".join([*told, self._caption(), *rows])

    def _repr_html_(self) -> str:
        told = "".join(f"<p><b>{escape(who)}:</b> {escape(line)}</p>" for who, line in self._said())
        rows = "".join(
            f'<tr><th scope="row" {_LEFT}>{escape(head)}</th>'
            + "".join(f"<td {_LEFT}>{escape(o)} <b>{m} / {t}</b></td>" for o, m, t in cells)
            + "</tr>"
            for head, cells in self._rows()
        )
        caption = f'<caption style="text-align:left">{escape(self._caption())}</caption>'
        return f"{told}<table>{caption}<tbody>{rows}</tbody></table>"


def request(deal: Setting) -> Request:
    """The supplier's request. In the lesson with the example's numbers, in the assignment the key decides."""
    if deal.name != "and-mindset" or deal.key in (EXAMPLE, None):
        return Request(Case.load(SUPPLIER), deal.key)
    return Request(variant(Case.load(SUPPLIER), key_from(Random(f"request/{deal.key}"))), deal.key)
