"""The list with dlt's RESTClient: dictionaries, page after page."""

from dlt.sources.helpers.rest_client import RESTClient
from dlt.sources.helpers.rest_client.paginators import OffsetPaginator

from benchmarks.others.timed import timed


def read(address: str) -> int:
    """How many punches there are."""
    client = RESTClient(
        address, paginator=OffsetPaginator(limit=100, total_path="total"), data_selector="data[*].time_punch"
    )
    return sum(len(page) for page in client.paginate("/v1/time_punches"))


if __name__ == "__main__":
    timed(read)
