"""The house keeps its order: every room is in the wheel, and arrows point down."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import pytest

from prefect_shiftwork.vendors import HOMES

ROOT = Path(__file__).parents[2]
PACKAGE = "prefect_shiftwork"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
MAPPED = {name: ROOT / folder for name, folder in PROJECT["tool"]["setuptools"]["package-dir"].items()}

ALLOWED = {
    "rest": set(),
    "roster": set(),
    "vendors": {"rest"},
    "bridges": {"vendors", "roster"},
    "events": {"rest"},
    "exports": {"rest", "roster"},
    "templates": {"rest", "roster", "exports"},
    "mail": {"rest"},
    "settings": {"rest", "vendors"},
    "blocks": {"rest", "vendors", "roster"},
    "recipes": {"rest", "roster", "vendors", "templates"},
    "flows": {"rest", "roster", "vendors", "bridges", "exports", "templates", "mail", "blocks", "recipes", "events"},
    "sandbox": set(),
    "webhooks": {"rest", "vendors", "events"},
    "demo": {"rest", "vendors", "blocks", "flows"},
    "cli": {"rest", "vendors", "settings", "blocks", "flows", "templates", "recipes", "sandbox", "webhooks", "demo"},
}
"""Which rooms each room may use, beside itself."""


def modules() -> Iterator[tuple[str, Path]]:
    """Every module of the package by its dotted name."""
    folders = sorted(MAPPED.items(), key=lambda item: len(item[0]))
    for name, folder in folders:
        for path in sorted(folder.rglob("*.py")):
            dotted = ".".join((name, *path.relative_to(folder).with_suffix("").parts))
            yield dotted.removesuffix(".__init__"), path


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_the_wheel_holds_every_package_of_the_house() -> None:
    folders = {name for name, path in modules() if path.name == "__init__.py"}
    assert sorted(folders) == sorted(PROJECT["tool"]["setuptools"]["packages"])


def test_every_room_has_its_rule() -> None:
    rooms = {name.split(".")[1] for name, _ in modules() if "." in name}
    assert rooms == ALLOWED.keys()


@pytest.mark.parametrize(("name", "path"), [pytest.param(*each, id=each[0]) for each in modules() if "." in each[0]])
def test_arrows_point_down(name: str, path: Path) -> None:
    room = name.split(".")[1]
    used = {target.split(".")[1] for target in imported(path) if target.startswith(f"{PACKAGE}.")}
    assert used <= ALLOWED[room] | {room}


@pytest.mark.parametrize(
    "room", ["rest", "vendors", "roster", "bridges", "exports", "templates", "mail", "recipes", "sandbox"]
)
def test_prefect_is_known_only_above_the_ground_floor(room: str) -> None:
    for name, path in modules():
        if name.startswith(f"{PACKAGE}.{room}"):
            assert not [target for target in imported(path) if target.split(".")[0] == "prefect"], name


def test_no_module_is_too_long_to_read() -> None:
    long = {name: lines for name, path in modules() if (lines := len(path.read_text().splitlines())) > 400}
    assert {} == long


def test_asking_for_the_vendors_loads_neither_prefect_nor_a_vendor() -> None:
    code = f"import {PACKAGE}.vendors, sys; print('prefect' in sys.modules, 'httpx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "False False" == done.stdout.strip()


def clients_loaded(code: str) -> list[str]:
    """The clients that are there after the code."""
    code += "; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return [client for client in HOMES if f"{PACKAGE}.vendors.{HOMES[client]}" in done.stdout.split()]


def test_the_blocks_are_found_without_loading_a_client() -> None:
    assert [] == clients_loaded(f"import {PACKAGE}.blocks")


def test_a_client_is_found_by_its_id_without_loading_the_others() -> None:
    assert ["CrewIO"] == clients_loaded(f"from {PACKAGE}.vendors.catalogue import client_of; client_of('crewio')")


def test_a_client_works_without_prefect() -> None:
    code = f"from {PACKAGE}.vendors import CrewSense, CrewIO, SevenShifts, SevenShiftsV1, Crewmojo; import sys; "
    code += "print('prefect' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "False" == done.stdout.strip()


def test_prefect_finds_the_blocks_by_the_entry_point() -> None:
    (entry,) = (e for e in metadata.entry_points(group="prefect.collections") if e.name == PACKAGE)
    assert f"{PACKAGE}.blocks" == entry.value
    assert entry.load().CrewSenseCredentials


def test_type_checkers_are_told_that_the_package_is_typed() -> None:
    spec = find_spec(PACKAGE)
    assert spec
    assert spec.origin
    assert (Path(spec.origin).parent / "py.typed").exists()


def test_the_command_is_installed() -> None:
    (script,) = (e for e in metadata.entry_points(group="console_scripts") if e.name == "shiftwork")
    assert callable(script.load())
