"""Small gold, written by hand, for tests."""

from pathlib import Path
from typing import Any

import yaml

from evals.dataset import Dataset, load

TEXT = (
    "Mill closes\n\n"
    "The mill in Arden will close in May, the owner said on Monday. "
    "Workers called the plan a “betrayal”. "
    "About 90 jobs will go, according to the union. "
    "The owner falsely claimed that nobody would lose a job.\n\n"
    "Subscribe to our newsletter\n"
)
OTHER_TEXT = (
    "Arden mill to be modernised\n\n"
    "The owner of the mill in Arden will modernise it in May. "
    "Some 60 jobs will go, the union said.\n"
)

ARTICLE: dict[str, Any] = {
    "id": "a",
    "text": "a.txt",
    "labelled_by": "a test",
    "regions": [
        {"at": "Mill closes", "kind": "headline"},
        {"at": {"quote": "The mill in Arden", "to": "would lose a job."}, "kind": "body"},
        {"at": "Subscribe to our newsletter", "kind": "boilerplate", "excluded": True},
    ],
    "voices": [
        {"id": "owner", "label": "the owner", "kind": "named"},
        {"id": "workers", "label": "Workers", "kind": "collective"},
        {"id": "union", "label": "the union", "kind": "named"},
    ],
    "entities": [{"id": "E1", "name": "The owner", "type": "person", "also": ["the owner"]}],
    "attributions": [
        {
            "id": "t1",
            "voice": "owner",
            "source": {"quote": "the owner", "within": "the owner said"},
            "cue": "said",
            "content": ["The mill in Arden will close in May"],
            "form": "indirect",
        },
        {
            "id": "t2",
            "voice": "workers",
            "source": "Workers",
            "cue": "called",
            "content": ["betrayal"],
            "form": "naming",
            "stance": "distance",
        },
        {
            "id": "t3",
            "voice": "union",
            "source": "the union",
            "cue": "according to",
            "content": ["About 90 jobs will go"],
            "form": "indirect",
        },
        {
            "id": "t4",
            "voice": "owner",
            "source": {"quote": "The owner", "within": "The owner falsely"},
            "cue": "falsely claimed",
            "content": ["nobody would lose a job"],
            "form": "indirect",
            "stance": "reject",
            "stance_cue": "falsely claimed",
        },
    ],
    "claims": [
        {
            "id": "c1",
            "text": "The mill in Arden will close in May.",
            "evidence": ["The mill in Arden will close in May"],
            "type": "prediction",
            "asserted_by": "owner",
            "attribution": "t1",
            "factuality": {"owner": "CT+", "author": "U"},
        },
        {
            "id": "c2",
            "text": "About 90 jobs will go.",
            "evidence": ["About 90 jobs will go"],
            "type": "numerical",
            "asserted_by": "union",
            "attribution": "t3",
            "factuality": {"union": "CT+", "author": "U"},
        },
        {
            "id": "c3",
            "text": "Nobody would lose a job.",
            "evidence": ["nobody would lose a job"],
            "type": "prediction",
            "asserted_by": "owner",
            "attribution": "t4",
            "factuality": {"owner": "CT+", "author": "CT-"},
        },
    ],
    "referents": [{"id": "r1", "label": "the closure"}],
    "namings": [
        {
            "id": "n1",
            "referent": "r1",
            "term": "betrayal",
            "namer": "workers",
            "quote_kind": "naming",
            "stance": "distance",
            "effect": "amplify",
            "valence": "negative",
        },
        {
            "id": "n2",
            "referent": "r1",
            "term": "closes",
            "effect": "neutral",
            "valence": "neutral",
        },
    ],
    "language": [
        {
            "at": "betrayal",
            "technique": "loaded_language",
            "voice": "workers",
            "polarity": "negative",
        }
    ],
    "policy_frames": [{"frame": "economic", "evidence": ["About 90 jobs will go"]}],
    "generic_frames": [{"frame": "conflict", "evidence": ["Workers called the plan"]}],
    "functions": [
        {
            "function": "problem_definition",
            "statement": "Jobs are lost.",
            "evidence": ["About 90 jobs will go"],
            "voice": "union",
        }
    ],
    "portrayals": [
        {"id": "p1", "entity": "E1", "role": "antagonist", "evidence": ["falsely claimed"]}
    ],
}
OTHER: dict[str, Any] = {
    "id": "b",
    "text": "b.txt",
    "labelled_by": "a test",
    "regions": [
        {"at": "Arden mill to be modernised", "kind": "headline"},
        {"at": {"quote": "The owner of the mill", "to": "the union said."}, "kind": "body"},
    ],
    "voices": [{"id": "union", "label": "the union", "kind": "named"}],
    "attributions": [
        {
            "id": "t1",
            "voice": "union",
            "source": "the union",
            "cue": "said",
            "content": ["Some 60 jobs will go"],
            "form": "indirect",
        }
    ],
    "claims": [
        {
            "id": "c1",
            "text": "The owner will modernise the mill in May.",
            "evidence": ["The owner of the mill in Arden will modernise it in May"],
            "type": "prediction",
            "factuality": {"author": "CT+"},
        },
        {
            "id": "c2",
            "text": "Some 60 jobs will go.",
            "evidence": ["Some 60 jobs will go"],
            "type": "numerical",
            "asserted_by": "union",
            "attribution": "t1",
            "factuality": {"union": "CT+", "author": "U"},
        },
    ],
    "referents": [{"id": "r1", "label": "the closure"}],
    "namings": [
        {
            "id": "n1",
            "referent": "r1",
            "term": "modernised",
            "effect": "minimise",
            "valence": "positive",
        }
    ],
}
EVENT: dict[str, Any] = {
    "id": "mill",
    "articles": ["a", "b"],
    "same_event": "yes",
    "labelled_by": "a test",
    "alignments": [
        {
            "id": "s1",
            "statement": "How many jobs will go.",
            "members": {"a": ["c2"], "b": ["c2"]},
            "relation": "contradicted",
            "on": ["number"],
            "why": "90 and 60",
        }
    ],
    "omissions": [
        {"article": "a", "claim": "c1", "in_scope": True, "why": "the same matter"},
        {"article": "a", "claim": "c3", "in_scope": True, "why": "the same matter"},
        {"article": "b", "claim": "c1", "in_scope": False, "why": "a plan of its own"},
    ],
    "naming_contrasts": [{"referent": "the closure", "names": {"a": ["n1", "n2"], "b": ["n1"]}}],
    "portrayal_shifts": [{"entity": "The owner", "portrayals": {"a": ["p1"], "b": []}}],
}


def write(folder: Path, *articles: dict[str, Any], events: tuple[dict[str, Any], ...] = ()) -> Path:
    """A folder of gold with these label files and the two texts."""
    for name, listed in (("articles", articles), ("events", events)):
        (folder / name).mkdir(parents=True, exist_ok=True)
        for item in listed:
            path = folder / name / f"{item['id']}.yaml"
            path.write_text(
                yaml.safe_dump(item, allow_unicode=True, sort_keys=False), encoding="utf-8"
            )
    (folder / "articles" / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "articles" / "b.txt").write_text(OTHER_TEXT, encoding="utf-8")
    return folder


def dataset(folder: Path) -> Dataset:
    """The two articles and their event."""
    return load(write(folder, ARTICLE, OTHER, events=(EVENT,)))


def changed(item: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A label file with other values of these fields."""
    return {**item, **fields}
