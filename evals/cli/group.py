"""The group that all commands belong to."""

import click

from evals.cli.labels import agreement, check, export_labels, import_labels
from evals.cli.models import matrix, record
from evals.cli.rules import rules_command
from evals.cli.runs import compare, rescore, run

_CODES = """\b
Exit codes:
    0  done, and nothing is lost
    1  a hard invariant broke, a figure fell below the baseline, or the engine failed
    2  wrong use: an option, a label file, a recording or a run cannot be used"""


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_CODES,
)
def main() -> None:
    """Score an engine against labelled articles and against changes of known effect.

    Without options everything is offline: the embedded engine over the gold that ships with the
    project.
    """


for command in (
    run,
    compare,
    rescore,
    matrix,
    record,
    agreement,
    check,
    import_labels,
    rules_command,
):
    main.add_command(command)
main.add_command(export_labels)
