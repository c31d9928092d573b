"""A labelled article that is hard to pass on: emoji, repeated words, several parts and chains."""

import re
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from api.schemas.base import Span
from evals.dataset import load
from evals.labels import Labels

TEXT = (
    "🚨 Dam above Valderra breaks\r\n\r\n"
    "The dam broke on Tuesday. The dam, the dam authority 🌊 said, had been safe. "
    "“It was a controlled release,” the authority said. “Nobody is in danger.”\r\n\r\n"
    "Mayor Ana Ruiz falsely claimed that the engineers had fled. The Courier reported that, "
    "according to residents, the flood destroyed some 40 houses and the bridge. "
    "What the authority calls a “release” drowned the valley. The dam may break again.\r\n\r\n"
    "Read more: Ten walks around Valderra"
)

GOLD: dict[str, Any] = {
    "id": "dam",
    "text": "dam.txt",
    "labelled_by": "a test",
    "published_at": "2024-05-07",
    "outlet": "The Courier",
    "regions": [
        {"at": "Dam above Valderra breaks", "kind": "headline"},
        {"at": {"quote": "The dam broke", "to": "is in danger.”"}, "kind": "body"},
        {"at": {"quote": "Mayor Ana Ruiz", "to": "may break again."}, "kind": "body"},
        {"at": "Read more: Ten walks around Valderra", "kind": "teaser", "excluded": True},
    ],
    "voices": [
        {
            "id": "the_dam_authority",
            "label": "the dam authority",
            "kind": "named",
            "affiliation": "the | state",
            "also": ["the authority"],
        },
        {"id": "ana_ruiz", "label": "Ana Ruiz", "kind": "named"},
        {"id": "the_courier", "label": "The Courier", "kind": "outlet"},
        {"id": "residents", "label": "residents", "kind": "collective"},
    ],
    "entities": [
        {"id": "E1", "name": "Ana Ruiz", "type": "person", "also": ["Mayor Ana Ruiz"]},
        {"id": "E2", "name": "the engineers", "type": "group"},
        {"id": "E3", "name": "the dam authority", "type": "organisation"},
    ],
    "attributions": [
        {
            "id": "t1",
            "voice": "the_dam_authority",
            "source": "the dam authority",
            "cue": {"quote": "said", "within": "🌊 said"},
            "content": [{"quote": "The dam", "within": "The dam, the"}, "had been safe"],
            "form": "indirect",
        },
        {
            "id": "t2",
            "voice": "the_dam_authority",
            "source": {"quote": "the authority", "within": "the authority said"},
            "cue": {"quote": "said", "within": "authority said"},
            "content": ["It was a controlled release", "Nobody is in danger."],
            "form": "direct",
        },
        {
            "id": "t3",
            "voice": "ana_ruiz",
            "source": "Ana Ruiz",
            "cue": "falsely claimed",
            "content": ["the engineers had fled"],
            "form": "indirect",
            "stance": "reject",
            "stance_cue": "falsely",
        },
        {
            "id": "t4",
            "voice": "the_courier",
            "source": "The Courier",
            "cue": "reported",
            "content": ["the flood destroyed some 40 houses and the bridge"],
            "form": "indirect",
            "channel": "print",
        },
        {
            "id": "t5",
            "voice": "residents",
            "source": "residents",
            "cue": "according to",
            "content": ["the flood destroyed some 40 houses and the bridge"],
            "form": "indirect",
            "parent": "t4",
            "optional": True,
        },
    ],
    "claims": [
        {
            "id": "c1",
            "text": "The dam above Valderra broke on Tuesday.",
            "evidence": ["The dam broke on Tuesday"],
            "type": "event_property",
            "factuality": {"author": "CT+"},
        },
        {
            "id": "c2",
            "text": "The dam had been safe.",
            "evidence": [{"quote": "The dam", "within": "The dam, the"}, "had been safe"],
            "type": "event_property",
            "asserted_by": "the_dam_authority",
            "attribution": "t1",
            "factuality": {"the_dam_authority": "PR+", "author": "U"},
        },
        {
            "id": "c3",
            "text": "The engineers had fled.",
            "evidence": ["the engineers had fled"],
            "type": "event_property",
            "asserted_by": "ana_ruiz",
            "attribution": "t3",
            "factuality": {"ana_ruiz": "CT+", "author": "CT-"},
        },
        {
            "id": "c4",
            "text": "The flood destroyed some 40 houses.",
            "evidence": ["the flood destroyed some 40 houses"],
            "type": "numerical",
            "asserted_by": "residents",
            "attribution": "t5",
            "factuality": {"residents": "CT+", "the_courier": "PS+", "author": "U"},
            "optional": True,
        },
    ],
    "referents": [{"id": "r1", "label": "the flood: what the dam let through"}],
    "namings": [
        {
            "id": "n1",
            "referent": "r1",
            "term": "controlled release",
            "namer": "the_dam_authority",
            "stance": "neutral",
            "effect": "minimise",
            "valence": "positive",
        },
        {
            "id": "n2",
            "referent": "r1",
            "term": {"quote": "release", "within": "“release”"},
            "namer": "the_dam_authority",
            "quote_kind": "naming",
            "stance": "distance",
            "stance_cue": "calls",
            "effect": "minimise",
            "valence": "neutral",
        },
        {"id": "n3", "referent": "r1", "term": "flood", "effect": "neutral", "valence": "neutral"},
    ],
    "language": [
        {
            "at": "drowned",
            "technique": "loaded_language",
            "polarity": "negative",
            "target": "E3",
            "plain": "flooded",
        },
        {
            "at": "fled",
            "technique": "name_calling_or_labelling",
            "polarity": "negative",
            "voice": "ana_ruiz",
            "target": "E2",
        },
    ],
    "policy_frames": [
        {
            "frame": "health_and_safety",
            "evidence": ["The dam broke on Tuesday", "The dam may break again"],
        },
        {"frame": "economic", "evidence": ["some 40 houses"], "optional": True},
    ],
    "generic_frames": [{"frame": "morality", "evidence": ["falsely claimed"]}],
    "functions": [
        {
            "function": "problem_definition",
            "statement": "Houses were destroyed.",
            "evidence": ["destroyed some 40 houses", "drowned the valley"],
            "voice": "residents",
        }
    ],
    "portrayals": [
        {
            "id": "p1",
            "entity": "E2",
            "role": "antagonist",
            "fine": ["incompetent", "traitor"],
            "voice": "ana_ruiz",
            "evidence": ["had fled"],
        },
        {"id": "p2", "entity": "E1", "role": "none", "evidence": ["falsely", "claimed"]},
    ],
}


def write_gold(folder: Path, gold: dict[str, Any] = GOLD, text: str = TEXT) -> Path:
    """A folder of gold with one article."""
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / gold["text"]).write_bytes(text.encode("utf-8"))
    path = folder / "articles" / f"{gold['id']}.yaml"
    path.write_text(yaml.safe_dump(gold, sort_keys=False), encoding="utf-8")
    return folder


def labelled(folder: Path) -> Labels:
    """The labels of the one article in a folder of gold."""
    (labels,) = load(folder).labels.values()
    return labels


def plain(value: Any) -> Any:  # any label, or a collection of them
    """A label as plain values, its stretches as offsets; without ids that are mere numbers."""
    if isinstance(value, Span):
        return value.start, value.end
    if isinstance(value, BaseModel):
        numbered = type(value).__name__ == "LoadedLanguage"
        return {k: plain(v) for k, v in value if not (numbered and k == "id")}
    if isinstance(value, tuple):
        items = [plain(item) for item in value]
        return sorted(items) if all(isinstance(item, Span) for item in value) else items
    return value


def everything(labels: Labels) -> dict[str, Any]:
    """All that the labels say, in an order that does not depend on the order of the file."""
    functions = labels.framing.functions
    lists: dict[str, tuple[Any, ...]] = {
        "regions": labels.regions,
        "sentences": labels.sentences,
        "entities": labels.entities,
        "voices": labels.voices,
        "attributions": labels.attributions,
        "claims": labels.claims,
        "referents": labels.referents,
        "namings": labels.namings,
        "portrayals": labels.portrayals or (),
        "language": labels.language,
        "dimensions": labels.framing.dimensions or (),
        "generic": labels.framing.generic or (),
        "optional": tuple(labels.optional),
        "functions": tuple((name, item) for name, items in functions or () for item in items),
    }
    found = {name: sorted(map(repr, plain(items))) for name, items in lists.items()}
    whole = {"names": dict(labels.names), "not_labelled": labels.not_labelled}
    return {**found, **whole, "text": labels.text}


def stretch(marked: str) -> tuple[str, int, int]:
    """A text without the brackets in it, and the offsets of what stands between them."""
    start = marked.index("[")
    end = marked.index("]") - 1
    return re.sub(r"[\[\]]", "", marked), start, end
