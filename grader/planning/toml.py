"""Writing a case file. Python reads TOML and writes none."""

import json
from collections.abc import Iterator, Mapping
from typing import Any


def to_toml(content: Mapping[str, Any]) -> str:
    """Nested tables of texts, whole numbers, true or false, and lists of texts. Names are letters, digits and hyphens."""
    return "\n".join(_lines(content, ())).strip() + "\n"


def _lines(table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    plain = {name: value for name, value in table.items() if not isinstance(value, dict)}
    if path and plain:
        yield f"\n[{'.'.join(path)}]"
    yield from (f"{name} = {_value(value)}" for name, value in plain.items())
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _lines(value, (*path, name))


def _value(value: object) -> str:
    """A value as TOML writes it. A text is written as in JSON, but for the one sign that TOML wants escaped too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
