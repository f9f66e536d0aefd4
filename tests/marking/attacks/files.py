"""Attacks by what lies in the folder that was handed in."""

import os
import shutil
from pathlib import Path

from tests.marking.corpus import attack, graded, notebook_in

CHECKS = ("equal-offers-check", "ruled-out-check", "improve-check", "plan-check", "negotiation-check")
LEFT = """
from pathlib import Path

try:
    Path("$home/$mark-left").write_text("left")
except OSError:
    pass
"""
"""A module that, wherever it is imported, leaves a file where it may not."""


@attack("file", outcome="refused", harm="stops")
def not_json(folder, names):
    """A letter in place of the notebook."""
    (folder / "meso.ipynb").write_text("Dear teacher, my notebook does not open any more.", encoding="utf-8")


@attack("file", outcome="refused", harm="stops")
def other_json(folder, names):
    """JSON that is no notebook."""
    (folder / "meso.ipynb").write_text("[4, 2, 2, 4, 6]", encoding="utf-8")


@attack("file", outcome="refused", harm="stops")
def not_utf8(folder, names):
    """A notebook in letters of another kind."""
    path = folder / "meso.ipynb"
    path.write_bytes(path.read_bytes().replace(b"They pointed", b"\xff\xfe\xe9\xe8"))


@attack("file", outcome="refused", harm="stops")
def cut_short(folder, names):
    """A notebook whose second half never arrived."""
    path = folder / "meso.ipynb"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@attack("file", outcome="refused", harm="stops")
def zero_bytes(folder, names):
    """A notebook of zero bytes."""
    (folder / "meso.ipynb").write_bytes(b"")


@attack("file", outcome="refused", harm="stops")
def two_hundred_megabytes(folder, names):
    """A notebook that claims 200 MB, and needs none of them on disk."""
    os.truncate(folder / "meso.ipynb", 200_000_000)


@attack("file", outcome="either", no_witness="nbgrader copies it, which takes room only.")
def two_hundred_megabytes_beside_it(folder, names):
    """A right notebook with a file of 200 MB beside it."""
    (folder / "film.mp4").touch()
    os.truncate(folder / "film.mp4", 200_000_000)


@attack("file", outcome="either", no_witness="nbgrader copies them, which takes time only.")
def many_files(folder, names):
    """A right notebook with 5,000 files beside it, and folders 100 deep."""
    for number in range(5_000):
        (folder / f"note-{number}.txt").touch()
    (folder / Path(*["d"] * 100)).mkdir(parents=True)


@attack("file", harm="stops")
def renamed(folder, names):
    """A right notebook under another name: an accident, marked in full."""
    (folder / "meso.ipynb").rename(folder / "meso (1) final.ipynb")


@attack(
    "file",
    outcome="refused",
    no_witness="nbgrader passes over notebooks that it does not know, as the one before shows.",
)
def renamed_twice(folder, names):
    """Two notebooks, neither of which has the right name."""
    shutil.copy(folder / "meso.ipynb", folder / "meso-old.ipynb")
    (folder / "meso.ipynb").rename(folder / "meso-new.ipynb")


@attack("file", outcome="refused", harm="stops")
def nothing_at_all(folder, names):
    """A folder with nothing in it."""
    shutil.rmtree(folder)
    folder.mkdir()


@attack("file", outcome="refused", harm="stops")
def a_folder_for_a_notebook(folder, names):
    """A folder where the notebook should be."""
    (folder / "meso.ipynb").rename(folder / "inside")
    (folder / "meso.ipynb").mkdir()
    (folder / "inside").rename(folder / "meso.ipynb" / "meso.ipynb")


@attack("file", outcome="refused", harm="stops")
def a_file_for_a_folder(folder, names):
    """A file where the folder should be."""
    shutil.rmtree(folder)
    folder.write_text("my work", encoding="utf-8")


@attack("file", outcome="refused", no_witness="nbgrader would wait for it until somebody stops it.")
def a_pipe_for_a_notebook(folder, names):
    """A pipe where the notebook should be, which whoever opens it waits at."""
    (folder / "meso.ipynb").unlink()
    os.mkfifo(folder / "meso.ipynb")


@attack("file", may_lose=CHECKS, no_witness="nbgrader would wait for it until somebody stops it.")
def a_pipe_beside_it(folder, names):
    """A right notebook with a pipe beside it, and another in place of its record."""
    os.mkfifo(folder / "notes.txt")
    (folder / "moves" / "meso.jsonl").rename(folder / "moves" / "kept")
    os.mkfifo(folder / "moves" / "meso.jsonl")


@attack("file", outcome="refused", harm="earns")
def links_to_a_neighbour(folder, names):
    """A link to another learner's notebook in place of its own."""
    (folder / "meso.ipynb").unlink()
    (folder / "meso.ipynb").symlink_to(names["other"])


@attack("file", outcome="refused", harm="earns")
def is_a_link_itself(folder, names):
    """A link to another learner's folder in place of its own."""
    shutil.rmtree(folder)
    folder.symlink_to(Path(names["other"]).parent)


@attack("file", outcome="either", harm="tells")
def links_out(folder, names):
    """Links to files and folders of others beside a right notebook."""
    (folder / "notes.txt").symlink_to(names["shadow"])
    (folder / "up.txt").symlink_to("../../ana/meso/meso.ipynb")
    (folder / "folder").symlink_to(names["home"])
    (folder / "round").symlink_to(".")
    with notebook_in(folder) as notebook:
        cell = graded(notebook, "plan")
        cell["source"] = (
            "for place in ('notes.txt', 'up.txt', 'folder/.netrc'):\n    try:\n        print(open(place).read())\n    except OSError:\n        pass\n"
            + "".join(cell["source"])
        )


@attack(
    "file",
    may_lose=CHECKS,
    no_witness="What it links to is no record under nbgrader either.",
)
def links_its_record_out(folder, names):
    """A link to somebody else's file in place of its record."""
    (folder / "moves" / "meso.jsonl").unlink()
    (folder / "moves" / "meso.jsonl").symlink_to(names["shadow"])


@attack("file", outcome="either", no_witness="nbgrader copies such names as they are.")
def tricks_in_names(folder, names):
    """Files whose names look like ways out, commands, options, pages and the end of a line."""
    tricks = (
        "..\\..\\x",
        "~root",
        "$(touch x)",
        "`id`",
        "-rf",
        "--force",
        "a\nb.txt",
        "\x1b[2J\x1b]0;mine\x07",
        "C:\\x",
        "con",
        "x" * 250,
        "\u202etxt.exe",
        "<script>alert(1)</script>".replace("/", "\\"),
        "%2e%2e%2fx",
        ". .",
        "... ",
        "'; DROP TABLE grade; --",
        "moves.",
        "MESO.IPYNB",
    )
    for name in tricks:
        (folder / name).write_text("here", encoding="utf-8")
    (Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.txt"))).write_text("here", encoding="utf-8")


@attack("file", student="x'; DROP TABLE grade; --", no_witness="nbgrader passes names to the database safely too.")
def a_command_for_a_name(folder, names):
    """A right hand-in of a student whose name is a command to a database."""


@attack(
    "file",
    student="$(id)\x1b]0;mine\x07<img src=x onerror=alert(1)>",
    outcome="either",
    no_witness="nbgrader prints such names as they are, to a terminal that may not mind.",
)
def a_page_for_a_name(folder, names):
    """A right hand-in of a student whose name is a command to a shell, to a terminal and to a browser."""


@attack("forging", earns=dict.fromkeys(CHECKS, 0.0), outcome="either", harm="earns")
def ships_this_package(folder, names):
    """Brings a package of the same name as this one, in which every check gives 2 points."""
    package = folder / "grader"
    for inner, text in {
        "__init__.py": "",
        "widgets/__init__.py": "play = debrief = lambda *given: None",
        "lessons/__init__.py": "",
        "lessons/meso.py": "class Points(float):\n    def and_on(self, seed):\n        return self\n\nclass Deal:\n    def moves(self, moves):\n        return moves\n\ndeal = lambda key: Deal()\nsheet = rules = their_choice = lambda *given: None\nequal_offers = ruled_out = improve = plan = negotiation = lambda *given: Points(2.0)\n",
    }.items():
        (package / inner).parent.mkdir(parents=True, exist_ok=True)
        (package / inner).write_text(text, encoding="utf-8")
    shutil.rmtree(folder / "moves")
    with notebook_in(folder) as notebook:
        for name, left in (
            ("equal-offers", "packages"),
            ("ruled-out", "ruled_out"),
            ("improve", "package"),
            ("plan", "plan"),
        ):
            graded(notebook, name)["source"] = f"{left} = None"


@attack("forging", outcome="either", harm="changes", trace="home/")
def ships_modules(folder, names):
    """Brings modules of the names of libraries: wherever one is imported, it leaves a file where it may not."""
    code = LEFT.replace("$home", str(names["home"])).replace("$mark", str(names["mark"]))
    for name in (
        "json",
        "attrs",
        "nbformat",
        "nbgrader",
        "sqlalchemy",
        "filelock",
        "pandas",
        "sitecustomize",
        "usercustomize",
        "conftest",
        "nbgrader_config",
        "ipython_config",
        "jupyter_config",
        "secrets",
        "random",
    ):
        (folder / f"{name}.py").write_text(code + f"raise ImportError({name!r})\n", encoding="utf-8")
    with notebook_in(folder) as notebook:
        graded(notebook, "key")["source"] = "key = ...\ntry:\n    import conftest\nexcept ImportError:\n    pass"


@attack("file", no_witness="It is a file of this marker's own.")
def ships_a_receipt(folder, names):
    """Brings the note that says of a hand-in that it has been marked."""
    note = (
        '{"digest": "0", "scores": {"plan-check": 8.0}, "student": "ana", "version": 1, "failure": "", "marked": true}'
    )
    for name in (".marking.json", "moves/.marking.json", ".nbgrader.log", ".autograde"):
        (folder / name).write_text(note, encoding="utf-8")


@attack("file", no_witness="nbgrader stops at such a time; which time is told is decided where hand-ins are taken in.")
def tells_no_time(folder, names):
    """Brings a time of its arrival that is none."""
    (folder / "timestamp.txt").write_text(
        "-99999-13-32 \x00\ud800".encode("utf-8", "surrogatepass").decode("latin-1") * 1000, encoding="utf-8"
    )
