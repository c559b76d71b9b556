"""The operations of all vendors by the names that recipes call them, ``vendor.operation``."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from prefect_shiftwork.rest.operation import Operation, operations
from prefect_shiftwork.vendors.catalogue import IDS, client_of


@cache
def names() -> Mapping[str, Operation[..., Any]]:
    """Every operation, vendor by vendor."""
    return MappingProxyType(
        {f"{vendor}.{name}": each for vendor in IDS for name, each in operations(client_of(vendor)).items()}
    )
