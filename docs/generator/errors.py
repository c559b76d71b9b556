"""The page of the errors that a call can raise."""

from collections.abc import Iterator
from inspect import getdoc

from generator.markdown import line, table
from prefect_shiftwork.rest.errors import CallError, ShiftworkError

HEAD = """\
# Errors

What goes wrong on purpose is one of these, from `prefect_shiftwork.rest.errors`. Each says in one sentence what
happened, at which vendor, in which operation, and what to do; none holds a secret. An error is also one of those above
it that are less indented: `except Refused` catches every answer that is a no.

`InvalidInput` comes before anything is sent. Any call can raise the others; what is repeated before they do is in
[reliability](reliability.md). The vendor's own words are in `error.failure.said`, its status in `error.failure.status`.
"""


def page() -> str:
    """Every error, below the one that it is a kind of."""
    return "\n".join([HEAD, *table(["Error", "When", "What to do"], rows(ShiftworkError, ""))])


def rows(kind: type[ShiftworkError], indent: str) -> Iterator[list[str]]:
    """An error and those that are kinds of it."""
    advice = kind.advice if issubclass(kind, CallError) and kind is not CallError else "See the message."
    yield [f"{indent}`{kind.__name__}`", line((getdoc(kind) or "").partition("\n")[0]), advice]
    for inner in kind.__subclasses__():
        if inner.__module__ == kind.__module__:
            yield from rows(inner, indent + "&emsp;")
