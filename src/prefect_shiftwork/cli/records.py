"""Records as JSON on standard output, and on a terminal a bar that counts them while they come."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


def as_json(value: Any, indent: int | None = None) -> str:
    """Any answer of an operation as JSON."""
    from pydantic_core import to_json

    return to_json(value, indent=indent).decode()


@contextmanager
def counted(what: str) -> Iterator[Callable[[Any], None]]:
    """Prints a record a line. A bar below them counts: on standard error, if the records go into a file.

    Where neither is a terminal, as in a pipe of a scheduled job, there is no bar.
    """
    if not (sys.stdout.isatty() or sys.stderr.isatty()):
        yield lambda record: print(as_json(record))
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=not sys.stdout.isatty())
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed} records"),
        TimeElapsedColumn(),
    )
    bar = Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
    with bar:
        task = bar.add_task(what, total=None)

        def show(record: Any) -> None:
            if console.stderr:
                print(as_json(record))
            else:
                console.out(as_json(record), highlight=False)
            bar.advance(task)

        yield show
