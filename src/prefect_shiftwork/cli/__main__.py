"""``python -m prefect_shiftwork.cli``: the command, where it is not on the path."""

from prefect_shiftwork.cli import main

main()
