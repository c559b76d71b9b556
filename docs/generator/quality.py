"""The page of the quality scale, made from ``docs/quality.yaml``."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from generator.markdown import table
from prefect_shiftwork.vendors.catalogue import IDS, client_of

SCALE = Path(__file__).parents[1] / "quality.yaml"
EVERY = "every"

HEAD = """\
# Quality

How far each vendor's client is, by rules in the manner of Home Assistant's integration quality scale. A vendor has a
level when it breaks no rule of that level, or of one below it. Each sentence leads to its proof, a test in most cases;
`docs/quality.yaml` has the names.

✓ holds, – does not apply, ✗ is still to do.
"""


class Rule(BaseModel):
    """One rule: what it says, what proves it, and for which vendors it does not apply or not hold yet."""

    model_config = ConfigDict(extra="forbid")

    says: str
    proof: str = ""
    exempt: dict[str, str] = {}
    todo: dict[str, str] = {}

    def missing(self, vendor_id: str) -> str:
        """What a vendor lacks; empty if the rule holds or does not apply."""
        return self.todo.get(vendor_id) or self.todo.get(EVERY, "")

    def mark(self, vendor_id: str) -> str:
        """How a vendor stands, in one sign."""
        if self.missing(vendor_id):
            return "✗"
        return "–" if {vendor_id, EVERY} & self.exempt.keys() else "✓"


@cache
def scale() -> dict[str, dict[str, Rule]]:
    """The rules of each level by name, the lowest level first."""
    levels = yaml.safe_load(SCALE.read_text())
    return {level: {name: Rule(**rule) for name, rule in rules.items()} for level, rules in levels.items()}


def level_of(vendor_id: str) -> str:
    """The highest level of which, and below which, nothing is missing."""
    reached = "none"
    for level, rules in scale().items():
        if any(rule.missing(vendor_id) for rule in rules.values()):
            break
        reached = level
    return reached


def page() -> str:
    """Each vendor's level, the rules, and the reasons."""
    return "\n".join([HEAD, *summary(), *(line for level in scale() for line in section(level))])


def summary() -> Iterator[str]:
    """One row a vendor: its level, and what the next levels still need."""
    rows = (
        [client_of(vendor_id).title, f"**{level_of(vendor_id)}**", *(lacking(vendor_id, level) for level in scale())]
        for vendor_id in IDS
    )
    yield from table(["Vendor", "Level", *(level.capitalize() for level in scale())], rows)


def lacking(vendor_id: str, level: str) -> str:
    """The rules of a level that a vendor breaks."""
    names = [name for name, rule in scale()[level].items() if rule.missing(vendor_id)]
    return f"lacks {', '.join(names)}" if names else "✓"


def section(level: str) -> Iterator[str]:
    """The rules of a level, vendor by vendor, and below them why some do not apply or do not hold."""
    rules = scale()[level]
    yield f"## {level.capitalize()}\n"
    rows = ([f"`{name}`", proven(rule), *map(rule.mark, IDS)] for name, rule in rules.items())
    yield from table(["Rule", "What holds", *(client_of(each).title for each in IDS)], rows)
    reasons = [f"- {line}" for name, rule in rules.items() for line in exceptions(name, rule)]
    yield from [*reasons, ""] if reasons else []


def proven(rule: Rule) -> str:
    """What a rule says, as a link to the file that holds its proof."""
    path = rule.proof.partition("::")[0]
    return f"[{rule.says}](../{path})" if path else rule.says


def exceptions(name: str, rule: Rule) -> Iterator[str]:
    """Why a rule does not apply, or what is missing."""
    for word, reasons in (("does not apply", rule.exempt), ("is to do", rule.todo)):
        for vendor_id, reason in reasons.items():
            whose = "for every vendor" if vendor_id == EVERY else f"for {client_of(vendor_id).title}"
            yield f"`{name}` {word} {whose}: {reason}"
