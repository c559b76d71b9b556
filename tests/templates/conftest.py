"""Two readers who live in the same zone."""

import pytest

from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.samples import ZONE


@pytest.fixture
def english() -> Reader:
    return Reader("en_GB", ZONE)


@pytest.fixture
def german() -> Reader:
    return Reader("de", ZONE)
