"""Your score sheet: every option and what it is worth to you. Plain HTML, no widget."""

from html import escape

from attrs import frozen

from grader.deal import Case


@frozen
class ScoreSheet:
    """The learner's own points, as a table. The other side's are not in it.

    Attributes:
        case: the learner's variant.
        whose: a sentence to go with it where it is not the learner's own.
    """

    case: Case
    whose: str = ""

    def __repr__(self) -> str:
        lines = []
        for issue in self.case.issues:
            points = self.case.you.preferences.points[issue.id]
            lines.append(f"{issue.label}: " + ", ".join(f"{o.label} = {points[o.id]}" for o in issue.options))
        own = self.case.you.preferences
        return "\n".join(
            [*lines, f"Your best package is worth {own.best}, walking away {own.reservation}. {self.whose}".rstrip()]
        )

    def _repr_html_(self) -> str:
        own = self.case.you.preferences
        rows, widest = [], max(len(issue.options) for issue in self.case.issues)
        for issue in self.case.issues:
            points = own.points[issue.id]
            cells = "".join(
                f'<td style="text-align:left;padding:2px 14px 2px 0">{escape(o.label)}&nbsp;<b>{points[o.id]}</b></td>'
                for o in issue.options
            )
            cells += "<td></td>" * (widest - len(issue.options))
            head = f'<th scope="row" style="text-align:left;padding:2px 18px 2px 0">{escape(issue.label)}</th>'
            rows.append(f"<tr>{head}{cells}</tr>")
        caption = (
            f"What each option is worth to you, in points. Your best package is worth {own.best}; "
            f"walking away is worth {own.reservation}. {escape(self.whose)}"
        )
        return f'<table><caption style="text-align:left">{caption}</caption><tbody>{"".join(rows)}</tbody></table>'
