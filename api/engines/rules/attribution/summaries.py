"""Nouns for what has been said, and for figures on which somebody rests."""

from api.engines.rules.words.lexicons import forms_of

FIGURES = forms_of("report_words", "figures")
SUMMARIES = forms_of("report_words", "summing_up")
"""Nouns by which an author names what somebody has said."""
