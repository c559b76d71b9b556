"""Makes pages of the documentation from the code: the vendors' operations, the blocks, the command, the quality.

``pytest tests/docs --write-docs`` writes them into ``docs``; the site is not built from a page that is stale.
"""
