"""Results as pages: one for the server, with its style sheet and script beside it, or one file
that holds everything."""

from api.exports.html.analysis import analysis_page
from api.exports.html.comparison import View, comparison_page
from api.readable.cards import Filters

__all__ = ["Filters", "View", "analysis_page", "comparison_page"]
