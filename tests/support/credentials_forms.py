"""What a person writes into the form of each credentials block: plain fields, and secrets."""

SECRET = "a-secret-of-station-one"
CREDENTIALS = [
    ("crewsense-credentials", {"Client ID": "station-one-id", "Time zone": "America/New_York"}, ["Client secret"]),
    ("crewio-credentials", {}, ["API key"]),
    ("seven-shifts-credentials", {}, ["Access token"]),
    ("seven-shifts-v1-credentials", {}, ["API key"]),
    ("crewmojo-credentials", {"Client ID": "station-one-id"}, ["Secret key"]),
]
"""By the slug of the block's type."""
