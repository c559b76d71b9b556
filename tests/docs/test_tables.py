"""The tables inside the documents are made from the code."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import partial
from inspect import getdoc
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import httpx
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from prefect_shiftwork.flows import FLOWS, load_flow
from prefect_shiftwork.flows.outline import block_classes
from prefect_shiftwork.rest.retry import Verdict, after_silence, after_status
from prefect_shiftwork.settings import SETTINGS, variable
from prefect_shiftwork.templates.context import ShiftNotice
from prefect_shiftwork.webhooks.settings import WebhookSettings

ROOT = Path(__file__).parents[2]
MARK = re.compile(r"<!-- table: (?P<name>[^>]+?) -->\n(?P<table>.*?)<!-- end -->", re.DOTALL)
"""Where a table stands in a document, and which one."""

Rows = Iterator[list[str]]


def test_every_table_shows_what_the_code_says(keep: Callable[[Path, str], None]) -> None:
    for document in documents():
        keep(document, MARK.sub(filled, document.read_text()))


def test_every_table_is_in_a_document() -> None:
    found = {mark["name"] for document in documents() for mark in MARK.finditer(document.read_text())}
    assert TABLES.keys() == found


def documents() -> list[Path]:
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def filled(mark: re.Match[str]) -> str:
    lines = [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in TABLES[mark["name"]]()]
    lines.insert(1, f"|{' --- |' * (lines[0].count('|') - 1)}")
    return "\n".join([f"<!-- table: {mark['name']} -->", *lines, "<!-- end -->"])


def form(flow: str) -> Rows:
    """Everything that a person can fill in, card by card."""
    yield ["Card", "Field", "What it means", "Unless filled in", "In the shell"]
    above = ""
    for card, *cells in leaves(get_type_hints(load_flow(flow).fn)["form"], card="", path=""):
        yield [card if card != above else "", *cells]
        above = card


def leaves(model: type[BaseModel], card: str, path: str) -> Rows:
    for name, field in model.model_fields.items():
        inner = [each for each in alternatives(field.annotation) if is_form(each)]
        here = f"{path}{name}{'[]' if get_origin(field.annotation) is list else ''}"
        for form in inner:
            yield from leaves(form, card_of(field, form, inner, card), f"{here}.")
        if not inner:
            yield [card or "The form itself", f"{field.title}", meaning(field), default(field), f"`{path}{name}`"]


def card_of(field: FieldInfo, form: type[BaseModel], variants: list[type[BaseModel]], card: str) -> str:
    """The card of a form, or its tab of a choice; the one field that a tab has stands for the tab itself."""
    if len(variants) > 1:
        return f"{field.title}, “{form.model_config['title']}”"
    return card or f"{field.title}"


def alternatives(hint: Any) -> Iterator[Any]:
    """What a value may be: the variants of a choice, the items of a list, or the type itself."""
    if get_origin(hint) in {Union, UnionType, list, Annotated}:
        for inner in get_args(hint):
            yield from alternatives(inner)
    else:
        yield hint


def is_form(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, BaseModel)


def meaning(field: FieldInfo) -> str:
    named = [each for each in alternatives(field.annotation) if get_origin(each) is Literal]
    choices = [str(word) for each in named for word in get_args(each)]
    told = (field.description or "").replace("{{", "`{{").replace("}}", "}}`")
    return f"{told} One of: {', '.join(choices)}." if choices else told


def default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    return shown(field.get_default(call_default_factory=True))


def shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "nobody"
    return str(value) if value not in {"", None} else "–"


def block_parameters(flow: str) -> Rows:
    """The saved blocks that a flow takes."""
    yield ["Block", "Kind", "What for"]
    loaded = load_flow(flow)
    described = loaded.parameters.properties
    for name, classes in block_classes(loaded).items():
        kinds = ", ".join(each.get_block_type_name() for each in classes)
        needed = "" if name not in loaded.parameters.required else " Required."
        yield [f"`{name}`", kinds, f"{described[name]['description']}{needed}"]


def credentials(vendor_id: str) -> Rows:
    """The fields of a vendor's credentials, in a block and in the environment."""
    yield ["In the block", "In the environment", "What it is", "Unless filled in"]
    for name, field in SETTINGS[vendor_id].model_fields.items():
        yield [f"{field.title}", f"`{variable(vendor_id, (name,))}`", field.description or "", default(field)]


def webhook_settings() -> Rows:
    """What the receiver of webhooks reads from the environment."""
    yield ["In the environment", "What it is", "Unless filled in"]
    for name, field in WebhookSettings.model_fields.items():
        unset = field.get_default(call_default_factory=True)
        yield [f"`{name.upper()}`", field.description or "", shown(unset or None)]


def retries() -> Rows:
    """The verdict on every outcome, for requests that may be repeated and for those that may not."""
    yield ["What came back", "Reads, upserts, and writes that may be repeated", "Every other write"]
    silences: dict[str, httpx.TransportError | TimeoutError] = {
        "No connection was made": httpx.ConnectError(""),
        "The connection broke, or nothing came for 30 s": httpx.ReadTimeout(""),
        "Nothing came before the deadline": TimeoutError(),
    }
    for words, error in silences.items():
        yield [words, *(SAID[after_silence(error, repeatable=each)] for each in (True, False))]
    for verdicts, codes in statuses().items():
        yield [codes, *(SAID[verdict] for verdict in verdicts)]


SAID = {
    Verdict.REPEAT: "repeat",
    Verdict.REFUSED: "stop",
    Verdict.UNKNOWN: "unknown: look before repeating",
}
WAITING = ((True, " with Retry-After"), (False, " without Retry-After"))
MANY = 10


def statuses() -> dict[tuple[Verdict, ...], str]:
    """The statuses by their two verdicts, in words; those of which there are many come last."""
    groups: defaultdict[tuple[Verdict, ...], list[str]] = defaultdict(list)
    for status in range(400, 600):
        for waits, told in WAITING if status == 503 else [(False, "")]:
            verdicts = (after_status(status, repeatable=each, asked_to_wait=waits) for each in (True, False))
            groups[tuple(verdicts)].append(f"{status}{told}")
    by_number = sorted(groups.items(), key=lambda group: (len(group[1]) > MANY, group[1][0]))
    return {pair: f"Any other {codes[0][0]}xx" if len(codes) > MANY else ", ".join(codes) for pair, codes in by_number}


def shift_variables() -> Rows:
    """What a text about a shift may use."""
    yield ["In the text", "What it is"]
    told = dict(re.findall(r"^    (\w+): (.+(?:\n {8}.+)*)", getdoc(ShiftNotice) or "", re.MULTILINE))
    for field in fields(ShiftNotice):
        yield [f"`{{{{ shift.{field.name} }}}}`", " ".join(told[field.name].replace("``", "`").split())]


TABLES: dict[str, Callable[[], Rows]] = {
    **{f"form of {flow}": partial(form, flow) for flow in FLOWS},
    **{f"blocks of {flow}": partial(block_parameters, flow) for flow in FLOWS},
    **{f"credentials of {vendor_id}": partial(credentials, vendor_id) for vendor_id in SETTINGS},
    "settings of the webhooks": webhook_settings,
    "what is repeated": retries,
    "variables of a shift": shift_variables,
}
