"""One vendor operation, declared once.

::

    class Labels(Vendor):
        @get("/v1/labels", source="Resources, GET /labels")
        async def list_labels(self) -> list[Label]:
            \"\"\"Crew scheduler labels of the company.\"\"\"

The signature is what callers see and what type checkers check; request, paging, task, command line and reference are
derived from it. A method without pages is ``async def`` and answers the record; one with pages is ``def`` and answers
an async iterator of records.
"""

import functools
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Concatenate, Generic, ParamSpec, Self, TypeVar, get_args, get_type_hints, overload

import httpx
from pydantic import TypeAdapter, ValidationError

from prefect_shiftwork.rest import answers, lenient
from prefect_shiftwork.rest.answers import Unwrapping
from prefect_shiftwork.rest.call import Call
from prefect_shiftwork.rest.errors import OutcomeUnknown, UnexpectedAnswer
from prefect_shiftwork.rest.page_reader import PageReader
from prefect_shiftwork.rest.pages import Pages
from prefect_shiftwork.rest.parameters import Parameters, Parts
from prefect_shiftwork.rest.vendor import Vendor

P = ParamSpec("P")
R = TypeVar("R")


class Kind(StrEnum):
    """What an operation does to the vendor's records."""

    READ = "read"
    CREATE = "create"
    UPSERT = "upsert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True)
class Spec:
    """All that a declaration says beside its signature.

    Attributes:
        method: HTTP verb.
        path: from the version on, with ``{name}`` for arguments and for values that the client supplies.
        kind: read, create, upsert, update or delete; by default the one that the verb means.
        repeatable: a write that has the same effect when it is sent twice; reads and upserts always are.
        pages: how a long list comes, or None.
        unwrap: where the records are in the answer, if not where the vendor's always are.
        envelope: the key that the body's fields are wrapped in.
        form: the body is form-encoded instead of JSON.
        supplies: query arguments, or fields of the body, that the client fills in itself.
        headers: sent with this operation only.
        decode: reads the body of an answer that is not JSON.
        deadline: seconds for the whole call.
        scope: what the credential must be allowed.
        source: section of the vendor's document.
    """

    method: str
    path: str
    kind: Kind
    repeatable: bool = False
    pages: Pages | None = None
    unwrap: Unwrapping | None = None
    envelope: str = ""
    form: bool = False
    supplies: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    decode: Callable[[httpx.Response], object] | None = None
    deadline: float = 120.0
    patience: float = 30.0
    scope: str = ""
    source: str = ""

    def __call__(self, declaration: Callable[Concatenate[Any, P], R]) -> "Operation[P, R]":
        """Make the declaration below it an operation."""
        return Operation(self, declaration)

    @property
    def safe_to_repeat(self) -> bool:
        """Sending it twice has the effect of sending it once."""
        return self.repeatable or self.kind in {Kind.READ, Kind.UPSERT}


class Operation(Generic[P, R]):
    """A declared operation; on a client it is the method that its signature shows."""

    name: str
    owner: type[Vendor]
    """The class in whose body the operation stands: a client, or a part of one."""

    def __init__(self, spec: Spec, declaration: Callable[Concatenate[Any, P], R]) -> None:
        self.spec = spec
        self.declaration = declaration
        self.parameters: Parameters = Parameters(declaration, spec.path, in_query=spec.method in {"GET", "DELETE"})
        self.__doc__ = declaration.__doc__

    def __set_name__(self, owner: type[Vendor], name: str) -> None:
        self.name = name
        self.owner = owner

    @functools.cached_property
    def vendor(self) -> type[Vendor]:
        """The client that has the operation: the class with an id, of the owner and what is derived from it."""
        family = [self.owner]
        for member in family:
            if hasattr(member, "id"):
                return member
            family += member.__subclasses__()
        raise TypeError(f"{self.owner.__name__} belongs to no client with an id")

    @overload
    def __get__(self, client: None, owner: type[Vendor]) -> Self: ...
    @overload
    def __get__(self, client: Vendor, owner: type[Vendor]) -> Callable[P, R]: ...
    def __get__(self, client: Vendor | None, owner: type[Vendor]) -> Self | Callable[P, R]:
        """The operation itself on the class, the method on a client."""
        return self if client is None else functools.partial(self.on, client)

    def on(self, client: Vendor, *args: P.args, **kwargs: P.kwargs) -> R:
        """Call the operation on a client."""
        if pages := self.spec.pages:
            return self._walk(pages, client, args, kwargs)  # type: ignore[return-value]  # an async iterator, as R says
        return self._once(client, args, kwargs)  # type: ignore[return-value]  # a coroutine, as R says

    async def call(self, client: Vendor, args: tuple[object, ...], kwargs: Mapping[str, object]) -> Call:
        """The request that the operation with these arguments means.

        Raises:
            InvalidInput: an argument is missing, unknown or not valid; nothing was sent.
        """
        spec = self.spec
        parts = self.parameters.parts(args, kwargs, client.context)
        await self._supply(client, parts)
        body = {spec.envelope: parts.body, **parts.beside} if spec.envelope else parts.body
        has_body = spec.method != "GET" and (body or parts.whole is not None or self.parameters.has_body)
        whole = body if parts.whole is None else parts.whole
        return Call(
            operation=self.name,
            method=spec.method,
            path=spec.path.format_map(parts.path),
            repeatable=spec.safe_to_repeat,
            query=parts.query,
            headers=dict(spec.headers),
            json=whole if has_body and not spec.form and not isinstance(whole, str) else None,
            form={k: str(v) for k, v in body.items()} if spec.form else None,
            content=whole.encode() if isinstance(whole, str) else None,
            deadline=spec.deadline,
            patience=spec.patience,
            scope=spec.scope,
        )

    @functools.cached_property
    def returns(self) -> Any:
        """The type of the record, or of the whole answer where there are no pages."""
        hint = get_type_hints(self.declaration, include_extras=True)["return"]
        return get_args(hint)[0] if self.spec.pages else hint

    async def _supply(self, client: Vendor, parts: Parts) -> None:
        for name in self._placeholders - parts.path.keys():
            parts.path[name] = await client.supply(name)
        for name in self.spec.supplies:
            if self.spec.method in {"GET", "DELETE"}:
                parts.query.append((name, await client.supply(name)))
            else:
                parts.body[name] = int(await client.supply(name))

    @functools.cached_property
    def _placeholders(self) -> frozenset[str]:
        return frozenset(piece.partition("}")[0] for piece in self.spec.path.split("{")[1:])

    @functools.cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        return TypeAdapter(self.returns)

    @functools.cached_property
    def _lenient(self) -> TypeAdapter[Any]:
        """Leaves unreadable records out of a list that was read; what a write answers is not left out."""
        return TypeAdapter(lenient.type_of(self.returns)) if self.spec.kind is Kind.READ else self._adapter

    async def _once(self, client: Vendor, args: tuple[object, ...], kwargs: Mapping[str, object]) -> object:
        response = await client.session.send(await self.call(client, args, kwargs))
        try:
            answer = self._read(client, response)
        except UnexpectedAnswer as error:
            if self.spec.safe_to_repeat or answers.is_page(response):
                raise
            raise OutcomeUnknown(error.failure, happened=error.happened) from None
        client.note(self.name, answer)
        return answer

    def _read(self, client: Vendor, response: httpx.Response) -> object:
        """What the answer holds.

        Raises:
            UnexpectedAnswer: it is not as documented. A write was probably made all the same.
        """
        if self.returns is type(None):
            answers.refuse_page(response, client.title, self.name)
            return None
        if self.spec.decode:
            return self.spec.decode(response)
        body = answers.decode(response, client.title, self.name)
        try:
            record = (self.spec.unwrap or client.unwrap)(body)
        except KeyError as missing:
            what = f"an answer without the documented {missing}"
            raise answers.unexpected(response, client.title, self.name, what) from None
        try:
            found, _ = lenient.read(
                client.drift,
                self.name,
                client.context,
                lambda context: self._adapter.validate_python(record, context=context),
                lambda context: self._lenient.validate_python(record, context=context),
            )
        except ValidationError as error:
            raise answers.unexpected(response, client.title, self.name, answers.drift(error)) from None
        return found

    async def _walk(
        self, pages: Pages, client: Vendor, args: tuple[object, ...], kwargs: Mapping[str, object]
    ) -> AsyncIterator[object]:
        call = await self.call(client, args, kwargs)
        reader = PageReader(client, self.name, call, pages.shape(self.returns), dict(call.query))
        async with aclosing(pages.walk(reader)) as walk:  # type: ignore[type-var]  # walks are generators
            async for records in walk:
                for record in records:
                    yield record


def operations(vendor: type[Vendor]) -> dict[str, Operation[..., Any]]:
    """The declared operations of a vendor by name, in the order in which the client names its parts."""
    found: dict[str, Operation[..., Any]] = {}
    for part in vendor.__mro__:
        for name, member in vars(part).items():
            if isinstance(member, Operation):
                found.setdefault(name, member)
    return found


get = functools.partial(Spec, "GET", kind=Kind.READ)
post = functools.partial(Spec, "POST", kind=Kind.CREATE)
put = functools.partial(Spec, "PUT", kind=Kind.UPDATE)
patch = functools.partial(Spec, "PATCH", kind=Kind.UPDATE)
delete = functools.partial(Spec, "DELETE", kind=Kind.DELETE)
