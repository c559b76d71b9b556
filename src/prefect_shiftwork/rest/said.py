"""The vendor's own words about an error, out of every shape that the five APIs use."""

from collections.abc import Callable

import httpx
from pydantic_core import from_json

LONGEST = 300
"""Characters of a vendor's error text that are quoted."""

KEYS = ("error_message", "message", "detail", "error_description", "title", "error")
"""Where the words are, best first: CrewSense, 7shifts (both forms), OAuth, problem+json, CrewIO."""


def said(response: httpx.Response, conceal: Callable[[str], str] = str) -> str:
    """The text of the answer's documented error field, on one line and shortened; empty when it has none.

    ``conceal`` takes secrets out of it, before a part of one could be what is left.
    """
    try:
        body = from_json(response.content)
    except ValueError:
        return ""
    text = " ".join(conceal(words_in(body)).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def words_in(body: object) -> str:
    """The words in a decoded error body; lists of messages (CrewSense 422) are joined."""
    if not isinstance(body, dict):
        return ""
    found = next((body[key] for key in KEYS if body.get(key)), "")
    if isinstance(found, list):
        found = "; ".join(str(item) for item in found)
    if isinstance(found, dict):
        found = words_in(found)
    return str(found)
