"""Nothing that a person can use is left out of the documents."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from cyclopts import App
from prefect import Task

from prefect_shiftwork.blocks import CREDENTIALS, PeopleMap
from prefect_shiftwork.cli import app
from prefect_shiftwork.flows import FLOWS
from prefect_shiftwork.flows.derive import as_task
from prefect_shiftwork.rest.operation import operations
from prefect_shiftwork.settings import SETTINGS, variable
from prefect_shiftwork.templates.environment import filters, messages
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.samples import ZONE
from prefect_shiftwork.vendors.catalogue import IDS, clients
from prefect_shiftwork.vendors.crewio import CrewIO
from prefect_shiftwork.webhooks.settings import WebhookSettings

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def text(*documents: str) -> str:
    return "\n".join((ROOT / document).read_text() for document in documents)


def commands(of: App, prefix: str = "shiftwork") -> list[str]:
    """Every command that does something, with its whole name."""
    found: list[str] = []
    for name in of:
        if not name.startswith("-"):
            inner = commands(of[name], f"{prefix} {name}")
            found += inner or [f"{prefix} {name}"]
    return found


@pytest.mark.parametrize("command", commands(app))
def test_every_command_is_listed(command: str) -> None:
    assert f"| `{command}` |" in text("docs/README.md")


@pytest.mark.parametrize("picture", [each.name for each in (DOCS / "images").iterdir()])
def test_every_picture_is_shown(picture: str) -> None:
    assert f"images/{picture})" in text(*(str(page) for page in [ROOT / "README.md", *DOCS.glob("*.md")]))


@pytest.mark.parametrize("flow", FLOWS)
def test_every_flow_has_a_section_and_a_deployment(flow: str) -> None:
    assert f"\n## {flow}\n" in text("docs/flows.md")
    assert f"- name: {flow}\n" in text("prefect.yaml")


@pytest.mark.parametrize("vendor_id", IDS)
def test_every_vendor_has_a_page_and_a_reference(vendor_id: str) -> None:
    title = clients()[vendor_id].title
    assert (DOCS / "vendors" / f"{vendor_id}.md").read_text().startswith(f"# {title}\n")
    assert f"`{vendor_id}`" in text("docs/README.md")
    assert f"(../reference/{vendor_id}.md)" in text(f"docs/vendors/{vendor_id}.md")
    for heading in ("Access", "What is handled for you", "What is uncertain", "What is left out"):
        assert f"\n## {heading}\n" in text(f"docs/vendors/{vendor_id}.md")


@pytest.mark.parametrize("block", [*CREDENTIALS.values(), PeopleMap], ids=lambda block: block.__name__)
def test_every_block_is_named_where_it_is_chosen(block: type[PeopleMap]) -> None:
    name = block.get_block_type_name()
    assert name in text("docs/flows.md") or "retired" in name


def every_variable() -> set[str]:
    credentials = {variable(vendor_id, (name,)) for vendor_id, kind in SETTINGS.items() for name in kind.model_fields}
    return credentials | {name.upper() for name in WebhookSettings.model_fields}


def test_the_example_of_an_environment_has_every_variable_and_no_other() -> None:
    named = re.findall(r"^([A-Z0-9_]+)=$", text(".env.example"), re.MULTILINE)
    assert sorted(every_variable()) == sorted(named)


def test_the_readme_names_no_variable_that_is_not_read() -> None:
    prefixes = "|".join(vendor_id.upper() for vendor_id in SETTINGS)
    named = re.findall(rf"`((?:{prefixes})_[A-Z0-9_]+)`", text("README.md"))
    assert set(named) - {vendor_id.upper() for vendor_id in SETTINGS} <= every_variable()


@pytest.mark.parametrize("vendor_id", SETTINGS)
def test_what_is_required_is_in_the_readme(vendor_id: str) -> None:
    required = [name for name, field in SETTINGS[vendor_id].model_fields.items() if field.is_required()]
    assert [] == [name for name in required if variable(vendor_id, (name,)) not in text("README.md")]


@pytest.mark.parametrize("module", ["event_shifts", "time_off_targets"])
def test_the_scopes_that_the_flows_need_are_listed(module: str) -> None:
    members = vars(import_module(f"prefect_shiftwork.flows.{module}")).values()
    tasks = {id(each) for each in members if isinstance(each, Task)}
    scopes = {each.spec.scope for each in operations(CrewIO).values() if id(as_task(each)) in tasks}
    assert scopes
    assert [] == [scope for scope in scopes if f"`{scope}`" not in text("docs/vendors/crewio.md")]


@pytest.mark.parametrize("message", messages())
def test_every_message_is_listed(message: str) -> None:
    assert f"`{message}`" in text("docs/templates.md")


@pytest.mark.parametrize("name", filters(Reader("en", ZONE)))
def test_every_filter_is_listed(name: str) -> None:
    assert f"`{name}`" in text("docs/templates.md")


def test_the_rates_are_those_that_the_clients_keep() -> None:
    rates = {client.id: client.rate for client in clients().values() if client.rate}
    kept = {id: f"{rate.requests} in any {rate.seconds + rate.padding:g} seconds" for id, rate in rates.items()}
    assert ["crewio", "seven_shifts"] == sorted(kept)
    for words in kept.values():
        assert words in text("docs/reliability.md")


def test_the_pins_that_are_explained_are_the_pins() -> None:
    pinned = dict(line.split("==") for line in text("constraints.txt").splitlines() if "==" in line)
    told = text("docs/deploying.md", "docs/decisions.md")
    assert f"Prefect {pinned['prefect']}" in told
    assert f"FastAPI {pinned['fastapi'].removesuffix('.0')}" in told
    assert f"SQLAlchemy {pinned['SQLAlchemy']}" in told
