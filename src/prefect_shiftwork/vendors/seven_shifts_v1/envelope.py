"""7shifts v1's envelopes: ``{"status": ..., "data": {"<model>": {...}, ...}}`` around answers and errors."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import httpx
from pydantic_core import from_json

from prefect_shiftwork.rest.call import Call
from prefect_shiftwork.rest.errors import NotAuthenticated, NotFound, NotPermitted, Refused, Rejected
from prefect_shiftwork.rest.session import Session


@dataclass(frozen=True)
class Beside:
    """The record under ``data.<model>``; what the vendor puts beside it becomes further fields of the record.

    A punch is read with its location, department, shift and user beside it ("Time Punches Read").
    """

    model: str

    def __call__(self, body: object, /) -> object:
        """The record. Raises KeyError naming the documented key that is missing."""
        data = _member(body, "data")
        record = _member(data, self.model)
        if not (isinstance(record, Mapping) and isinstance(data, Mapping)):
            return record
        return {name: value for name, value in data.items() if name != self.model} | dict(record)


def _member(body: object, key: str) -> object:
    if not isinstance(body, Mapping) or key not in body:
        raise KeyError(key)
    return body[key]


REFUSALS: Mapping[str, type[Refused]] = {
    "unauthorized": NotAuthenticated,
    "access_denied": NotPermitted,
    "invalid_id": NotFound,
}
"""What the ``type`` of an error means ("Errors", "The object"); every other type is a request to correct."""

LITERAL_PATHS: Mapping[str, tuple[str, str]] = {
    "create_location": ("/v1/locations", "/v1/departments"),
    "update_location": ("/v1/locations/", "/v1/location/"),
}
"""Where the document's definition differs from the path that clients call ("Locations Create", "Locations Update")."""


class PartnerSession(Session):
    """A session that knows v1's error object, whatever the HTTP status that it comes with.

    Attributes:
        literal_paths: send the two location writes to the paths that the document prints.
    """

    literal_paths = False

    async def send(self, call: Call) -> httpx.Response:
        """The vendor's answer, with its body read.

        Raises:
            CallError: the one that fits the status, or the error object in an answer of status 200.
        """
        if self.literal_paths and call.operation in LITERAL_PATHS:
            call = replace(call, path=call.path.replace(*LITERAL_PATHS[call.operation]))
        response = await super().send(call)
        if refusal := refusal_in(response.content):
            raise refusal(self._failure(call, response))
        return response


def refusal_in(content: bytes) -> type[Refused] | None:
    """The error that an answer's body is, or None. A page of records is not decoded for it."""
    if b'"error"' not in content:
        return None
    try:
        body = from_json(content)
    except ValueError:  # not JSON: whoever reads the answer says so
        return None
    if not isinstance(body, Mapping) or body.get("status") != "error":
        return None
    # "type" in the document; "error" on the vendor's later error page
    return REFUSALS.get(str(body.get("type") or body.get("error")), Rejected)
