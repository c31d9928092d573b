"""The models of a service: the one that is asked, and those that are asked in its stead."""

from api.errors import ConfigurationError
from api.settings import Settings

RULES = "rules"
"""The engine without a model, as it is named among the fallbacks."""


def by_model(settings: Settings) -> tuple[Settings, ...]:
    """The settings for each model, the one that is asked first.

    A model of another provider is reached at its provider's own address with that provider's own
    key: a key is never sent to somebody else. Raises ConfigurationError.
    """
    _check(settings)
    if not settings.model:
        return ()
    models = (name for name in settings.fallbacks if name != RULES)
    return (settings, *(_for(settings, settings.model, name) for name in models))


def _check(settings: Settings) -> None:
    names = [name for name in (settings.model, *settings.fallbacks) if name]
    if settings.fallbacks and not settings.model:
        raise ConfigurationError(
            "FACTFRAME_FALLBACKS is set, but no model is that could fail. Set FACTFRAME_MODEL too, "
            "or unset FACTFRAME_FALLBACKS."
        )
    if twice := {name for name in names if names.count(name) > 1}:
        raise ConfigurationError(
            f"FACTFRAME_FALLBACKS names {', '.join(sorted(twice))} a second time. Name each model "
            "once, and other models than FACTFRAME_MODEL."
        )


def _for(settings: Settings, model: str, fallback: str) -> Settings:
    own = {} if _provider(fallback) == _provider(model) else {"api_base": None, "api_key": None}
    return settings.model_copy(update={"model": fallback, **own})


def _provider(model: str) -> str:
    return model.partition("/")[0]
