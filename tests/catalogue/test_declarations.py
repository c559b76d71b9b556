"""What a declaration says is complete, and it is short."""

import inspect
import json
import statistics
from collections.abc import Iterator, Mapping
from typing import Any

from prefect_shiftwork.rest.operation import Kind, Operation
from prefect_shiftwork.vendors.catalogue import IDS, entries

Operations = list[Operation[..., Any]]

KEYS = {
    "vendor",
    "name",
    "method",
    "path",
    "kind",
    "paginated",
    "parameters",
    "returns",
    "scope",
    "source",
    "description",
}
KINDS = {
    "list get find check request whoami": Kind.READ,
    "create add send punch test": Kind.CREATE,
    "update replace approve deny decline adjust finalize unfinalize restore upload": Kind.UPDATE,
    "upsert": Kind.UPSERT,
    "delete remove": Kind.DELETE,
}
"""What the first word of a name promises."""

OPEN = {
    ("crewsense", "create_user_certification"),
    ("crewsense", "update_user_certification"),
    ("crewio", "add_helper"),
    ("crewio", "create_message"),
    ("crewio", "update_message"),
}
"""Operations with a body, or a field of it, that the vendor's document leaves open."""


def untyped(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The parts of a JSON schema that accept anything."""
    if "$ref" in schema:
        yield from untyped(defs[schema["$ref"].rpartition("/")[2]], defs)
    elif not schema.keys() & {"type", "anyOf", "oneOf", "enum", "const"}:
        yield schema
    additional = [schema["additionalProperties"]] if isinstance(schema.get("additionalProperties"), dict) else []
    items = [schema["items"]] if "items" in schema else []
    choices = [*schema.get("anyOf", []), *schema.get("oneOf", [])]
    for inner in [*schema.get("properties", {}).values(), *choices, *items, *additional]:
        yield from untyped(inner, defs)


def test_the_catalogue_holds_every_vendor_and_is_json() -> None:
    found = entries()
    assert list(IDS) == list(dict.fromkeys(each["vendor"] for each in found))
    assert found == json.loads(json.dumps(found))


def test_no_two_operations_of_a_vendor_have_one_name() -> None:
    names = [(each["vendor"], each["name"]) for each in entries()]
    assert sorted(set(names)) == sorted(names)


def test_an_entry_says_everything() -> None:
    for told in entries():
        assert KEYS == told.keys()
        assert all(told[key] for key in ("description", "source", "kind", "returns")), told["name"]
        assert told["description"].partition("\n")[0].endswith("."), told["name"]


def test_a_scope_is_named_where_the_vendor_has_scopes() -> None:
    assert {"crewio"} == {told["vendor"] for told in entries() if told["scope"]}
    assert [] == [told["name"] for told in entries(["crewio"]) if not told["scope"]]


def test_a_result_is_named_in_words() -> None:
    assert [] == [told["returns"] for told in entries() if not told["returns"].replace(" ", "").isalnum()]


def test_parameters_have_types_unless_the_vendor_leaves_them_open() -> None:
    schemas = {(told["vendor"], told["name"]): told["parameters"] for told in entries()}
    assert OPEN == {name for name, schema in schemas.items() if list(untyped(schema, schema.get("$defs", {})))}


def test_a_field_of_a_request_says_what_it_is() -> None:
    bodies = [(told["vendor"], *each) for told in entries() for each in told["parameters"].get("$defs", {}).items()]
    fields = [(*body, *field) for *body, schema in bodies for field in schema.get("properties", {}).items()]
    assert [] == [(vendor, body, name) for vendor, body, name, field in fields if not field.get("description")]
    assert fields


def test_a_name_says_what_is_done(operations: Operations) -> None:
    promised = {verb: kind for verbs, kind in KINDS.items() for verb in verbs.split()}
    assert [] == [each.name for each in operations if promised[each.name.partition("_")[0]] is not each.spec.kind]


def test_nothing_is_written_by_get_unless_the_vendor_wants_it_so(operations: Operations) -> None:
    gets = [each for each in operations if each.spec.method == "GET"]
    assert ["test_webhook"] == [each.name for each in gets if each.spec.kind is not Kind.READ]


def test_what_creates_is_never_sent_twice(operations: Operations) -> None:
    assert [] == [each.name for each in operations if each.spec.kind is Kind.CREATE and each.spec.safe_to_repeat]


def test_only_lists_have_pages(operations: Operations) -> None:
    assert [] == [each.name for each in operations if each.spec.pages and not each.name.startswith("list_")]


def test_declarations_are_short(operations: Operations) -> None:
    lengths = [len(inspect.getsource(each.declaration).splitlines()) for each in operations]
    assert statistics.median(lengths) <= 6
