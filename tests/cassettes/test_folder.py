"""The cassettes are complete, each is played, and all are small."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from prefect_shiftwork.rest.operation import Operation, operations
from prefect_shiftwork.vendors.catalogue import IDS, client_of

HERE = Path(__file__).parent
CASSETTES = HERE.parents[1] / "cassettes"
RECORDED = {(path.parent.name, path.stem): path for path in CASSETTES.glob("*/*.yaml")}
DECLARED = {(vendor, name): each for vendor in IDS for name, each in operations(client_of(vendor)).items()}


def plays() -> Iterator[tuple[str, str]]:
    """Vendor and cassette of each test that plays one."""
    for path in HERE.glob("*/test_*.py"):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.AsyncFunctionDef) and node.name.startswith("test_"):
                yield path.parent.name, node.name.removeprefix("test_")


def calls(cassette: Path) -> list[tuple[str, str]]:
    """Verb and path of each request."""
    requests = [each["request"] for each in yaml.load(cassette.read_text(), yaml.CSafeLoader)["interactions"]]
    return [(request["method"], urlsplit(request["uri"]).path) for request in requests]


def test_every_operation_has_a_test() -> None:
    assert set() == DECLARED.keys() - set(plays())


def test_every_test_is_named_after_what_a_client_does() -> None:
    assert [] == [each for each in plays() if not hasattr(client_of(each[0]), each[1].partition("__")[0])]


def test_no_two_tests_share_a_cassette() -> None:
    assert len(list(plays())) == len(set(plays()))


def test_every_cassette_is_played_by_a_test_and_every_test_has_one() -> None:
    assert set(plays()) == RECORDED.keys()


@pytest.mark.parametrize("operation", DECLARED.values(), ids=lambda each: f"{each.vendor.id}.{each.name}")
def test_the_cassette_of_an_operation_holds_a_call_of_it(operation: Operation[..., Any]) -> None:
    path = re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(operation.spec.path)))
    made = calls(RECORDED[operation.vendor.id, operation.name])
    assert [call for call in made if call[0] == operation.spec.method and path.fullmatch(call[1])]


def test_the_folder_stays_small() -> None:
    sizes = {path.stem: path.stat().st_size for path in RECORDED.values()}
    assert {} == {name: size for name, size in sizes.items() if size > 60_000}
    assert sum(sizes.values()) < 1_500_000
