"""From the arguments of a call to the parts of its request, by the signature of the operation alone.

Where an argument goes follows from its name and the verb: a name in the path's braces goes into the path; of the rest,
GET and DELETE put it into the query and the others into the body. ``Annotated`` says what cannot be read off:

- ``Annotated[LocalDateTime, Query("start[gte]")]``: this name, in the query
- ``Annotated[list[int], Body("location", beside=True)]``: this name, in the body beside its envelope
- ``Annotated[dict[str, JsonValue], WholeBody()]``: the whole body
"""

import difflib
import functools
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import UnionType
from typing import Annotated, Union, get_args, get_origin, get_type_hints
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, ValidationError, create_model
from pydantic_core import ErrorDetails

from prefect_shiftwork.rest.call import QueryValue
from prefect_shiftwork.rest.errors import InvalidInput


@dataclass(frozen=True)
class Query:
    """The argument goes into the query, under this name."""

    name: str = ""


@dataclass(frozen=True)
class Body:
    """The argument is a field of the body, under this name; ``beside`` puts it next to the body's envelope."""

    name: str = ""
    beside: bool = False


@dataclass(frozen=True)
class WholeBody:
    """The argument is the body."""


@dataclass(frozen=True)
class InPath:
    """The argument fills the braces of its name in the path."""


Place = Query | Body | WholeBody | InPath


@dataclass
class Parts:
    """The parts of a request that come from arguments."""

    path: dict[str, str] = field(default_factory=dict)
    query: list[tuple[str, QueryValue]] = field(default_factory=list)
    body: dict[str, object] = field(default_factory=dict)
    beside: dict[str, object] = field(default_factory=dict)
    whole: object = None


class Parameters:
    """The parameters of one operation: their model, and the place of each in the request."""

    def __init__(self, declaration: Callable[..., object], path: str, *, in_query: bool) -> None:
        self._declaration = declaration
        self._path = path
        self._default: Place = Query() if in_query else Body()

    @functools.cached_property
    def model(self) -> type[BaseModel]:
        """A pydantic model with a field per parameter; unknown names are refused."""
        fields = {
            name: (self._hints[name], ... if p.default is p.empty else p.default)
            for name, p in self._signature.parameters.items()
        }
        config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
        return create_model(self._declaration.__name__, __config__=config, **fields)  # type: ignore[call-overload,no-any-return]

    @functools.cached_property
    def has_body(self) -> bool:
        """Some of the parameters are fields of a body, which is then sent even if none of them is given."""
        return any(isinstance(place, Body | WholeBody) for place in self._places.values())

    def parts(self, args: tuple[object, ...], kwargs: Mapping[str, object], context: object) -> Parts:
        """The parts of a request with these arguments.

        None is never sent, so that a blank erases nothing; only a whole body goes out as the caller wrote it.

        Raises:
            InvalidInput: naming each argument that is missing, unknown or of the wrong kind.
        """
        named = dict(zip(self._signature.parameters, args, strict=False)) | dict(kwargs)
        try:
            valid = self.model.model_validate(named, context=context)
        except ValidationError as error:
            raise InvalidInput(f"{self._declaration.__name__}: {in_words(error, self.model.model_fields)}") from None
        parts = Parts()
        for name, value in valid.model_dump(mode="json", by_alias=True, exclude_none=True).items():
            self._put(parts, name, value)
        if parts.whole is not None:
            (parts.whole,) = valid.model_dump(
                mode="json", by_alias=True, exclude_unset=True, include=self._whole
            ).values()
        return parts

    def _put(self, parts: Parts, name: str, value: object) -> None:
        match self._places[name]:
            case InPath():
                parts.path[name] = path_segment(name, value)
            case Query(wire):
                parts.query.extend((wire or name, item) for item in _items(value))
            case Body(wire, beside):
                (parts.beside if beside else parts.body)[wire or name] = value
            case _:
                parts.whole = value

    @functools.cached_property
    def _signature(self) -> inspect.Signature:
        signature = inspect.signature(self._declaration)
        _self, *parameters = signature.parameters.values()
        return signature.replace(parameters=parameters)

    @functools.cached_property
    def _hints(self) -> dict[str, object]:
        return get_type_hints(self._declaration, include_extras=True)

    @functools.cached_property
    def _places(self) -> dict[str, Place]:
        return {name: self._place(name, self._hints[name]) for name in self._signature.parameters}

    @functools.cached_property
    def _whole(self) -> set[str]:
        return {name for name, place in self._places.items() if isinstance(place, WholeBody)}

    def _place(self, name: str, hint: object) -> Place:
        if f"{{{name}}}" in self._path:
            return InPath()
        return next((mark for mark in _marks(hint) if isinstance(mark, Query | Body | WholeBody)), self._default)


def _marks(hint: object) -> Iterator[object]:
    """What ``Annotated`` says of an argument, also of one that may be None."""
    if get_origin(hint) is Annotated:
        yield from get_args(hint)[1:]
    elif get_origin(hint) is UnionType or get_origin(hint) is Union:
        for each in get_args(hint):
            yield from _marks(each)


def path_segment(name: str, value: object) -> str:
    """The value as one segment of a path, which it cannot leave."""
    text = str(value)
    if text in {"", ".", ".."}:
        raise InvalidInput(f"{name} is empty; give the record's id.")
    return quote(text, safe="")


def in_words(error: ValidationError, names: Iterable[str] = ()) -> str:
    """A validation error as one line: each field and what to do about it, without the values.

    Args:
        error: what pydantic says.
        names: the arguments that there are; of one that is not among them the nearest is told.
    """
    known = list(names)
    problems = error.errors(include_url=False, include_context=False, include_input=False)
    return "; ".join(_in_words(".".join(map(str, each["loc"])) or "value", each, known) for each in problems)


def _in_words(where: str, problem: ErrorDetails, known: list[str]) -> str:
    if problem["type"] == "missing":
        return f"{where} is missing"
    if problem["type"] == "extra_forbidden":
        return f"{where} is no argument{_instead(where, known)}"
    return f"{where}: {_said(problem)}"


def _instead(name: str, known: list[str]) -> str:
    """What there is in place of an argument that there is not."""
    if "." in name or not known:
        return ": leave it out"
    nearest = difflib.get_close_matches(name, known, n=3, cutoff=0.6)
    return f": did you mean {' or '.join(nearest)}?" if nearest else f": there is {', '.join(known)}"


def reason(problem: ErrorDetails) -> str:
    """Why pydantic refuses a value, without its own mark for reasons that are not its own."""
    return problem["msg"].removeprefix("Value error, ")


def _said(problem: ErrorDetails) -> str:
    """The reason, fit for the middle of a sentence."""
    plain = reason(problem)
    return plain[:1].lower() + plain[1:]


def _items(value: object) -> list[QueryValue]:
    return value if isinstance(value, list) else [value]  # type: ignore[list-item]  # query arguments are scalars
