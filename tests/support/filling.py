"""Every field of a form filled in with something else than it holds, and what that has to become."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import count
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from card import Card

Schema = dict[str, Any]
ZONE = ZoneInfo("America/New_York")
"""Where the browser is."""


class Moment:
    """A time of the day as somebody picks it: to the minute, however it is written."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and self.at == datetime.fromisoformat(other).replace(second=0, microsecond=0)

    def __repr__(self) -> str:
        return self.at.isoformat()

    __hash__ = None  # type: ignore[assignment]


class Filling:
    """Fills in a form by its schema: of several cards the first, of a list a row for each card that it can hold."""

    def __init__(self, schema: Schema, saved: dict[str, dict[str, str]]) -> None:
        self._definitions: dict[str, Schema] = schema["definitions"]
        self._saved = saved
        self._turn = 0
        self._numbers = count(1)

    def fills(self, card: Card, schema: Schema, given: dict[str, Any]) -> dict[str, Any]:
        """Fill in a card; what it has to become."""
        ordered = sorted(schema["properties"].items(), key=lambda each: each[1].get("position", 0))
        return {name: self._field(card, each, given.get(name, each.get("default"))) for name, each in ordered}

    def others(self, card: Card, schema: Schema) -> Iterator[dict[str, Any]]:
        """Fill in the second of several cards, then the third; what has to become of their fields."""
        kinds = {name: self._kinds(each) for name, each in self._resolved(schema)["properties"].items()}
        for turn in range(1, max(map(len, kinds.values()))):
            self._turn = turn
            yield {
                name: self._one_of(card, schema_of["title"], kinds[name], None)
                for name, schema_of in self._resolved(schema)["properties"].items()
                if len(kinds[name]) > turn
            }

    def _kinds(self, schema: Schema) -> list[Schema]:
        shown = self._resolved(schema)
        return [self._resolved(each) for each in shown.get("anyOf", [shown]) if each.get("type") != "null"]

    def _field(self, card: Card, schema: Schema, given: Any) -> Any:
        shown = self._resolved(schema)
        title = schema.get("title", shown.get("title"))
        kinds = self._kinds(schema)
        if blocks := {kind["title"]: kind["block_type_slug"] for kind in kinds if "block_type_slug" in kind}:
            return self._block(card, title, blocks, optional="anyOf" in shown)
        if len(kinds) > 1:
            return self._one_of(card, title, kinds, given)
        return self._plain(card, title, kinds[0], given)

    def _resolved(self, schema: Schema) -> Schema:
        reference = schema.get("$ref")
        return self._definitions[reference.rpartition("/")[2]] if reference else schema

    def _block(self, card: Card, title: str, slugs: dict[str, str], *, optional: bool) -> dict[str, Any]:
        kind = next(kind for kind, slug in slugs.items() if slug in self._saved)
        saved = self._saved[slugs[kind]]
        card.chooses_block(title, kind if optional else None, saved["name"])
        return {"$ref": {"block_document_id": saved["id"]}}

    def _one_of(self, card: Card, title: str, kinds: list[Schema], given: Any) -> Any:
        kind = kinds[min(self._turn, len(kinds) - 1)]
        within = card.tab(title, kind["title"])
        if kind["type"] == "object":
            mine = given if isinstance(given, dict) and given.keys() <= kind["properties"].keys() else {}
            return self.fills(within, kind, mine)
        return self._typed(within, kind)

    def _plain(self, card: Card, title: str, kind: Schema, given: Any) -> Any:
        match kind:
            case {"enum": [*options]}:
                chosen = next(each for each in reversed(options) if each != given)
                card.chooses(title, chosen)
                return chosen
            case {"type": "object"}:
                return self.fills(card.card(title), kind, given or {})
            case {"type": "array"}:
                return [*(given or []), *self._rows(card, title, self._resolved(kind["items"]), given or [])]
            case {"type": "boolean"}:
                card.turns(title, on=not given)
                return not given
            case {"type": "integer" | "number"}:
                number = (given or 0) + (1 if (given or 0) < kind.get("maximum", 1000) else -1)
                card.writes(title, str(number))
                return number
        return self._text(card, title, kind.get("format", ""))

    def _text(self, card: Card, title: str, form: str) -> str | Moment:
        number = next(self._numbers)
        match form:
            case "date":
                day = date(2027, 1, number % 28 + 1)
                card.picks_day(title, day)
                return day.isoformat()
            case "date-time":
                today = datetime.now(ZONE)
                moment = today.replace(day=15, hour=number % 24, minute=30, second=0, microsecond=0)
                card.picks_moment(title, moment)
                return Moment(moment)
        text = str(UUID(int=number)) if form == "uuid" else f"changed{number}"
        card.writes(title, text)
        return text

    def _typed(self, field: Card, kind: Schema) -> str | int:
        """What has no title of its own: one of several ways to write a value."""
        value = next(self._numbers)
        written = value if kind["type"] == "integer" else f"changed{value}"
        field.fills(str(written))
        return written

    def _rows(self, card: Card, title: str, kind: Schema, given: list[Any]) -> Iterator[Any]:
        if "enum" in kind:
            chosen = next(each for each in kind["enum"] if each not in given)
            card.chooses(title, chosen, one_of_several=True)
            yield chosen
        elif kind["type"] == "object":
            yield from (self._row(card.adds_row(title), kind, turn) for turn in range(self._variants(kind)))
        else:
            yield self._typed(card.adds_row(title), kind)

    def _row(self, card: Card, kind: Schema, turn: int) -> dict[str, Any]:
        before, self._turn = self._turn, turn
        filled = self.fills(card, kind, {})
        self._turn = before
        return filled

    def _variants(self, kind: Schema) -> int:
        return max(len(self._resolved(each).get("anyOf", [each])) for each in kind["properties"].values())
