"""Results for a terminal, or for a pipe."""

from api.exports.terminal.analysis import analysis_view
from api.exports.terminal.comparison import comparison_view

__all__ = ["analysis_view", "comparison_view"]
