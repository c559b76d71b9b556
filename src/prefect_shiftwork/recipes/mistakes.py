"""What is no recipe at all, in sentences: a field that is missing, misspelt or of the wrong kind."""

from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from prefect_shiftwork.recipes.arguments import unknown
from prefect_shiftwork.recipes.model import Step
from prefect_shiftwork.rest.parameters import reason

VARIANTS = {each.__name__: next(iter(each.model_fields)) for each in get_args(Step.model_fields["does"].annotation)}
"""The field by which each thing that a step does is told apart, by its class: so pydantic names the variant."""
SAID = {"missing": "it is missing", "extra_forbidden": "there is no such field"}
DOES = 2
"""Where ``does`` stands in the place of a mistake: steps, number, does, variant."""


def in_words(error: ValidationError, found: object) -> list[str]:
    """A sentence for each mistake, with the step's name and the field.

    Of what a step does, only the mistakes of what was meant are told: pydantic tries every variant.
    """
    return list(
        dict.fromkeys(_sentence(each, found) for each in error.errors(include_url=False) if _meant(each, found))
    )


def _meant(error: ErrorDetails, found: object) -> bool:
    if not _in_variant(error):
        return True
    does = _at(found, error["loc"][: DOES + 1])
    chosen = does.keys() & set(VARIANTS.values()) if isinstance(does, dict) else set()
    return VARIANTS[str(error["loc"][DOES + 1])] in chosen if chosen else True


def _sentence(error: ErrorDetails, found: object) -> str:
    does = _at(found, error["loc"][: DOES + 1]) if _in_variant(error) else None
    if isinstance(does, dict) and not does.keys() & set(VARIANTS.values()):
        return f"{_place(error['loc'][: DOES + 1], found)}: {unknown(str(next(iter(does), '')), VARIANTS.values())}."
    why = SAID.get(error["type"]) or reason(error)
    return f"{_place(error['loc'], found)}: {why.rstrip('.')}."


def _in_variant(error: ErrorDetails) -> bool:
    return len(error["loc"]) > DOES + 1 and error["loc"][DOES + 1] in VARIANTS


def _place(location: tuple[int | str, ...], found: object) -> str:
    parts = [str(part) for part in location if part not in VARIANTS]
    if parts[:1] != ["steps"] or len(parts) == 1:
        return ".".join(parts) or "recipe"
    name = _at(found, (*location[:DOES], "name"))
    step = f"Step {name!r}" if isinstance(name, str) else f"Step {int(parts[1]) + 1}"
    return ", ".join(filter(None, (step, ".".join(parts[DOES:]))))


def _at(found: Any, location: tuple[int | str, ...]) -> Any:
    """What stands at a place; None where there is nothing."""
    for part in location:
        match found:
            case list() if isinstance(part, int) and part < len(found):
                found = found[part]
            case dict():
                found = found.get(part)
            case _:
                return None
    return found
