"""Whatever is handed in, made an `Article`: plain text, HTML, IPTC ninjs, JSON, files."""

from api.ingest.addressed import from_address, taken
from api.ingest.apart import bytes_read
from api.ingest.files import from_bytes, opened
from api.ingest.ninjs import from_ninjs
from api.ingest.objects import from_input, from_json
from api.ingest.page import from_html
from api.ingest.plain import from_text
from api.limits import DEFAULT_LIMITS, Limits

__all__ = [
    "DEFAULT_LIMITS",
    "Limits",
    "bytes_read",
    "from_address",
    "from_bytes",
    "from_html",
    "from_input",
    "from_json",
    "from_ninjs",
    "from_text",
    "opened",
    "taken",
]
