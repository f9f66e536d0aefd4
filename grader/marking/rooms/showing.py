"""What cells showed, written into the notebook as nbclient and nbformat would write it."""

import json
from typing import Any

from nbclient import NotebookClient
from nbformat import NotebookNode, v4
from nbformat.v4.rwbase import split_lines, strip_transient

from grader.marking.rooms.messages import Message, Ran, RoomError

TIMED_OUT = {
    "ename": "CellTimeoutError",
    "evalue": "",
    "traceback": ["\x1b[0;31mCellTimeoutError\x1b[0m: No reply from kernel before timeout"],
}
"""What nbgrader writes under a cell that ran for too long."""


def show(client: NotebookClient, cell: NotebookNode, place: int, count: int, ran: Ran) -> None:
    """Write what a cell showed into the notebook, as nbclient does.

    Args:
        client: nbclient's, which remembers displays and widgets.
        cell: of the notebook.
        place: in the notebook.
        count: its number in square brackets.
        ran: what came of it.

    Raises:
        RoomError: what it sent is no message of Jupyter's.
    """
    cell.execution_count = count
    client.clear_before_next_output = False  # as nbclient does before each cell
    for message in ran.messages:
        if message.kind != "status":
            _process(client, message, cell, place, count)
    reply = {**TIMED_OUT, "status": "error"} if ran.late else ran.reply
    if reply["status"] == "error" and not any(
        output.output_type == "error" and output.ename == reply["ename"] for output in cell.outputs
    ):
        trace = reply["traceback"] or ["ERROR: An error occurred while showtraceback was disabled"]
        cell.outputs.append(v4.new_output("error", ename=reply["ename"], evalue=reply["evalue"], traceback=trace))


def written(notebook: NotebookNode) -> bytes:
    """The notebook as nbformat writes it, but on one line: indenting it would take longer than most cells."""
    found = strip_transient(split_lines(notebook))
    return (json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ": ")) + "\n").encode(
        errors="replace"
    )


def language() -> dict[str, Any]:
    """What a notebook says of the language of its kernel."""
    from ipykernel.ipkernel import IPythonKernel

    return dict(IPythonKernel.language_info)


def _process(client: NotebookClient, message: Message, cell: NotebookNode, place: int, count: int) -> None:
    parent = {"msg_id": f"cell-{count}"}
    sent = {
        "header": {"msg_type": message.kind, "msg_id": ""},
        "msg_type": message.kind,
        "parent_header": parent,
        "content": message.content,
        "metadata": message.metadata,
        "buffers": message.buffers,
    }
    try:
        client.process_message(sent, cell, place)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise RoomError("it sent what is no message of Jupyter's") from error
