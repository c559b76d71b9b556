"""The records of 7shifts v1, a module a resource."""
