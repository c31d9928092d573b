"""The source side of a reading: who is named, who is heard, in whose words, under which names."""

from dataclasses import dataclass

from api.engines.rules.attribution.attributions import read_attributions
from api.engines.rules.names.entities import read_entities
from api.engines.rules.names.phrases import Phrases
from api.engines.rules.namings.loaded import Loaded, find_loaded
from api.engines.rules.namings.namings import read_namings
from api.engines.rules.words.layout import lay_out
from api.engines.rules.words.tokens import Tokens
from api.schemas.claims import Attribution, Entity, Voice
from api.schemas.document import Document
from api.schemas.framing import Naming, Referent


@dataclass(frozen=True, slots=True)
class Sources:
    """What the text tells of its sources; `voices[0]` is the author."""

    entities: tuple[Entity, ...]
    voices: tuple[Voice, ...]
    attributions: tuple[Attribution, ...]
    referents: tuple[Referent, ...]
    namings: tuple[Naming, ...]
    loaded: tuple[Loaded, ...]
    """The loaded wordings of the text, of which some are names."""


def read_sources(document: Document, tokens: Tokens) -> Sources:
    """The sources of a document; `tokens` are those of `tokenize(document)`."""
    layout = lay_out(document, tokens)
    names = read_entities(layout)
    phrases = Phrases(layout, names)
    attributed = read_attributions(phrases)
    loaded = find_loaded(layout)
    named = read_namings(phrases, attributed, loaded)
    return Sources(
        entities=names.entities,
        voices=attributed.voices,
        attributions=attributed.attributions,
        referents=named.referents,
        namings=named.namings,
        loaded=loaded,
    )
