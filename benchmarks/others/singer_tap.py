"""The list with a tap of the Singer SDK: records of a schema, told as messages on the standard output."""

from collections.abc import Mapping
from typing import Any

from singer_sdk import RESTStream, Stream, Tap
from singer_sdk import typing as th
from singer_sdk.pagination import BaseOffsetPaginator

from benchmarks.others.timed import timed

PAGE = 100


class Offsets(BaseOffsetPaginator):
    """Page after page until all are there."""

    def has_more(self, response: Any) -> bool:
        """Whether the answer's total is further on."""
        return bool(self.current_value + PAGE < response.json()["total"])


class TimePunches(RESTStream[int]):
    """The punches."""

    name = "time_punches"
    path = "/v1/time_punches"
    records_jsonpath = "$.data[*].time_punch"
    primary_keys = ("id",)
    schema = th.PropertiesList(
        *(th.Property(f"{name}id", th.IntegerType) for name in ("", "shift_", "user_", "location_", "department_")),
        th.Property("role_id", th.IntegerType),
        *(th.Property(name, th.BooleanType) for name in ("approved", "auto_clocked_out")),
        *(th.Property(f"clocked_{way}_offline", th.BooleanType) for way in ("in", "out")),
        *(th.Property(name, th.StringType) for name in ("clocked_in", "clocked_out", "created", "modified", "notes")),
        th.Property("tips", th.NumberType),
    ).to_dict()
    told = 0

    @property
    def url_base(self) -> str:
        """Where the list is."""
        return str(self.config["address"])

    def get_new_paginator(self) -> Offsets:
        """From the beginning."""
        return Offsets(0, PAGE)

    def get_url_params(self, context: Mapping[str, Any] | None, next_page_token: int | None) -> dict[str, Any]:  # noqa: ARG002
        """One page."""
        return {"limit": PAGE, "offset": next_page_token or 0}

    def post_process(self, row: dict[str, Any], context: Mapping[str, Any] | None = None) -> dict[str, Any]:  # noqa: ARG002
        """Count it."""
        self.told += 1
        return row


class Punches(Tap):
    """A tap of one stream."""

    name = "tap-punches"
    config_jsonschema = th.PropertiesList(th.Property("address", th.StringType)).to_dict()

    def discover_streams(self) -> list[Stream]:
        """The punches."""
        return [TimePunches(self)]


def read(address: str) -> int:
    """How many punches there are."""
    tap = Punches(config={"address": address})
    tap.sync_all()
    return sum(stream.told for stream in tap.streams.values() if isinstance(stream, TimePunches))


if __name__ == "__main__":
    timed(read)
