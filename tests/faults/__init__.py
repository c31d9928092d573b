"""What becomes of every failure of a model's provider, tried on the whole product.

A server that fails on purpose stands in for the provider; `table` says how it fails and what is
planned then; `python -m tests.faults` runs all of it and prints what came of it.
"""
