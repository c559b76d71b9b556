"""What all tests share: no real time, no real network, no Prefect server unless a test asks for one."""

import os

os.environ["PREFECT_SERVER_ALLOW_EPHEMERAL_MODE"] = "false"
os.environ["DO_NOT_TRACK"] = "1"
