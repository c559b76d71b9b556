"""All operations of all vendors, as data: what the command line lists and the reference is made of."""

import difflib
from collections.abc import Iterable
from inspect import getdoc
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import JsonValue

from prefect_shiftwork import vendors
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.rest.operation import Operation, operations
from prefect_shiftwork.rest.vendor import Vendor

NAMES = {vendor_id: name for name, vendor_id in vendors.HOMES.items()}
"""The name of each client class, by the vendor's id."""
IDS = tuple(NAMES)
"""The vendors' ids, in the order in which people are shown them."""

WORDS = {NoneType: "nothing", str: "text", JsonValue: "JSON"}
"""What results are called that are no records. JSON is whatever the vendor answers: its documents do not say what."""


def clients() -> dict[str, type[Vendor]]:
    """The client class of each vendor by its id."""
    return {vendor_id: client_of(vendor_id) for vendor_id in IDS}


def client_of(vendor_id: str) -> type[Vendor]:
    """The client class with that id; no other is loaded. Raises InvalidInput with the ids that there are."""
    if vendor_id not in IDS:
        raise InvalidInput(f"There is no vendor {vendor_id!r}{_perhaps(vendor_id, IDS)}. There are {', '.join(IDS)}.")
    client: type[Vendor] = getattr(vendors, NAMES[vendor_id])
    return client


def operation_of(vendor_id: str, name: str) -> Operation[..., Any]:
    """The operation of that name. Raises InvalidInput with the nearest names."""
    found = operations(client_of(vendor_id))
    if name not in found:
        raise InvalidInput(
            f"{client_of(vendor_id).title} has no operation {name!r}{_perhaps(name, found)}. "
            f"See: shiftwork operations {vendor_id}"
        )
    return found[name]


def entries(vendor_ids: Iterable[str] = IDS) -> list[dict[str, Any]]:
    """One entry an operation, with everything that its declaration says."""
    return [entry(operation) for vendor_id in vendor_ids for operation in operations(client_of(vendor_id)).values()]


def entry(operation: Operation[..., Any]) -> dict[str, Any]:
    """What the declaration of an operation says."""
    spec = operation.spec
    return {
        "vendor": operation.vendor.id,
        "name": operation.name,
        "method": spec.method,
        "path": spec.path,
        "kind": str(spec.kind),
        "paginated": spec.pages is not None,
        "parameters": operation.parameters.model.model_json_schema(),
        "returns": returns(operation),
        "scope": spec.scope,
        "source": spec.source,
        "description": getdoc(operation) or "",
    }


def returns(operation: Operation[..., Any]) -> str:
    """The operation's result in a few words, like ``list of Label`` or ``Report or Ticket``."""
    name = _in_words(operation.returns)
    return f"list of {name}" if operation.spec.pages else name


def _in_words(kind: Any) -> str:
    parts = get_args(kind)
    match get_origin(kind):
        case origin if origin is Annotated:
            return _in_words(parts[0])
        case origin if origin is list:
            return f"list of {_in_words(parts[0])}"
        case origin if origin in {Union, UnionType}:
            return " or ".join(map(_in_words, parts))
    return WORDS.get(kind) or str(kind.__name__)


def _perhaps(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=3)
    return f" (did you mean {' or '.join(near)}?)" if near else ""
