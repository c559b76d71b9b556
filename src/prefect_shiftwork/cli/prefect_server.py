"""What goes wrong between a command and Prefect's server, in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from prefect_shiftwork.rest.errors import InvalidInput


@contextmanager
def asking_prefect() -> Iterator[None]:
    """Turn Prefect's tracebacks about its server into what to do. Raises InvalidInput."""
    from httpx import ConnectError
    from prefect.settings import PREFECT_API_URL

    try:
        yield
    except (ConnectError, RuntimeError) as error:
        if isinstance(error, RuntimeError) and "Failed to reach API" not in str(error):
            raise
        raise InvalidInput(
            f"Prefect's server does not answer at {PREFECT_API_URL.value()}. Start it with: prefect server start; or "
            "correct PREFECT_API_URL."
        ) from None
