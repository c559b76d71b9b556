"""What a flow takes, told for the shell: its form's fields, and its blocks by their saved names."""

from collections.abc import Iterator, Mapping
from inspect import Parameter, signature
from typing import Any, get_args, get_type_hints

from prefect import Flow
from prefect.blocks.core import Block
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from prefect_shiftwork.rest.errors import InvalidInput

MOST_WRONG = 5
"""Mistakes in a form that a message names; the others come up when these are corrected."""


def block_classes(flow: Flow[..., Any]) -> dict[str, list[type[Block]]]:
    """The block classes that each parameter of a flow takes."""
    hints = get_type_hints(flow.fn)
    found = {
        name: [each for each in _alternatives(hints[name]) if _is(each, Block)]
        for name in signature(flow.fn).parameters
    }
    return {name: classes for name, classes in found.items() if classes}


async def arguments(flow: Flow[..., Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of a flow: its blocks by the names under which they are saved; everything else is the form's.

    Raises:
        InvalidInput: naming each field that is missing or wrong, or the block that is.
    """
    classes = block_classes(flow)
    form = _filled(flow, {name: value for name, value in given.items() if name not in classes})
    parameters = signature(flow.fn).parameters
    if missing := [name for name in classes.keys() - given.keys() if parameters[name].default is Parameter.empty]:
        names = " ".join(f"{name}=..." for name in sorted(missing))
        raise InvalidInput(f"{flow.name} needs {names}, with the name under which the block is saved.")
    return {"form": form, **await load_blocks(flow, given)}


def _filled(flow: Flow[..., Any], values: Mapping[str, Any]) -> BaseModel:
    form: type[BaseModel] = get_type_hints(flow.fn)["form"]
    try:
        return form.model_validate(values)
    except ValidationError as error:
        wrong = "; ".join(_mistakes(error.errors(include_url=False))[:MOST_WRONG])
        raise InvalidInput(f"The form of {flow.name!r} is not right. {wrong}.") from None


def _mistakes(errors: list[ErrorDetails]) -> list[str]:
    """What is wrong with which field. Of a choice, only with the variants that have the fields which are given.

    Pydantic tells the mistakes of every variant, and names it by its class; fields are never capitalised.
    """
    foreign = {each["loc"][:-1] for each in errors if each["type"] == "extra_forbidden" and _variant(each["loc"][:-1])}
    meant = [each for each in errors if not any(each["loc"][: len(variant)] == variant for variant in foreign)]
    return [f"{_field(each['loc'])}: {each['msg']}" for each in meant or errors]


def _variant(location: tuple[int | str, ...]) -> bool:
    return bool(location) and str(location[-1])[:1].isupper()


def _field(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location if not _variant((part,)))


async def load_blocks(flow: Flow[..., Any], given: Mapping[str, Any]) -> dict[str, Block]:
    """The blocks that are given by the names under which they are saved."""
    classes = block_classes(flow)
    return {name: await _load(name, classes[name], given[name]) for name in classes.keys() & given.keys()}


async def _load(parameter: str, classes: list[type[Block]], name: str) -> Block:
    for block in classes:
        try:
            return await block.aload(name)
        except ValueError:  # Prefect's answer when there is no such document
            continue
    kinds = " or ".join(block.get_block_type_slug() for block in classes)
    raise InvalidInput(
        f"{parameter}: there is no saved block {kinds}/{name}. Save one in the UI, or: shiftwork blocks save"
    )


def outline(flow: Flow[..., Any]) -> Iterator[str]:
    """A line for each field of the form, indented by depth, and one for each block."""
    form = get_type_hints(flow.fn)["form"]
    yield from _fields(form, "")
    for parameter, classes in block_classes(flow).items():
        yield f"{parameter:<34} a saved block: {', '.join(block.get_block_type_slug() for block in classes)}"


def _fields(model: type[BaseModel], prefix: str) -> Iterator[str]:
    for name, field in model.model_fields.items():
        inner = [each for each in _alternatives(field.annotation) if _is(each, BaseModel)]
        yield f"{prefix + name:<34} {_told(field)}"
        for each in inner:
            yield from _fields(each, f"{prefix}{name}.")


def _told(field: FieldInfo) -> str:
    default = "required" if field.is_required() else f"default {field.get_default(call_default_factory=True)!r}"
    plain = default if len(default) <= 40 else "has a default"
    return f"{field.description or field.title or ''} ({plain})"


def _alternatives(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) or (hint,)


def _is(hint: Any, kind: type[Any]) -> bool:
    return isinstance(hint, type) and issubclass(hint, kind)
