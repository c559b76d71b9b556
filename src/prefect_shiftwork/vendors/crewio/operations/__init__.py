"""CrewIO's operations, by resource.

Sources are headings of the developer portal's page. Where it shows no answer, the documented kind of envelope is
expected, the only object or list of the answer is taken otherwise, and a change answers None if the body is empty.
"""
