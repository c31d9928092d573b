"""The command line of the evaluation."""

from evals.cli.group import main

__all__ = ["main"]
