"""What a notebook shows after marking is what nbgrader, and nbclient in it, makes of it, cell by cell."""

import json
import re

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.preprocessors import Execute

from grader.marking.job import Job
from grader.marking.rooms import examiner, sandbox

pytestmark = pytest.mark.xdist_group("marking")

CELLS = {
    "a value": "6 * 7",
    "printed and shown": "print('one')\nprint('two')\n'three'",
    "both streams": "import sys\nprint('out')\nprint('err', file=sys.stderr)",
    "nothing": "x = 5",
    "an error": "def inner():\n    return 1 / 0\n\ninner()",
    "no Python": "def f(:",
    "a name that isn't there": "undefined_name",
    "a warning": "import warnings\nwarnings.warn('careful')",
    "a deprecation": "import warnings\nwarnings.warn('old', DeprecationWarning)",
    "leaving": "raise SystemExit(3)",
    "nothing to ask": "input('?')",
    "rich": "from IPython.display import HTML, display\ndisplay(HTML('<b>bold</b>'))\nHTML('<i>last</i>')",
    "several": "display(1, 'two')\ndisplay({'text/plain': 'raw'}, raw=True)",
    "a picture": "from IPython.display import Image\nImage(data=b'\\x89PNG\\r\\n\\x1a\\n' + bytes(40), format='png')",
    "updated": "handle = display('before', display_id=True)\nhandle.update('after')",
    "cleared": "from IPython.display import clear_output\nprint('gone')\nclear_output()\nprint('stays')",
    "cleared later": "print('gone')\nclear_output(wait=True)\nprint('stays')",
    "waited for": "import asyncio\nawait asyncio.sleep(0)\n'awaited'",
    "a table": "import pandas as pd\npd.DataFrame({'a': [1, 2], 'b': ['x', 'y']})",
    "a magic": "%pwd\nNone",
    "an unknown magic": "%nosuchmagic",
    "a help page": "len?",
    "kept": "x + 1",
    "what was shown": "_",
    "history": "Out[1], In[1]",
    "a broken display": "class Broken:\n    def __repr__(self):\n        raise ValueError('no')\nBroken()",
    "html of one's own": "class Own:\n    def _repr_html_(self):\n        return '<p>own</p>'\nOwn()",
    "json": "from IPython.display import JSON\nJSON({'a': [1, {'b': None}]})",
    "not a number": "float('nan'), float('inf')",
    "letters": "print('größer ≠ 小 🙂')",
    "a lone surrogate": "'\\ud800'",
    "a group": "raise ExceptionGroup('many', [ValueError(1), KeyError('two')])",
    "chained": "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    raise RuntimeError('then this') from error",
    "a class": "class A:\n    pass\nA",
    "a long list": "list(range(2000))",
    "without a last value": "6 * 7;",
    "an assertion": "assert x == 6, f'x is {x}'",
}
"""Cells as learners write them, and stranger ones."""

_ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
_PROCESS = re.compile(r"(/[\w.-]+)*/ipykernel_\d+/\d+\.py")
_FOLDER = re.compile(r"(/[\w.-]+)*/(pytest-of-\w+|room|marking-\w+)(/[\w.-]+)*")


def notebook() -> NotebookNode:
    """All these cells, one after the other."""
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in CELLS.values()])
    made.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return made


def shown(cell: NotebookNode) -> list[object]:
    """A cell's outputs, with texts of one stream in one piece, and without addresses, process numbers and folders."""
    found: list[object] = []
    for output in cell.outputs:
        plain = {name: value for name, value in output.items() if name != "metadata"}
        if output.output_type == "stream" and found and found[-1][:2] == ("stream", output.name):  # type: ignore[index]
            found[-1] = ("stream", output.name, found[-1][2] + _masked(output.text))  # type: ignore[index]
        elif output.output_type == "stream":
            found.append(("stream", output.name, _masked(output.text)))
        else:
            found.append(_masked(json.dumps(plain, sort_keys=True)))
    return [cell.execution_count, *found]


def _masked(text: str) -> str:
    for pattern in (_ADDRESS, _PROCESS, _FOLDER):
        text = pattern.sub("...", text)
    return text


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> NotebookNode:
    """The notebook as nbgrader leaves it."""
    made = notebook()
    place = tmp_path_factory.mktemp("work")
    Execute().preprocess(made, {"metadata": {"path": str(place)}})
    return made


@pytest.fixture(scope="module", params=["confined", "trusted"])
def ours(request: pytest.FixtureRequest) -> NotebookNode:
    """The notebook as marking leaves it, in a sandbox and without one."""
    assert sandbox.problem() is None, sandbox.problem()
    content = nbformat.writes(notebook()).encode()
    marked = examiner.mark(Job("ana", "any", (), content, trusted=request.param == "trusted"))
    assert not marked.failure
    return nbformat.reads(marked.content.decode(), as_version=4)


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_shows_what_nbgrader_shows(name: str, ours: NotebookNode, theirs: NotebookNode):
    """The same outputs in the same order, and the same number in brackets."""
    place = list(CELLS).index(name)
    assert shown(ours.cells[place]) == shown(theirs.cells[place])


def test_widgets_keep_their_state(tmp_path):
    """A widget is shown, and its state is in the notebook's metadata, as nbgrader leaves it."""
    source = "import ipywidgets\nslider = ipywidgets.IntSlider(7, description='how many')\nslider"
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    marked = examiner.mark(Job("ana", "any", (), nbformat.writes(made).encode()))
    ours = nbformat.reads(marked.content.decode(), as_version=4)
    Execute().preprocess(made, {"metadata": {"path": str(tmp_path)}})

    def states(notebook: NotebookNode) -> list[object]:
        state = notebook.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"]
        return sorted(
            (one["model_name"], one["state"].get("value"), one["state"].get("description")) for one in state.values()
        )

    assert states(ours) == states(made)
    assert "application/vnd.jupyter.widget-view+json" in ours.cells[0].outputs[0].data
