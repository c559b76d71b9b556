"""Blocks that an older version saved, fitted to this one from the shell."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import BlockDocumentCreate, BlockSchemaCreate
from prefect.client.schemas.objects import BlockDocument

from prefect_shiftwork.blocks import CrewIOCredentials
from prefect_shiftwork.cli import main

SLUG = CrewIOCredentials.get_block_type_slug()
KEY = "crw_live_of_an_older_version"


async def saved_by_an_older_version(**data: Any) -> UUID:
    """A saved block with a field that is gone by now, and without some that are new."""
    schema = {
        "title": "CrewIOCredentials",
        "type": "object",
        "block_type_slug": SLUG,
        "properties": {name: {"title": name, "type": "string"} for name in data},
        "secret_fields": ["api_key"],
        "block_schema_references": {},
    }
    await CrewIOCredentials.aregister_type_and_schema()
    async with get_client() as prefect:
        kind = await prefect.read_block_type_by_slug(SLUG)
        old = await prefect.create_block_schema(BlockSchemaCreate(fields=schema, block_type_id=kind.id))
        document = await prefect.create_block_document(
            BlockDocumentCreate(name="club", data=data, block_schema_id=old.id, block_type_id=kind.id)
        )
    return document.id


async def saved() -> BlockDocument:
    async with get_client() as prefect:
        return await prefect.read_block_document_by_name("club", SLUG)


@pytest.fixture
def renew(shelf, monkeypatch, tmp_path, capsys):
    """``await renew("--dry-run")``: how the command ends and what it prints."""
    monkeypatch.chdir(tmp_path)

    async def run(*words: str) -> tuple[object, str]:
        try:
            await asyncio.to_thread(main, ["blocks", "renew", *words])
        except SystemExit as ended:
            return ended.code or 0, capsys.readouterr().out
        return 0, capsys.readouterr().out

    return run


async def test_a_block_of_an_older_version_gets_the_form_of_this_one_and_keeps_what_is_filled_in(renew) -> None:
    document_id = await saved_by_an_older_version(api_key=KEY, region="eu")
    fields = "defaults for webhook_secret, base_url, on_drift; without region"

    assert (0, f"{SLUG}/club: would be renewed; {fields}\n") == await renew("--dry-run")
    assert {"api_key": KEY, "region": "eu"} == (await saved()).data
    assert (0, f"{SLUG}/club: renewed; {fields}\n") == await renew()
    assert (0, f"{SLUG}/club: fits\n") == await renew()

    renewed = await saved()
    assert document_id == renewed.id
    assert {"api_key": KEY} == renewed.data
    assert "on_drift" in renewed.block_schema.fields["properties"]
    assert KEY == (await CrewIOCredentials.aload("club")).api_key.get_secret_value()


async def test_a_block_that_does_not_fit_stays_and_is_named_without_what_stands_in_it(renew) -> None:
    await saved_by_an_older_version(api_key=KEY, base_url="ftp://of.an.older.version")

    status, told = await renew()

    assert "shiftwork: 1 of the blocks above are as they were. Open them in Prefect, correct and save." == status
    assert f"{SLUG}/club: does not fit: base_url\n" == told
    assert "ftp://of.an.older.version" == (await saved()).data["base_url"]
