"""What a step of a recipe can call, by ``vendor.name``: the operations of all vendors, and their finders."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BaseModel, Field, create_model

from prefect_shiftwork.rest.operation import Operation, Spec, operations
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.catalogue import IDS, client_of
from prefect_shiftwork.vendors.finding import Finder, finders

NAMED = "named"
"""The argument of a search that says whom or what it is for."""

Wanted = Annotated[str, Field(description="The record's name or id.", min_length=1)]


@dataclass(frozen=True)
class Search:
    """A finder, as far as a recipe has to know it: a read with the list's arguments and a name."""

    finder: Finder[..., Any]

    @property
    def name(self) -> str:
        """Like ``find_event``."""
        return self.finder.name

    @property
    def vendor(self) -> type[Vendor]:
        """Whose records are searched."""
        return self.finder.listing.vendor

    @cached_property
    def spec(self) -> Spec:
        """The list's; of its records one is answered."""
        return replace(self.finder.listing.spec, pages=None)

    @cached_property
    def model(self) -> type[BaseModel]:
        """The arguments."""
        found: type[BaseModel] = create_model(
            self.name,
            __base__=self.finder.listing.parameters.model,
            **{NAMED: (Wanted, ...)},  # type: ignore[call-overload]
        )
        return found


Called = Operation[..., Any] | Search
"""What a step calls."""


@cache
def names() -> Mapping[str, Called]:
    """Everything that can be called, vendor by vendor."""
    found: dict[str, Called] = {}
    for vendor in IDS:
        client = client_of(vendor)
        found |= {f"{vendor}.{name}": each for name, each in operations(client).items()}
        found |= {f"{vendor}.{each.name}": Search(each) for each in finders(client).values()}
    return MappingProxyType(found)


def arguments_of(called: Called) -> type[BaseModel]:
    """A model of the arguments; unknown names are refused."""
    return called.model if isinstance(called, Search) else called.parameters.model
