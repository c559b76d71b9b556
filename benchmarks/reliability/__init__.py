"""The figures of docs/reliability.md, measured: ``make reliability``."""
