"""Tests of what is stated and how it is told, and of how statements compare."""
