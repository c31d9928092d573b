"""The engine that reads with a language model."""

from api.engines.llm.engine import LLMEngine
from api.engines.llm.prompts import SHIPPED, Prompts

__all__ = ["SHIPPED", "LLMEngine", "Prompts"]
