"""What a cell needs of others: read off its source, never off what anybody's code does."""

import ast
import builtins
from collections.abc import Callable, Iterable
from functools import lru_cache

from attrs import frozen
from IPython.core.inputtransformer2 import TransformerManager

_BUILTINS = frozenset(vars(builtins))
LONGEST = 200_000
"""Characters of a cell that is read at all."""
_DYNAMIC = frozenset(
    {"globals", "locals", "vars", "dir", "eval", "exec", "get_ipython", "__import__", "In", "Out", "_"}
)
"""Names by which code can reach any other name."""


@frozen
class Needs:
    """What a cell reads and binds.

    Attributes:
        reads: names it reads before it has bound them itself.
        later: names read inside functions it defines, whenever those are called.
        binds: names it binds.
        plain: whether it has no other effect than to bind names and show values, as far as its source tells: it imports
            from this package and calls nothing else.
        anything: whether it may reach any name at all.
        ours: names known, after it, to come from this package.
    """

    reads: frozenset[str] = frozenset()
    later: frozenset[str] = frozenset()
    binds: frozenset[str] = frozenset()
    plain: bool = False
    anything: bool = True
    ours: frozenset[str] = frozenset()


def needs(source: str, ours: Iterable[str] = (), *, trusted: bool = True) -> Needs:
    """What a cell needs.

    Args:
        source: of a code cell. One that is no Python needs anything.
        ours: names that are known to come from this package.
        trusted: whether it is an instructor's, whose magics are understood. IPython takes its time over many of them.
    """
    known = frozenset(ours)
    return _of_instructors(source, known) if trusted else _read(source, known, lambda text: text)


@lru_cache(maxsize=1024)
def _of_instructors(source: str, ours: frozenset[str]) -> Needs:
    """The same cells come with every hand-in."""
    return _read(source, ours, TransformerManager().transform_cell)


def _read(source: str, ours: frozenset[str], as_python: Callable[[str], str]) -> Needs:
    reader = _Reader(set(ours))
    try:
        if len(source) > LONGEST:
            return Needs()
        for statement in ast.parse(as_python(source)).body:
            reader.visit(statement)
    except (SyntaxError, ValueError, RuntimeError, MemoryError):  # no Python, or nested beyond what Python reads
        return Needs()
    anything = bool((reader.reads | reader.later) & _DYNAMIC)
    reads, later = (frozenset(found - _BUILTINS) for found in (reader.reads, reader.later))
    return Needs(reads, later, frozenset(reader.binds), reader.plain and not anything, anything, frozenset(reader.ours))


class _Reader(ast.NodeVisitor):
    """Walks statements in the order in which they run, near enough: values before targets."""

    def __init__(self, ours: set[str]) -> None:
        self.ours = ours
        self.reads: set[str] = set()
        self.later: set[str] = set()
        self.binds: set[str] = set()
        self.plain = True
        self.depth = 0

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        for target in node.targets:
            self.visit(target)
        if _root(node.value) in self.ours:
            self.ours |= {target.id for target in node.targets if isinstance(target, ast.Name)}

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.visit(node.value)
        if isinstance(node.target, ast.Name):
            self._read(node.target.id)
        self.visit(node.target)

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self._read(node.id)
        elif not self.depth:
            self.binds.add(node.id)

    def visit_Call(self, node: ast.Call) -> None:
        self.plain = self.plain and _root(node.func) in self.ours
        self.generic_visit(node)

    def visit_Import(self, node: ast.Import) -> None:
        self._imported(
            [name.asname or name.name.partition(".")[0] for name in node.names], [n.name for n in node.names]
        )

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        self._imported([name.asname or name.name for name in node.names], [node.module or ""])

    def _imported(self, names: list[str], modules: list[str]) -> None:
        if not self.depth:
            self.binds.update(names)
        if all(module.partition(".")[0] == "grader" for module in modules):
            self.ours.update(names)
        else:
            self.plain = False

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        if not self.depth:
            self.binds.add(node.name)
        self._inside(node)

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815 - ast calls them so
    visit_ClassDef = visit_FunctionDef  # noqa: N815

    def _comprehend(self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> None:
        named = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and part.id not in named:
                self._read(part.id)
            elif isinstance(part, ast.Call):
                self.plain = self.plain and _root(part.func) in self.ours

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _comprehend  # noqa: N815

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._inside(node)

    def _inside(self, node: ast.AST) -> None:
        self.plain = False
        self.depth += 1
        self.generic_visit(node)
        self.depth -= 1

    def generic_visit(self, node: ast.AST) -> None:
        if isinstance(node, ast.Delete | ast.For | ast.While | ast.With | ast.Try | ast.Global):
            self.plain = False
        super().generic_visit(node)

    def _read(self, name: str) -> None:
        if self.depth:
            self.later.add(name)
        elif name not in self.binds:
            self.reads.add(name)


def _root(node: ast.AST) -> str:
    """The name that an expression such as ``a.b(c).d`` begins with; "" for any other."""
    while isinstance(node, ast.Attribute | ast.Call):
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return node.id if isinstance(node, ast.Name) else ""
