"""Automations that are ready to be installed, as files.

A file is an automation as Prefect describes it, with ``${...}`` for what differs from one server to the next, and the
name of the deployment that it runs. The automation has the file's name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

import yaml

FOLDER = Path(str(files("prefect_shiftwork"))) / "automations"


@dataclass(frozen=True)
class Ready:
    """An automation of a file.

    Attributes:
        name: the file's.
        description: what it does.
        deployment: the deployment that it runs, by the name that it has in ``prefect.yaml``.
        text: the whole file.
    """

    name: str
    description: str
    deployment: str
    text: str

    @property
    def owner(self) -> str:
        """What owns it in Prefect; by this it is found again."""
        return f"prefect_shiftwork.automation.{self.name}"

    @property
    def sends_mail(self) -> bool:
        """Whether somebody has to say to whom, and by which server."""
        return "${email}" in self.text

    def filled(self, values: Mapping[str, str]) -> dict[str, Any]:
        """The automation with these values, which have no quotation marks in them."""
        told: dict[str, Any] = yaml.safe_load(Template(self.text).substitute(values))
        return told


def ready() -> dict[str, Ready]:
    """The automations by name, in the order of their names."""
    return {path.stem: read(path) for path in sorted(FOLDER.glob("*.yaml"))}


def read(path: Path) -> Ready:
    """The automation of a file."""
    text = path.read_text(encoding="utf-8")
    told = yaml.safe_load(text)
    return Ready(path.stem, told["description"], told["deployment"], text)
