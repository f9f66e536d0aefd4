// Compiles the Python modules inside archives, in the very Python that will run them: `node precompile.mjs PYODIDE JOBS`.
// JOBS is a JSON file, [{from, to, root}, ...]; `root` is where the modules will lie, as tracebacks name it.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodideFolder, jobsFile] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: pyodideFolder });

python.runPython(`
import marshal, zipfile
from importlib.util import MAGIC_NUMBER

UNCHECKED = (1).to_bytes(4, "little") + bytes(8)  # of PEP 552: nobody looks for the source


def compile_archive(source, target, root):
    """An archive again, with modules compiled and their sources left out."""
    with zipfile.ZipFile(source) as source, zipfile.ZipFile(target, "w") as target:
        for name in sorted(source.namelist()):
            content = source.read(name)
            if name.endswith(".py"):
                code = compile(content, f"{root}/{name}", "exec", dont_inherit=True)
                name, content = f"{name}c", MAGIC_NUMBER + UNCHECKED + marshal.dumps(code)
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED, compresslevel=9)
`);
for (const { from, to, root } of JSON.parse(readFileSync(jobsFile, "utf8"))) {
  python.FS.writeFile("/from.zip", readFileSync(from));
  python.runPython(`compile_archive("/from.zip", "/to.zip", ${JSON.stringify(root)})`);
  writeFileSync(to, python.FS.readFile("/to.zip"));
}
