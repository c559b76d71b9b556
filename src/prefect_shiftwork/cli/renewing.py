"""``shiftwork blocks renew``: blocks that an older version saved, as this version has them."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from prefect_shiftwork.cli.loop import awaited

if TYPE_CHECKING:
    from prefect.blocks.core import Block
    from prefect.client.orchestration import PrefectClient
    from prefect.client.schemas.objects import BlockDocument


def add_to(app: App) -> None:
    """Add the command of this room."""
    app["blocks"].command(renew)


def renew(*, dry_run: Annotated[bool, Parameter(negative="")] = False) -> None:
    """Fit the saved blocks to this version, so that their forms show its fields; what is filled in stays.

    Args:
        dry_run: Say what would change, and change nothing.
    """
    from prefect_shiftwork.cli.prefect_server import asking_prefect

    with asking_prefect():
        misfits = awaited(_renew(dry_run=dry_run))
    if misfits:
        sys.exit(f"shiftwork: {misfits} of the blocks above are as they were. Open them in Prefect, correct and save.")


async def _renew(*, dry_run: bool) -> int:
    from prefect.client.orchestration import get_client

    from prefect_shiftwork.blocks import CREDENTIALS, PeopleMap

    found = misfits = 0
    kinds: list[type[Block]] = [*CREDENTIALS.values(), PeopleMap]
    async with get_client() as prefect:
        for kind in kinds:
            for document in await prefect.read_block_documents_by_type(kind.get_block_type_slug()):
                fit = Fit.of(kind, document)
                found, misfits = found + 1, misfits + bool(fit.wrong)
                if fit.is_renewable and not dry_run:
                    await _save(prefect, kind, document, fit.data)
                print(f"{kind.get_block_type_slug()}/{document.name}: {fit.told(dry_run=dry_run)}")
    if not found:
        print("There is no saved block.")
    return misfits


@dataclass(frozen=True)
class Fit:
    """How a saved block fits this version.

    Attributes:
        data: what is filled in, of the fields that this version has.
        is_old: another version saved it.
        new: fields that it lacks and that have a default.
        gone: fields that this version does not have.
        wrong: fields that this version does not take as they are.
    """

    data: Mapping[str, Any]
    is_old: bool
    new: tuple[str, ...]
    gone: tuple[str, ...]
    wrong: tuple[str, ...]

    @classmethod
    def of(cls, kind: "type[Block]", document: "BlockDocument") -> "Fit":
        """Compare a saved block with its class."""
        fields, saved = kind.model_fields, document.data
        known = {name: value for name, value in saved.items() if name in fields}
        now = kind._calculate_schema_checksum()
        return cls(
            data=known,
            is_old=document.block_schema is None or document.block_schema.checksum != now,
            new=tuple(name for name, field in fields.items() if name not in saved and not field.is_required()),
            gone=tuple(name for name in saved if name not in fields),
            wrong=_wrong(kind, known),
        )

    @property
    def is_renewable(self) -> bool:
        """Whether there is something to do that can be done."""
        return self.is_old and not self.wrong

    def told(self, *, dry_run: bool) -> str:
        """In words, by the names of fields alone: what stands in them may be a secret."""
        if self.wrong:
            return f"does not fit: {', '.join(self.wrong)}"
        if not self.is_old:
            return "fits"
        done, parts = "would be renewed" if dry_run else "renewed", (("defaults for", self.new), ("without", self.gone))
        return "; ".join([done, *(f"{words} {', '.join(names)}" for words, names in parts if names)])


def _wrong(kind: "type[Block]", data: Mapping[str, Any]) -> tuple[str, ...]:
    from pydantic import ValidationError

    try:
        kind.model_validate(data)
    except ValidationError as error:
        places = (".".join(map(str, each["loc"])) for each in error.errors(include_input=False))
        return tuple(place or "its fields together" for place in places)
    return ()


async def _save(
    prefect: "PrefectClient", kind: "type[Block]", document: "BlockDocument", data: Mapping[str, Any]
) -> None:
    """Save it under the schema of this version. Its id stays, so whatever has chosen it still does.

    Fields that this version lacks go: nothing would tell Prefect any more which of them are secret.
    """
    from prefect.client.schemas.actions import BlockDocumentUpdate

    await kind.aregister_type_and_schema(client=prefect)
    renewed = BlockDocumentUpdate(block_schema_id=kind._block_schema_id, data=dict(data), merge_existing_data=False)
    await prefect.update_block_document(document.id, renewed)
