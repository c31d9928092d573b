"""Factframe."""
