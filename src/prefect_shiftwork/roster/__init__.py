"""People, shifts, time off and worked time of no vendor, and what is decided about them.

Pure functions and frozen dataclasses: nothing here reads a clock, a file or a network. Times are aware; a wall clock is
always that of a zone the caller names.
"""
