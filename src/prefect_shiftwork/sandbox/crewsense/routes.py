"""What every operation under `/v1` does before and after its own work."""

import json
from collections import defaultdict
from collections.abc import Callable, Coroutine
from contextlib import suppress
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.types import Message

from prefect_shiftwork.sandbox.crewsense import tokens
from prefect_shiftwork.sandbox.crewsense.errors import RefusedError, invalid
from prefect_shiftwork.sandbox.crewsense.office import office_of

Handler = Callable[[Request], Coroutine[Any, Any, Response]]
JSON = b"application/json"
HALVES = range(0xD800, 0xE000)
"""Surrogates, which stand for a character only in pairs."""


class JsonRoute(APIRoute):
    """An operation that takes JSON: checks the token, refuses unknown parameters, tags what it answers."""

    def get_route_handler(self) -> Handler:
        """The handler of the operation, wrapped."""
        operation = super().get_route_handler()
        parameters = {field.alias for field in self.dependant.query_params}

        async def handler(request: Request) -> Response:
            tokens.check(office_of(request), request)
            _refuse_unknown(request, parameters)
            readable = await self.readable(request)
            _refuse_half_characters(await readable.body())
            return _tagged(request, await operation(readable))

        return handler

    async def readable(self, request: Request) -> Request:
        """The request with a body that FastAPI can read."""
        return request


class JsonOrFormRoute(JsonRoute):
    """An operation whose documents leave the content type open (crewsense.md 2.5): it takes either."""

    async def readable(self, request: Request) -> Request:
        """As it is, or a form turned into JSON."""
        return await _form_as_json(request) if _content_type(request) == tokens.FORM else request


class FormRoute(JsonRoute):
    """An operation whose documents show a form (crewsense.md 2.5)."""

    async def readable(self, request: Request) -> Request:
        """The form turned into JSON."""
        if _content_type(request) != tokens.FORM:
            raise RefusedError(400, f"The request must be sent as {tokens.FORM}.")
        return await _form_as_json(request)


def _refuse_unknown(request: Request, parameters: set[str]) -> None:
    if unknown := request.query_params.keys() - parameters:
        raise invalid(*(f"The {name} parameter is not allowed." for name in sorted(unknown)))


def _refuse_half_characters(body: bytes) -> None:
    """Refuse text that no answer could repeat: an escape in JSON can be one half of a character."""
    if b"\\ud" not in body.lower():
        return
    with suppress(ValueError):
        text = json.dumps(json.loads(body), ensure_ascii=False)
        if any(character in HALVES for character in map(ord, text)):
            raise RefusedError(400, "The request body holds text that is not Unicode.")


def _tagged(request: Request, response: Response) -> Response:
    """Successful GETs carry an ETag, and answer 304 to a caller that has it already (crewsense.md 2.6)."""
    if request.method != "GET":
        return response
    tag = f'"{sha256(response.body).hexdigest()[:32]}"'
    if {tag, "*"} & _known(request):
        return Response(status_code=304, headers={"ETag": tag})
    response.headers["ETag"] = tag
    return response


def _known(request: Request) -> set[str]:
    """The tags that the caller has, compared weakly: `W/` or not makes no difference (RFC 9110, 13.1.2)."""
    tags = request.headers.get("If-None-Match", "").split(",")
    return {tag.strip().removeprefix("W/") for tag in tags}


def _content_type(request: Request) -> str:
    return request.headers.get("Content-Type", "").partition(";")[0].strip().lower()


async def _form_as_json(request: Request) -> Request:
    pairs = parse_qsl((await request.body()).decode(errors="replace"), keep_blank_values=True)
    body = json.dumps(_fields(pairs)).encode()
    replaced = {b"content-type", b"content-length"}
    headers = [header for header in request.scope["headers"] if header[0] not in replaced]

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return Request({**request.scope, "headers": [*headers, (b"content-type", JSON)]}, receive)


def _fields(pairs: list[tuple[str, str]]) -> dict[str, str | list[str]]:
    """Fields of a form; `ids[]=1&ids[]=2` is a list, as everywhere in PHP."""
    fields: dict[str, str | list[str]] = {name: value for name, value in pairs if not name.endswith("[]")}
    lists: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in pairs:
        if name.endswith("[]"):
            lists[name.removesuffix("[]")].append(value)
    return fields | lists
