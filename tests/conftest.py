"""What all tests share: no Prefect server unless a test asks for one, nothing sent home."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says more about the machine than about the code. Whoever tests twice has the same examples
# twice; new ones are looked for with --hypothesis-profile=search.
ANY_TIME = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("shiftwork", ANY_TIME, max_examples=100, derandomize=True)
settings.register_profile("search", ANY_TIME, max_examples=1_500)
settings.register_profile("long", max_examples=100_000, deadline=None)
settings.load_profile("shiftwork")

os.environ["PREFECT_SERVER_ALLOW_EPHEMERAL_MODE"] = "false"
os.environ["DO_NOT_TRACK"] = "1"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record", action="store_true", help="record the cassettes anew instead of playing them")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever needs the Prefect server says so, and whatever is done on Prefect's pages has a second try.

    Their server keeps everything in one SQLite file: on a busy machine a page may wait for it in vain. What runs in
    other processes, or does again what other tests do, is not traced: that would take time and cover nothing.
    """
    for item in items:
        if "prefect_server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.server)
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))
        if item.get_closest_marker("browser") or item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[str]:
    """The address of a Prefect server, one for each worker, so that no worker has all of these tests."""
    from benchmarks.reliability import prefect_server as its_own  # Prefect reads the environment when it is imported

    with its_own.prefect_server() as address:
        yield address
