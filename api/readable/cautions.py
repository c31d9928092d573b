"""What a reader of a comparison must know before anything else."""

from collections import defaultdict
from collections.abc import Iterator

from api.readable.accounts import Accounts
from api.readable.wording import listed


def cautions(accounts: Accounts) -> Iterator[str]:
    """Why what stands below may not mean what it seems to, and what to do."""
    if accounts.comparison.event.same_event == "no":
        yield (
            "These texts seem to be about different events, so no statement was compared. What one "
            "of them leaves out says nothing about it. Check that the right texts were handed in."
        )
    same: dict[str, list[str]] = defaultdict(list)
    for key, analysis in accounts.analyses.items():
        same[analysis.article.sha256].append(accounts.letters[key])
    for letters in same.values():
        if len(letters) > 1:
            yield (
                f"{listed(letters)} are the same text, word for word. That they agree confirms "
                "nothing. Put another account in the place of one."
            )
