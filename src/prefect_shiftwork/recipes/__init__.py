"""Recipes: lists of steps over the vendors' operations that a person assembles in a form or writes as YAML.

``model`` is what a recipe says, ``expressions`` what is written between ``{{`` and ``}}`` in it, ``checking`` what can
be told of it before its first step. ``file`` reads and writes YAML, ``gallery`` has recipes that are ready to use. The
flow ``run_recipe`` carries one out.
"""
