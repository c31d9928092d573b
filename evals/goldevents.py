"""Labels of an event, in the ids of the labels of its accounts."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from evals.goldfiles import GoldError, GoldEvent
from evals.labels import AlignmentLabels, ClaimKey, EventLabels, Labels

T = TypeVar("T")


class EventReading:
    """One file on one event. Raises GoldError for an id that its articles do not have."""

    def __init__(self, gold: GoldEvent, labels: Mapping[str, Labels], path: Path) -> None:
        self._gold = gold
        self._path = path
        for article in gold.articles:
            if article not in labels:
                raise self._fail("articles", f"there is no labelled article {article!r}")
        accounts = [labels[article] for article in gold.articles]
        self._accounts = accounts
        self._claims = {ClaimKey(a.article, item.id) for a in accounts for item in a.claims}
        self._namings = {(a.article, item.id) for a in accounts for item in a.namings}
        self._roles = {(a.article, p.id): p.role for a in accounts for p in a.portrayals or ()}

    def labels(self) -> EventLabels:
        gold = self._gold
        return EventLabels(
            event=gold.id,
            articles=gold.articles,
            same_event=gold.same_event,
            alignments=self._alignments(),
            in_scope={
                self._known(ClaimKey(item.article, item.claim), self._claims, "omissions"): (
                    item.in_scope
                )
                for item in gold.omissions
                if not item.optional
            },
            contrasts=tuple(
                frozenset(
                    self._known((article, naming), self._namings, "naming_contrasts")
                    for article, ids in item.names.items()
                    for naming in ids
                )
                for item in gold.naming_contrasts
            ),
            shifts={
                self._names(item.entity): {
                    article: frozenset(self._role(article, ids))
                    for article, ids in item.portrayals.items()
                }
                for item in gold.portrayal_shifts
            },
            optional_shifts=frozenset(
                self._names(item.entity) for item in gold.portrayal_shifts if item.optional
            ),
        )

    def _fail(self, place: str, message: str) -> GoldError:
        return GoldError(f"{self._path}: {place}: {message}")

    def _known(self, item: T, known: Iterable[T], place: str) -> T:
        if item not in set(known):
            raise self._fail(place, f"its articles have no {item}")
        return item

    def _alignments(self) -> tuple[AlignmentLabels, ...]:
        return tuple(
            AlignmentLabels(
                id=item.id,
                members=frozenset(
                    self._known(ClaimKey(article, claim), self._claims, f"alignments[{item.id}]")
                    for article, ids in item.members.items()
                    for claim in ids
                ),
                relation=item.relation,
                on=item.on,
                statement=item.statement,
                optional=item.optional,
            )
            for item in self._gold.alignments
        )

    def _role(self, article: str, ids: Iterable[str]) -> Iterable[str]:
        return (
            self._roles[self._known((article, item), self._roles, "portrayal_shifts")]
            for item in ids
        )

    def _names(self, entity: str) -> frozenset[str]:
        """All names that the accounts have for an entity, given by any one of them."""
        found = {entity}
        for account in self._accounts:
            for item in account.entities:
                if entity in account.names[item.id]:
                    found |= account.names[item.id]
        return frozenset(found)
