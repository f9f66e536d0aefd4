"""Attacks by single messages: the line from a hand-in to the marker carries whatever the learner's code writes to it."""

import json
from typing import Any

from tests.marking.corpus import MADE, Attack, graded, notebook_in, text_of


def _deep(levels: int) -> Any:
    found: Any = 1
    for _ in range(levels):
        found = [found]
    return found


def _display(data: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"m": ["display_data", {"data": data, "metadata": {}} | more, {}, []]}


def _widget(state: Any, **more: Any) -> dict[str, Any]:
    return {
        "m": ["comm_open", {"comm_id": "w", "target_name": "jupyter.widget", "data": {"state": state, **more}}, {}, []]
    }


def _error(**parts: Any) -> dict[str, Any]:
    return {"done": {"status": "error", "ename": "E", "evalue": "", "traceback": []} | parts}


LINES: dict[str, dict[str, Any]] = {
    "a number for a text": _display({"text/plain": 5}),
    "a list of numbers for a page": _display({"text/html": [1, None, {"a": []}]}),
    "not a number": _display({"application/json": [float("nan"), float("inf")]}),
    "lists 900 deep": _display({"application/json": _deep(900)}),
    "lists 900 deep in a margin": _display({}, metadata={"m": _deep(900)}),
    "an error whose name is 900 deep": _error(ename=_deep(900)),
    "an error whose lines are 900 deep": _error(traceback=[_deep(900)]),
    "an error of numbers": {"m": ["error", {"ename": "", "evalue": "\ud800", "traceback": ["\0", ""], "x": 1}, {}, []]},
    "a result with a negative number": {
        "m": ["execute_result", {"data": {}, "metadata": {}, "execution_count": -(10**30)}, {}, []]
    },
    "a widget that is a list": _widget([["_model_name", 1], ["_model_module", _deep(5)]]),
    "a widget 900 deep": _widget({"_model_name": _deep(900)}),
    "a widget whose parts are nowhere": _widget({"_model_name": "x"}, buffer_paths=[[1], "x", None, _deep(3)]),
    "an output widget of somebody else": {
        "m": [
            "comm_open",
            {"comm_id": "o", "target_name": "jupyter.widget", "data": {"state": {"_model_name": "OutputModel", "msg_id": "cell-1"}}},
            {},
            [],
        ]
    },
    "a kind nobody knows": {"m": ["shutdown_reply", {"restart": False}, {}, []]},
}  # fmt: skip
"""What is sent -> the line."""


def _attack(what: str, line: dict[str, Any]) -> Attack:
    def build(folder: Any, names: Any) -> None:
        with notebook_in(folder) as notebook:
            cell = graded(notebook, "plan")
            cell["source"] = f"{text_of(cell)}\nimport os\nos.write(3, {json.dumps(line).encode()!r} + b'\\n')"

    return Attack(
        f"wire-{what.replace(' ', '-')}",
        "wire",
        f"Sends the marker {what}.",
        build,
        outcome="either",
        may_lose=("plan-check", "negotiation-check"),
        no_witness="It is the line from a hand-in to this marker; nbgrader has another.",
    )


MADE.extend(_attack(what, line) for what, line in LINES.items())
