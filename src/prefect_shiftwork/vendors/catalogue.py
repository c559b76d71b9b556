"""All operations of all vendors, as data: what the command line lists and the reference is made of."""

import difflib
from collections.abc import Iterable
from inspect import getdoc
from typing import Any

from prefect_shiftwork import vendors
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.rest.operation import Operation, operations
from prefect_shiftwork.rest.vendor import Vendor

IDS = ("crewsense", "crewio", "seven_shifts_v1", "seven_shifts", "crewmojo")
"""The vendors' ids, in the order in which people are shown them."""


def clients() -> dict[str, type[Vendor]]:
    """The client class of each vendor by its id."""
    found = {client.id: client for client in (getattr(vendors, name) for name in vendors.__all__)}
    return {vendor_id: found[vendor_id] for vendor_id in IDS}


def client_of(vendor_id: str) -> type[Vendor]:
    """The client class with that id. Raises InvalidInput with the ids that there are."""
    if vendor_id not in IDS:
        raise InvalidInput(f"There is no vendor {vendor_id!r}{_perhaps(vendor_id, IDS)}. There are {', '.join(IDS)}.")
    return clients()[vendor_id]


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
    return [
        entry(operation)
        for vendor_id in vendor_ids
        for operation in operations(client_of(vendor_id)).values()
    ]


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
    """The operation's result in a word or two, like ``list of Label``."""
    name = _type_name(operation.returns)
    return f"list of {name}" if operation.spec.pages else name


def _type_name(kind: Any) -> str:
    if kind is None or kind is type(None):
        return "nothing"
    inner = getattr(kind, "__args__", ())
    if getattr(kind, "__origin__", None) is list:
        return f"list of {_type_name(inner[0])}"
    return getattr(kind, "__name__", str(kind))


def _perhaps(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=3)
    return f" (did you mean {' or '.join(near)}?)" if near else ""
