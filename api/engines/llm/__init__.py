"""The engine that reads with a language model."""

from api.engines.llm.engine import LLMEngine

__all__ = ["LLMEngine"]
