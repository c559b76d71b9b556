"""``name=value`` arguments, as ``shiftwork call`` and ``shiftwork flows run`` take them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from prefect_shiftwork.rest.errors import InvalidInput


def read(pairs: Iterable[str], whole: str | None = None) -> dict[str, Any]:
    """The arguments as one mapping: a JSON object first, then each ``name=value`` over it.

    A dot in a name goes inside (``window.start=2026-12-01``). A value is read as JSON where it is JSON (numbers,
    ``true``, lists), and as text otherwise.
    """
    found = _object(whole) if whole else {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise InvalidInput(f"{pair!r} is not an argument. Write name=value, like limit=50.")
        _put(found, name.split("."), _value(value))
    return found


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise InvalidInput(f"The JSON cannot be read: {error}.") from None
    if not isinstance(found, dict):
        raise InvalidInput('The JSON must be an object, like {"limit": 50}.')
    return found


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _put(into: dict[str, Any], path: list[str], value: Any) -> None:
    *outer, last = path
    for key in outer:
        into = into.setdefault(key, {})
        if not isinstance(into, Mapping):
            raise InvalidInput(f"{'.'.join(path)}: {key} has a value of its own already.")
    into[last] = value
