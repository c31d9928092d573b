"""The address that changes a model's answers, whoever sets it."""

import pytest

from api.llm.address import effective_address
from api.settings import Settings


@pytest.mark.parametrize(
    ("model", "variable"),
    [
        ("openai/gpt-4.1", "OPENAI_API_BASE"),
        ("openai/gpt-4.1", "OPENAI_BASE_URL"),
        ("gpt-4.1", "OPENAI_BASE_URL"),
        ("text-completion-openai/x", "OPENAI_API_BASE"),
        ("anthropic/claude", "ANTHROPIC_API_BASE"),
        ("anthropic/claude", "ANTHROPIC_BASE_URL"),
        ("ollama_chat/llama3.1", "OLLAMA_API_BASE"),
        ("azure_ai/x", "AZURE_AI_API_BASE"),
        ("huggingface/x", "HF_API_BASE"),
        ("bedrock/x", "AWS_BEDROCK_RUNTIME_ENDPOINT"),
    ],
)
def test_the_providers_own_variable_counts(model: str, variable: str) -> None:
    settings = Settings(model=model, api_base=None)
    addresses = [
        effective_address(settings, {variable: value}) for value in ("", "http://a", "http://b")
    ]
    assert addresses[0] == ""
    assert len(set(addresses)) == 3


def test_the_variable_of_another_provider_does_not() -> None:
    settings = Settings(model="openai/gpt-4.1", api_base=None)
    environment = {"ANTHROPIC_API_BASE": "http://a", "OPENAI_API_KEY": "k"}
    assert effective_address(settings, environment) == ""


def test_the_setting_wins() -> None:
    settings = Settings(model="openai/gpt-4.1", api_base="http://mine")
    assert effective_address(settings, {"OPENAI_API_BASE": "http://a"}) == "http://mine"
