"""How fast the embedded engine is and how much memory it takes; run with `python -m benchmarks`."""
