"""Attacks by the record of a negotiation: the file that is handed in beside the notebook."""

import json
from pathlib import Path

from tests.marking.corpus import attack

LOST = {"negotiation-check": 0.0}
VARIANT = ("equal-offers-check", "ruled-out-check", "improve-check", "negotiation-check")
"""Where no key can be read, nobody knows whose variant it is; a plan is for any."""
SAME = "The record is read by the same code under nbgrader."


def record(folder: Path) -> Path:
    """Where it lies."""
    return folder / "moves" / "meso.jsonl"


@attack("record", no_witness=SAME)
def edits_their_replies(folder, names):
    """Puts other replies into the record: they are worked out anew, and it keeps what its moves earned."""
    text = record(folder).read_text(encoding="utf-8")
    record(folder).write_text(text.replace('{"they": {"prefer": ', '{"they": {"accept": '), encoding="utf-8")


@attack("record", earns=LOST, no_witness=SAME)
def makes_moves_nobody_made(folder, names):
    """Accepts an offer that was never made."""
    text = record(folder).read_text(encoding="utf-8")
    record(folder).write_text(text.replace('{"you": {"accept": 0}}', '{"you": {"accept": 2}}'), encoding="utf-8")


@attack("record", no_witness=SAME)
def loses_its_last_line(folder, names):
    """Ends in the middle of a line, as after a crash: an accident, marked in full."""
    with record(folder).open("a", encoding="utf-8") as file:
        file.write('{"you": {"off')


@attack("record", earns=LOST, no_witness=SAME)
def garbage_between(folder, names):
    """Has a line of something else in its middle, and goes on."""
    lines = record(folder).read_text(encoding="utf-8").splitlines()
    record(folder).write_text("\n".join([*lines[:3], "\x00what was this?", *lines[3:], ""]), encoding="utf-8")


@attack("record", may_lose=VARIANT, no_witness=SAME)
def an_empty_record(folder, names):
    """Is a record of zero bytes."""
    record(folder).write_bytes(b"")


@attack("record", may_lose=VARIANT, no_witness=SAME)
def a_folder_for_a_record(folder, names):
    """Is a folder."""
    record(folder).unlink()
    record(folder).mkdir()


@attack("record", may_lose=VARIANT, no_witness=SAME)
def a_record_in_other_letters(folder, names):
    """Is in letters of another kind."""
    record(folder).write_bytes(b"\xff\xfe" + record(folder).read_bytes())


@attack("record", may_lose=VARIANT, no_witness=SAME)
def a_record_for_somebody_else(folder, names):
    """Claims the key of another variant, for answers to its own."""
    head, *moves = record(folder).read_text(encoding="utf-8").splitlines()
    forged = json.loads(head) | {"key": "npme-fvve"}
    record(folder).write_text("\n".join([json.dumps(forged), *moves, ""]), encoding="utf-8")


@attack("record", may_lose=VARIANT, no_witness=SAME)
def a_record_of_odd_numbers(folder, names):
    """Has a header whose values are lists, nan and numbers of 10,000 digits."""
    head, *moves = record(folder).read_text(encoding="utf-8").splitlines()
    odd = ", ".join(f'"{name}": [NaN, 1e999, {"9" * 10_000}]' for name in json.loads(head))
    record(folder).write_text("\n".join([f"{{{odd}}}", *moves, ""]), encoding="utf-8")


@attack("record", may_lose=("negotiation-check",), no_witness=SAME)
def a_record_without_a_floor(folder, names):
    """Has a move of lists 100,000 deep."""
    with record(folder).open("a", encoding="utf-8") as file:
        file.write(f'{{"you": {"[" * 100_000}{"]" * 100_000}}}\n')


@attack("record", may_lose=VARIANT, no_witness=SAME)
def a_record_of_twenty_megabytes(folder, names):
    """Says something of 20 MB in one line."""
    with record(folder).open("a", encoding="utf-8") as file:
        file.write(json.dumps({"you": {"say": "x" * 20_000_000}}) + "\n")


@attack("record", may_lose=("negotiation-check",), no_witness=SAME)
def a_record_of_many_moves(folder, names):
    """Has 100,000 attempts after the one that was played, none of them finished, so the played one still counts."""
    with record(folder).open("a", encoding="utf-8") as file:
        file.write('{"attempt": 2}\n{"you": {"say": "again"}}\n' * 100_000)


@attack("showing", no_witness="The transcript shows words as text under nbgrader too.")
def says_a_script(folder, names):
    """Says HTML that runs, at the table: the transcript on the page quotes it, and commands to a terminal."""
    script = "<script>alert('said')</script><img src=x onerror=alert(1)>\x1b]0;mine\x07"
    lines = record(folder).read_text(encoding="utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if '"words"' in line)
    spoken = json.loads(lines[place]) | {"words": script}
    record(folder).write_text(
        "\n".join([*lines[:place], json.dumps(spoken), *lines[place + 1 :], ""]), encoding="utf-8"
    )
