"""The pages that are made from the code say what it says, and nothing is left without words."""

import ast
import shlex
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from generator.meanings import Undocumented
from generator.pages import DOCS, PAGES
from generator.reference import fields, section
from generator.samples import python, shell
from pydantic import Field, SecretStr

from prefect_shiftwork.cli import app
from prefect_shiftwork.cli.arguments import read
from prefect_shiftwork.rest.access import Access
from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.rest.operation import Operation, get, operations
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.catalogue import IDS, client_of
from prefect_shiftwork.vendors.crewio import CrewIOAccess
from prefect_shiftwork.vendors.crewmojo import CrewmojoAccess
from prefect_shiftwork.vendors.crewsense import CrewSenseAccess
from prefect_shiftwork.vendors.seven_shifts import SevenShiftsAccess
from prefect_shiftwork.vendors.seven_shifts_v1 import SevenShiftsV1Access

OPERATIONS = [operation for vendor_id in IDS for operation in operations(client_of(vendor_id)).values()]
ACCESS: dict[str, Access[Any]] = {
    "crewsense": CrewSenseAccess(client_id="sandbox", client_secret="sandbox", timezone="America/New_York"),
    "crewio": CrewIOAccess(api_key="crw_live_sandbox"),
    "seven_shifts_v1": SevenShiftsV1Access(api_key="sandbox"),
    "seven_shifts": SevenShiftsAccess(access_token="sandbox", company_id=8655),
    "crewmojo": CrewmojoAccess(client_id="sandbox", client_secret="sandbox"),
}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_a_page_says_what_the_code_says(path: Path, keep: Callable[[Path, str], None]) -> None:
    keep(path, PAGES[path]())


class Odd(Vendor):
    """A vendor whose operations were declared in haste."""

    id = "odd"
    title = "Odd"

    @get("/v1/mute", source="nowhere")
    async def get_mute(self) -> None: ...

    @get("/v1/vague", source="nowhere")
    async def get_vague(self, thing: int) -> None:
        """Nobody knows what a thing is."""


@pytest.mark.parametrize(
    ("operation", "told"), [(Odd.get_mute, "get_mute has no docstring"), (Odd.get_vague, "what thing means")]
)
def test_an_operation_without_words_stops_the_build(operation: Operation[..., Any], told: str) -> None:
    with pytest.raises(Undocumented, match=told):
        list(section(operation))


class Bare(Record):
    """A record with a field that has a title, and no words."""

    colour: str | None = Field(default=None, title="Colour")


def test_a_field_without_words_stops_the_build() -> None:
    with pytest.raises(Undocumented, match=r"what Bare\.colour means"):
        list(fields(Bare))


@pytest.mark.parametrize("vendor_id", IDS)
async def test_the_two_lines_of_an_example_mean_the_same_request(vendor_id: str) -> None:
    names = names_of(vendor_id)
    async with ACCESS[vendor_id].get_client() as client:
        for operation in operations(client_of(vendor_id)).values():
            typed = await operation.call(client, (), in_shell(shell(operation)))
            written = await operation.call(client, (), in_python(python(operation), names))
            assert typed == written, operation.name


def in_shell(line: str) -> dict[str, Any]:
    """The arguments that a line of shell gives."""
    _program, *words = shlex.split(line)
    _command, bound, _ = app.parse_args(words, exit_on_error=False, print_error=False)
    return read(bound.arguments.get("arguments", ()))


def in_python(line: str, names: dict[str, Any]) -> dict[str, Any]:
    """The arguments that a line of Python gives."""
    call = next(node for node in ast.walk(ast.parse(line)) if is_operation(node))
    values = {each.arg: compile(ast.Expression(each.value), line, "eval") for each in call.keywords}
    return {str(name): eval(value, names) for name, value in values.items()}


def is_operation(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)


def names_of(vendor_id: str) -> dict[str, Any]:
    """What a line of Python may name: dates, and whatever the modules of a vendor have."""
    package = import_module(f"prefect_shiftwork.vendors.{vendor_id}")
    modules = [import_module(each.name) for each in walk_packages(package.__path__, f"{package.__name__}.")]
    found = {name: value for module in modules for name, value in vars(module).items()}
    return {**found, "UTC": UTC, "SecretStr": SecretStr, "date": date, "datetime": datetime, "time": time}
