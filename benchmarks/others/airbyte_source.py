"""The list with a declarative source of Airbyte's CDK: records of a schema, as messages in JSON."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from airbyte_cdk.entrypoint import AirbyteEntrypoint
from airbyte_cdk.models import ConfiguredAirbyteCatalogSerializer
from airbyte_cdk.sources.declarative.concurrent_declarative_source import ConcurrentDeclarativeSource

from benchmarks.others.timed import timed

KINDS = {
    "integer": ("id", "shift_id", "user_id", "location_id", "department_id", "role_id"),
    "boolean": ("approved", "auto_clocked_out", "clocked_in_offline", "clocked_out_offline"),
    "string": ("clocked_in", "clocked_out", "created", "modified", "notes"),
    "number": ("tips",),
}
SCHEMA = {
    "type": "object",
    "properties": {name: {"type": ["null", kind]} for kind, names in KINDS.items() for name in names},
}
CATALOGUE = {
    "streams": [
        {
            "stream": {"name": "time_punches", "json_schema": SCHEMA, "supported_sync_modes": ["full_refresh"]},
            "sync_mode": "full_refresh",
            "destination_sync_mode": "append",
        }
    ]
}


def manifest(address: str) -> dict[str, Any]:
    """The source as one would write it in YAML."""
    stream = {
        "type": "DeclarativeStream",
        "name": "time_punches",
        "primary_key": "id",
        "schema_loader": {"type": "InlineSchemaLoader", "schema": SCHEMA},
        "retriever": {
            "type": "SimpleRetriever",
            "requester": {"type": "HttpRequester", "url_base": address, "path": "/v1/time_punches"},
            "record_selector": {
                "type": "RecordSelector",
                "extractor": {"type": "DpathExtractor", "field_path": ["data", "*", "time_punch"]},
            },
            "paginator": {
                "type": "DefaultPaginator",
                "pagination_strategy": {"type": "OffsetIncrement", "page_size": 100, "inject_on_first_request": True},
                "page_size_option": {
                    "type": "RequestOption",
                    "inject_into": "request_parameter",
                    "field_name": "limit",
                },
                "page_token_option": {
                    "type": "RequestOption",
                    "inject_into": "request_parameter",
                    "field_name": "offset",
                },
            },
        },
    }
    return {
        "version": "7.0.0",
        "type": "DeclarativeSource",
        "check": {"type": "CheckStream", "stream_names": ["time_punches"]},
        "streams": [stream],
        "spec": {"type": "Spec", "connection_specification": {"type": "object", "properties": {}}},
    }


def read(address: str) -> int:
    """How many punches there are."""
    catalogue = ConfiguredAirbyteCatalogSerializer.load(CATALOGUE)
    source = ConcurrentDeclarativeSource(
        source_config=manifest(address), config={}, catalog=catalogue, state=[], limits=None
    )
    with TemporaryDirectory() as folder:
        config, streams = Path(folder) / "config.json", Path(folder) / "streams.json"
        config.write_text("{}", encoding="utf-8")
        streams.write_text(json.dumps(CATALOGUE), encoding="utf-8")
        arguments = AirbyteEntrypoint.parse_args(["read", "--config", str(config), "--catalog", str(streams)])
        return sum('"type":"RECORD"' in message for message in AirbyteEntrypoint(source).run(arguments))


if __name__ == "__main__":
    timed(read)
