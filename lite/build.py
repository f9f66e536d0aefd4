"""Build the browser site: ``python -m lite.build [FOLDER]``, inside .venv-site (`make site` does both).

The site is a folder of files for any web server. What it is made of stays in ``build/site-parts``, so that a second build
fetches and compiles only what has changed.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import jupyterlite_pyodide_kernel

from lite import contents, landing, packing, parts
from lite.packing import Package
from lite.parts import HERE, ROOT

SITE = ROOT / "build" / "site"
WORK = ROOT / "build" / "site-parts"
APPS = ("notebooks", "edit", "tree", "lab")
EXTENSIONS = ("@jupyterlite/pyodide-kernel-extension", "@jupyter-widgets/jupyterlab-manager")
LABEXTENSIONS = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
IPYTHON = (
    *("ipython", "asttokens", "decorator", "executing", "ipython-pygments-lexers", "matplotlib-inline"),
    *("pure-eval", "pygments", "stack-data", "traitlets", "wcwidth"),
)


def build(site: Path = SITE, work: Path = WORK) -> Path:
    """Build the site into a folder; whatever was there is replaced once all has succeeded."""
    work.mkdir(parents=True, exist_ok=True)
    stage = work / "stage"
    if stage.exists():
        shutil.rmtree(stage)
    stage.mkdir()
    _settings(stage)
    _python(stage / "static" / "pyodide", work)
    made = work / "made"
    if made.exists():
        shutil.rmtree(made)
    assemble(stage, made)
    contents.write(made)
    landing.write(made)
    if site.exists():
        shutil.rmtree(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    made.rename(site)
    return site


def _settings(stage: Path) -> None:
    for path in sorted((HERE / "settings").glob("*.json")):
        shutil.copy(path, stage)


def _python(place: Path, work: Path) -> None:
    """Pyodide, compiled ahead, with the course and what it needs."""
    place.mkdir(parents=True)
    pins = [HERE / name for name in ("package-lock.json", "browser.txt", "precompile.mjs", "packing.py", "build.py")]
    key = _key([*pins, Path(jupyterlite_pyodide_kernel.__file__)])
    kept = work / f"kept-{key}"
    if not kept.exists():
        for old in work.glob("kept-*"):
            shutil.rmtree(old)
        _fetched(work, kept)
    source = kept / "pyodide"
    for name in parts.CORE:
        shutil.copy(source / name, place)
    found = {package: kept / package.file for package in _packages(packing.by_name(kept.glob("wheels/*.whl")))}
    wheel = parts.ours(work)
    course = Package("negotiation-course", wheel.name.split("-")[1], ("negotiation-course",), ("grader",))
    raw = packing.write(course, packing.by_name([wheel]), work / "raw")
    parts.precompiled(source, [(raw, work / course.file, packing.SITE)])
    found[course] = work / course.file
    for archive in found.values():
        shutil.copy(archive, place)
    version = json.loads((source / "package.json").read_text(encoding="utf-8"))["version"]
    (place / "pyodide-lock.json").write_text(
        packing.lock(source / "pyodide-lock.json", found, version), encoding="utf-8"
    )


def _packages(wheels: dict[str, Path]) -> list[Package]:
    def of(name: str, holds: tuple[str, ...], imports: tuple[str, ...] = ()) -> Package:
        version = wheels[holds[0]].name.split("-")[1] if holds else "0"
        return Package(name, version, holds, imports or tuple(held.replace("-", "_") for held in holds))

    return [
        *(of(name, (name,)) for name in ("micropip", "piplite", "ipykernel", "comm", "pyodide-kernel")),
        of("jedi", ()),  # asked for by the kernel, used for completions only; IPython completes without it
        of("ipython", IPYTHON, ("IPython", "traitlets", "pygments")),
        of("prompt-toolkit", ("prompt-toolkit",)),  # asks for its own version when it is imported
        of("ipywidgets", ("ipywidgets",)),
        of("attrs", ("attrs",), ("attr", "attrs")),
    ]


def _fetched(work: Path, kept: Path) -> None:
    """Fetch and compile everything that is not ours, into a folder that appears whole or not at all."""
    draft = work / "draft"
    if draft.exists():
        shutil.rmtree(draft)
    source = parts.pyodide(work)
    shutil.copytree(source, draft / "pyodide")
    (draft / "wheels").mkdir()
    kernel = LABEXTENSIONS / EXTENSIONS[0] / "static" / "pypi"
    for wheel in [*parts.wheels(work), *kernel.glob("*.whl")]:
        shutil.copy(wheel, draft / "wheels")
    wheels = packing.by_name((draft / "wheels").glob("*.whl"))
    jobs = [(source / "python_stdlib.zip", draft / "pyodide" / "python_stdlib.zip", "/lib/python314.zip")]
    for package in _packages(wheels):
        raw = packing.write(package, wheels, work / "raw")
        jobs.append((raw, draft / package.file, packing.SITE))
    parts.precompiled(source, jobs)
    draft.rename(kept)


def assemble(stage: Path, made: Path) -> None:
    """Let JupyterLite put it together, with two extensions and nothing else from this environment."""
    config = {
        "LiteBuildConfig": {
            "apps": APPS,
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
            "disable_addons": ["contents"],  # it wants a whole Jupyter server to list a folder: see contents.py
            "ignore_sys_prefix": ["federated_extensions"],
            "federated_extensions": [str(LABEXTENSIONS / name) for name in EXTENSIONS],
        },
        "PipliteAddon": {"piplite_urls": []},
    }
    (stage / "jupyter_lite_config.json").write_text(json.dumps(config), encoding="utf-8")
    command = [sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", str(stage), "--output-dir", str(made)]
    done = subprocess.run(command, cwd=stage, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"JupyterLite could not build the site:\n{done.stdout[-2000:]}{done.stderr[-3000:]}")


def _key(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def main(run: Callable[[Path], Path] = build) -> None:
    """Build, and say where."""
    parser = argparse.ArgumentParser(prog="python -m lite.build", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SITE, help="where to put it (default: build/site)")
    site = run(parser.parse_args().folder)
    files = [path for path in site.rglob("*") if path.is_file()]
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    print(f"The site is in {site}: {len(files)} files, {megabytes:.0f} MB. `make serve-site` shows it.")


if __name__ == "__main__":
    main()
