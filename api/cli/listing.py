"""The engines that are set up here."""

from api.bootstrap import build
from api.cli.exits import Exit
from api.cli.showing import show, show_json
from api.cli.working import load_settings
from api.exports.terminal.layout import hanging, line
from api.http.engines import EngineStatus, engine_list


def list_engines(as_json: bool) -> Exit:
    """Show every engine: available or what is missing. Raises ConfigurationError."""
    found = engine_list(build(load_settings()))
    if as_json:
        show_json(found)
    else:
        show(hanging([(line((one.name, "bold")), line(_state(one))) for one in found.engines], 6))
    return Exit.OK


def _state(engine: EngineStatus) -> str:
    if not engine.available:
        return f"not set up. {engine.missing}"
    model = f", model {engine.model}" if engine.model else ""
    default = "available" + (", the default" if engine.default else "")
    return f"{default}{model}. {engine.notice}"
