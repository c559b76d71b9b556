"""Changes the rules of the pack, and asks the tests: ``python -m benchmarks.reliability.mutants`` runs it.

cosmic-ray changes one sign of a module at a time, in memory; the tests of that module then run in a process forked for
it. A change after which all of them pass has survived. What cannot even be imported is not counted.
"""

import ast
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import io
import json
import multiprocessing
import os
import sys
import types
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass
from difflib import unified_diff
from enum import Enum
from itertools import count
from math import ceil

import pytest
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

from benchmarks.environments import ROOT
from benchmarks.figure import Figure

GOAL = 10
"""Percent that may survive."""
LONGEST = 120
"""Seconds after which tests are taken to hang, as those of an endless loop do: they have noticed."""
PARTS: dict[str, dict[str, tuple[str, ...]]] = {
    "signature": {
        "rest.signatures": ("vendors/crewio/test_webhooks.py", "vendors/seven_shifts/test_webhooks.py"),
        "vendors.crewio.webhooks": ("vendors/crewio/test_webhooks.py",),
        "vendors.seven_shifts.webhooks": ("vendors/seven_shifts/test_webhooks.py",),
    },
    "retry table": {"rest.retry": ("rest/test_retry_table.py", "rest/test_session.py")},
    "watermark": {"roster.watermark": ("roster/test_watermark.py",)},
    "matching": {"roster.people": ("roster/test_people.py",), "roster.pairing": ("roster/test_copying.py",)},
    "planning": {
        "roster.plan": ("roster/test_plan.py", "roster/test_copying.py"),
        "roster.copying": ("roster/test_copying.py",),
    },
}
"""The modules of each part of the pack, with the tests that are asked, fastest first."""
OPPOSITES = {"Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Mul", "Mod_Mul", "Pow_Mul"}
OPPOSITES |= {"BitOr_BitAnd", "BitAnd_BitOr"}
PLUGINS = ("pytest_asyncio.plugin", "hypothesis.extra.pytestplugin")


class Fate(Enum):
    """What became of a change, by the status that its process ends with."""

    KILLED = 10
    SURVIVED = 11
    NO_MODULE = 12


@dataclass(frozen=True)
class Mutant:
    """A module with one sign changed."""

    module: str
    source: str
    code: str

    def __str__(self) -> str:
        lines = unified_diff(self.source.splitlines(), self.code.splitlines(), lineterm="", n=0)
        _, _, *changed = lines
        return f"{self.module}\n" + "\n".join(changed)


def mutants_of(module: str) -> Iterator[Mutant]:
    """Every change that cosmic-ray knows for a module."""
    source = (ROOT / "src/prefect_shiftwork" / f"{module.replace('.', '/')}.py").read_text()
    for name in filter(is_asked, operator_names()):
        for occurrence in count():
            if (code := mutate_code(source, get_operator(name)(), occurrence)) is None:
                break
            if what_runs(code) != what_runs(source):
                yield Mutant(module, source, code)


def what_runs(source: str) -> str:
    """A module without what mypy checks in place of tests; whatever is no Python counts as it stands."""
    try:
        return ast.dump(WhatRuns().visit(ast.parse(source)))
    except SyntaxError:
        return source


class WhatRuns(ast.NodeTransformer):
    """Leaves out annotations, protocols, how dataclasses are frozen, and which arguments go by name alone."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:  # ast calls it so
        """A variable without its type."""
        node.annotation = ast.Constant(None)
        return self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """A function without its types."""
        named = node.args
        for each in (every := [*named.posonlyargs, *named.args, *named.kwonlyargs]):
            each.annotation = None
        named.posonlyargs, named.args, named.kwonlyargs, node.returns = [], every, [], None
        named.defaults, named.kw_defaults = [*named.defaults, *filter(None, named.kw_defaults)], []
        return self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST | None:
        """A class with its bare decorators; a protocol not at all."""
        if any(isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases):
            return None
        node.decorator_list = [each.func if isinstance(each, ast.Call) else each for each in node.decorator_list]
        return self.generic_visit(node)


def is_asked(operator: str) -> bool:
    """Whether a kind of change says something: of a sum or product its opposite, and no `is` in place of `==`."""
    kind, _, change = operator.removeprefix("core/").partition("_")
    if kind == "ReplaceBinaryOperator":
        return change in OPPOSITES
    if kind == "ReplaceComparisonOperator":
        return change in {"Is_IsNot", "IsNot_Is"} or not {"Is", "IsNot"} & {*change.split("_")}
    return not kind.startswith("Variable")


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from its changed source."""

    def __init__(self, mutant: Mutant) -> None:
        self._name = f"prefect_shiftwork.{mutant.module}"
        self._code = compile(mutant.code, mutant.module, "exec")

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002  # as Python asks
        target: types.ModuleType | None = None,  # noqa: ARG002
    ) -> importlib.machinery.ModuleSpec | None:
        """Of that module."""
        return importlib.util.spec_from_loader(fullname, self) if fullname == self._name else None

    def exec_module(self, module: types.ModuleType) -> None:
        """Run the changed source."""
        exec(self._code, module.__dict__)


def ask(mutant: Mutant, tests: Sequence[str]) -> None:
    """In a process of its own: end with what the tests say."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        os._exit(answer(mutant, tests).value)


def answer(mutant: Mutant, tests: Sequence[str]) -> Fate:
    """Import the changed module, and run its tests until one fails."""
    try:
        sys.meta_path.insert(0, Changed(mutant))
        importlib.import_module(f"prefect_shiftwork.{mutant.module}")
    except Exception:  # whatever a changed module raises
        return Fate.NO_MODULE
    options = ["-x", "-q", "-p", "no:cacheprovider", *(f"-p{plugin}" for plugin in PLUGINS)]
    passed = pytest.main([*options, *(str(ROOT / "tests" / test) for test in tests)]) == pytest.ExitCode.OK
    return Fate.SURVIVED if passed else Fate.KILLED


def fate(mutant: Mutant, tests: Sequence[str]) -> Fate:
    """What becomes of a change."""
    process = multiprocessing.get_context("fork").Process(target=ask, args=(mutant, tests))
    process.start()
    process.join(LONGEST)
    if process.exitcode is None:
        process.kill()
        process.join()
        return Fate.KILLED
    return Fate(process.exitcode)


def figure(part: str, most: int) -> Figure:
    """How many changes of a part survive, of so many of each module, evenly spread; each survivor is told."""
    counts = dict.fromkeys(Fate, 0)
    for module, tests in PARTS[part].items():
        every = list(mutants_of(module))
        for mutant in every[:: ceil(len(every) / most)]:
            found = fate(mutant, tests)
            counts[found] += 1
            if found is Fate.SURVIVED:
                print(mutant, end="\n\n", file=sys.stderr, flush=True)
    counted = counts[Fate.KILLED] + counts[Fate.SURVIVED]
    note = f"{counts[Fate.SURVIVED]} of {counted}; {counts[Fate.NO_MODULE]} more cannot be imported"
    return Figure(f"{part}: changes that no test notices", "%", 100 * counts[Fate.SURVIVED] / counted, GOAL, note)


def main(most: int, parts: Sequence[str]) -> None:
    """Print the figures of all parts, or of those that are named, for another program to read."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    print(json.dumps([asdict(figure(part, most)) for part in parts or PARTS]))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
