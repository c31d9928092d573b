"""Labels to and from the tools in which people label: Label Studio and doccano."""

from evals.exchange.errors import ExchangeError
from evals.exchange.exporting import doccano_line, label_studio_task
from evals.exchange.importing import import_doccano, import_label_studio

__all__ = [
    "ExchangeError",
    "doccano_line",
    "import_doccano",
    "import_label_studio",
    "label_studio_task",
]
