"""Where Prefect's programs run: what is installed here, with Prefect's integrations for Redis and Dask."""

from benchmarks.environments import python_of

INTEGRATIONS = ("prefect-redis==0.3.0", "prefect-dask==0.3.7")


def python() -> str:
    """The interpreter that has all of it."""
    return python_of("scale", *INTEGRATIONS, sees_here=True)
