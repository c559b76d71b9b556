"""Secrets that would be known anywhere: made at random, and looked for in every form that a program writes."""

import base64
import json
import logging
import pickle
import secrets
import traceback
from collections.abc import Iterator
from urllib.parse import quote, quote_plus

from prefect_shiftwork.rest.errors import ShiftworkError


def canary() -> str:
    """A secret with signs that every encoding writes in another way."""
    return f"canary/{secrets.token_hex(12)}+ &="


def disguises(secret: str) -> set[str]:
    """A secret, or half of it, as it may be written: plain, in an address, in JSON, in base64 of whatever holds it."""
    hidden = {secret, secret[:20], quote(secret), quote(secret, safe=""), quote_plus(secret), json.dumps(secret)[1:-1]}
    for ahead in range(3):
        code = base64.b64encode(b"-" * ahead + secret.encode()).decode().rstrip("=")
        # Without the signs that depend on what is around the secret.
        hidden.add(code[-(-ahead * 8 // 6) : -1])
    return hidden | {each.translate(str.maketrans("+/", "-_")) for each in hidden}


def found_in(told: str, *hidden: str) -> set[str]:
    """The forms of the secrets that are in a text."""
    return {form for secret in hidden for form in disguises(secret) if form in told}


def everything_of(error: BaseException) -> str:
    """All that can be printed of an error and of those behind it, and what is pickled of ours."""
    printed = "".join(traceback.format_exception(error))
    pickled = pickle.dumps(error).decode("latin-1") if isinstance(error, ShiftworkError) else ""
    return "\n".join([printed, pickled, *(f"{each} {each!r} {vars(each)}" for each in _behind(error))])


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def told_by_logs(records: list[logging.LogRecord]) -> str:
    """What all log records say, of whatever level."""
    formatter = logging.Formatter()
    return "\n".join(f"{formatter.format(record)} {vars(record)}" for record in records)
