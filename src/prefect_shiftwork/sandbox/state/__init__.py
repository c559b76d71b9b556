"""What the sandbox remembers across restarts, in a folder that a person names.

Every request that changed something is kept with its moment, and made again at the next start on the world of
the first one. Ids, tokens and times come out as they were, because nothing in the sandbox is left to chance and
a request that is kept sees one moment of the clock.
"""
