"""The page of the command ``shiftwork``."""

import re

from prefect_shiftwork.cli import app

HEAD = """\
# The command

Made from the command's own help. In short, with an example of each, it is in the [README](../README.md#from-the-shell).

`shiftwork --install-completion` makes the Tab key complete commands, vendors, operations, their arguments and flows,
from the next shell on: in bash, zsh, fish and PowerShell.
"""


def page() -> str:
    """Every command with its parameters."""
    _title, _, told = app.generate_docs().partition("**Commands**:")
    # Under ``python -m pytest`` cyclopts takes the module for a part of each command's usage.
    told = re.sub(r"^(shiftwork.*?) -m \w+", r"\1", told, flags=re.MULTILINE)
    # A heading with dashes of its own keeps them in its anchor.
    told = told.replace("(#shiftwork-install", "(#shiftwork---install")
    return f"{HEAD}\n{told.strip()}\n"
