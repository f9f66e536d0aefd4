"""The first page of the site: who it is for, the lessons with their minutes, and where to begin."""

import html
import json
import re
import shutil
import struct
import zlib
from pathlib import Path
from string import Template

from lite.contents import CHECK
from lite.parts import HERE, ROOT

_PARTS = HERE / "landing"
WORKER = "service-worker.js"
"""Ours stands where JupyterLite's stood, and calls it."""
_ROW = re.compile(r"^\| (\d\d) \| \[(.+?)\]\((.+?\.ipynb)\) \| (.+?) \| (\d+) \|$", re.MULTILINE)
_HEAD = re.compile(r"^# ([^\n]+)\n.*?(\d+) minutes", re.DOTALL)
_ICONS = {"favicon-notebook.ico": (11, 87, 164), "favicon-busy-1.ico": (138, 109, 0), "favicon.ico": (11, 87, 164)}


def write(site: Path) -> None:
    """Put the page, its style and its picture in place, and the notes on storage on every notebook's page."""
    lessons = _ROW.findall((ROOT / "course" / "README.md").read_text(encoding="utf-8"))
    settings = json.loads((site / "jupyter-lite.json").read_text(encoding="utf-8"))
    version = settings["jupyter-config-data"]["appVersion"]
    checks = {}
    for path in (site / "files").glob(f"{CHECK}*.ipynb"):
        title, minutes = _about(path)
        checks[title] = (path.name, minutes)
    items = (_item(*lesson, checks.get(lesson[1])) for lesson in lessons)
    page = Template((_PARTS / "page.html").read_text(encoding="utf-8")).substitute(
        first=lessons[0][2],
        first_minutes=lessons[0][4],
        megabytes=30,
        version=version,
        lessons="\n".join(items),
    )
    (site / "index.html").write_text(page, encoding="utf-8")
    (site / WORKER).rename(site / f"{Path(WORKER).stem}-of-jupyterlite.js")
    for name in ("page.css", "keeping.js", WORKER):
        shutil.copy(_PARTS / name, site)
    shutil.copy(ROOT / "docs" / "table.png", site)
    keeping = f'<script src="../keeping.js" data-version="{version}"></script>'
    for app in ("notebooks", "lab"):
        shown = site / app / "index.html"
        text = shown.read_text(encoding="utf-8")
        shown.write_text(text.replace("</noscript>", f"</noscript>\n{keeping}", 1), encoding="utf-8")
    icons = site / "static" / "favicons"
    icons.mkdir(parents=True, exist_ok=True)
    for name, colour in _ICONS.items():
        (icons / name).write_bytes(icon(colour))
    shutil.copy(icons / "favicon.ico", site)


def _item(number: str, title: str, file: str, able: str, minutes: str, check: tuple[str, str] | None) -> str:
    """A lesson with what it is for, and the assignment to it, if there is one."""
    title = html.escape(title)
    found = (
        f'<li><a href="notebooks/index.html?path={file}">{number} · {title}</a> '
        f'<span class="minutes">{minutes} minutes</span><p>You will be able to {html.escape(able)}.</p>'
    )
    if check is not None:
        found += (
            f'<p>Afterwards: <a href="notebooks/index.html?path={check[0]}">check yourself on “{title}”</a> '
            f'<span class="minutes">{check[1]} minutes</span></p>'
        )
    return f"{found}</li>"


def icon(colour: tuple[int, int, int]) -> bytes:
    """A small square of one colour, as a browser's tab shows it: JupyterLite asks for icons that it does not bring."""
    rows = (b"\0" + bytes(colour) * 16) * 16

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return struct.pack("<HHHBBBBHHII", 0, 1, 1, 16, 16, 0, 0, 1, 24, len(png), 22) + png


def _about(notebook: Path) -> tuple[str, str]:
    """Title and minutes of an assignment, as its first cell says them."""
    first = "".join(json.loads(notebook.read_text(encoding="utf-8"))["cells"][0]["source"])
    title, minutes = _HEAD.findall(first)[0]
    return title, minutes
