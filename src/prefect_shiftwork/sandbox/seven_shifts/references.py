"""Ids in a body that point to other records."""

from collections.abc import Mapping

from prefect_shiftwork.sandbox.seven_shifts.books import Books


class UnknownReference(LookupError):
    """A body points to a record that does not exist."""

    def __init__(self, field: str, record_id: object) -> None:
        super().__init__(f"{field}: there is no record with the id {record_id}")
        self.field = field


def check_references(books: Books, fields: Mapping[str, object]) -> None:
    """Raise `UnknownReference` for the first id that no record has; None and an empty list point to nothing.

    Looks at `location_id`, `location_ids` and so on for every table that others point to.
    """
    for noun, known in (
        ("location", books.locations),
        ("department", books.departments),
        ("role", books.roles),
        ("user", books.users),
        ("shift", books.shifts),
    ):
        one, several = f"{noun}_id", f"{noun}_ids"
        pointers = [(one, fields.get(one)), *((several, target) for target in _ids(fields.get(several)))]
        for field, target in pointers:
            if target is not None and target not in known:
                raise UnknownReference(field, target)


def _ids(value: object) -> list[object]:
    return value if isinstance(value, list) else []
