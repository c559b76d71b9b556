"""The operations of 7shifts v1, a class a resource."""
