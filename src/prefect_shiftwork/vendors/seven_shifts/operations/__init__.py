"""The operations of 7shifts, a class a resource."""
