"""What the tests of the documents share.

Tables and the reference are made from the code: ``pytest tests/docs --write-docs`` writes them anew.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

Keep = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-docs", action="store_true", help="write what is made from the code instead of comparing")


@pytest.fixture
def keep(request: pytest.FixtureRequest) -> Keep:
    """Holds a document against the text that the code makes of it; with --write-docs it is written first."""

    def keep_it(document: Path, text: str) -> None:
        if request.config.getoption("--write-docs", default=False):
            document.write_text(text)
        assert text == document.read_text(), "the document is stale: pytest tests/docs --write-docs"

    return keep_it
