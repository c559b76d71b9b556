"""The records of 7shifts, a module a resource."""
