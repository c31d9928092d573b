"""Gold labels: articles and events, checked and found in the texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from api.errors import InputError
from api.ingest import from_text
from api.schemas.article import Article, ArticleMetadata
from evals.goldarticles import Grounding
from evals.goldevents import EventReading
from evals.goldfiles import GoldArticle, GoldError, read_article, read_event
from evals.labels import EventLabels, Labels

GOLD = Path(__file__).parent / "gold"
"""The gold that ships with the project: two articles on one event."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Labelled articles, and the events of which they are accounts, by their ids."""

    articles: Mapping[str, Article]
    labels: Mapping[str, Labels]
    events: Mapping[str, EventLabels]


def load(folder: Path = GOLD) -> Dataset:
    """The gold in the folder. Raises GoldError naming file, label and cure."""
    articles, labels = {}, {}
    for path in sorted((folder / "articles").glob("*.yaml")):
        gold = read_article(path)
        if gold.id in articles:
            raise GoldError(f"{path}: another file labels an article with the id {gold.id!r}")
        articles[gold.id] = _article(gold, path)
        labels[gold.id] = Grounding(gold, articles[gold.id], path).labels()
    if not articles:
        raise GoldError(f"{folder}: no label files in {folder / 'articles'}; see evals/README.md")
    paths = sorted((folder / "events").glob("*.yaml"))
    events: dict[str, EventLabels] = {}
    for path in paths:
        event = EventReading(read_event(path), labels, path).labels()
        if event.event in events:
            raise GoldError(f"{path}: another file labels an event with the id {event.event!r}")
        events[event.event] = event
    return Dataset(articles, labels, events)


def _article(gold: GoldArticle, path: Path) -> Article:
    metadata = ArticleMetadata(published_at=gold.published_at, outlet=gold.outlet)
    try:
        text = (path.parent / gold.text).read_bytes().decode("utf-8")
        return from_text(text, metadata)
    except (OSError, UnicodeDecodeError, InputError) as error:
        raise GoldError(f"{path}: the text {gold.text} cannot be read: {error}") from error
