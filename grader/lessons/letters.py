"""Letters before lines, in plain text and in HTML: what a situation to read looks like in a notebook."""

from collections.abc import Mapping
from html import escape

from grader.check import Miss
from grader.check.claims import listing, matched


def lettered_html(head: str, lines: Mapping[str, str]) -> str:
    """A paragraph, and below it one line for each letter."""
    rows = "".join(f"<li><b>{letter}</b> · {escape(line)}</li>" for letter, line in lines.items())
    return f'<p>{escape(head)}</p><ul style="list-style:none;padding-left:0">{rows}</ul>'


def lettered(head: str, lines: Mapping[str, str]) -> str:
    """The same as plain text."""
    return "\n".join([head, *(f"{letter}: {line}" for letter, line in lines.items())])


def read_letters(answer: object, letters: Mapping[str, str], name: str) -> list[str]:
    """The letters an answer names, each once: a list of them, or one. Miss for a letter that is none of them."""
    said = [answer] if isinstance(answer, str) else listing(answer, name)
    if len(said) > len(letters):
        raise Miss(
            expected=f"at most {len(letters)} letters for {name}", got=f"{len(said)}", hint="Which of them do you mean?"
        )
    known = {letter: letter for letter in letters}
    return list(dict.fromkeys(matched(each, known, name) for each in said))


class Lettered:
    """Something to read, with a letter to each line: shown as text and as HTML."""

    __slots__ = ()

    def head(self) -> str:
        """What stands above the lines."""
        raise NotImplementedError

    def texts(self) -> dict[str, str]:
        """Letter -> line."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return lettered(self.head(), self.texts())

    def _repr_html_(self) -> str:
        return lettered_html(self.head(), self.texts())
