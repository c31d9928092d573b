"""The embedded engine: a lexical reading, without key, network or download."""

from api.engines.rules.engine import RulesEngine

__all__ = ["RulesEngine"]
