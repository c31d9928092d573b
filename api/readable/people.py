"""Who says something, how surely, and through whom it came."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from api.readable.vocabulary import AUTHOR_CERTAINTY, CERTAINTY, STANCES, VOICE_KINDS
from api.schemas.analysis import ArticleAnalysis
from api.schemas.claims import AUTHOR, AUTHOR_LABEL, Claim, Factuality, Stance, Voice, VoiceKind

NO_SOURCE: Final = "source not given"
"""In place of a source where the text says only that something is said."""


def voices_of(analysis: ArticleAnalysis) -> Mapping[str, Voice]:
    return analysis.held.voices


def name_of(voice_id: str | None, voices: Mapping[str, Voice]) -> str:
    """How to name the voice; the author is "the author"."""
    voice = voices.get(voice_id or "")
    if voice is None:
        return "somebody"
    return AUTHOR_LABEL if voice.kind == "author" else voice.label


def how_sure(claim: Claim, analysis: ArticleAnalysis) -> str:
    """Who makes the claim and how certain everybody in the chain is, in words."""
    voices = voices_of(analysis)
    values = {one.voice_id: one.value for one in claim.factuality}
    speaker = voices.get(claim.asserted_by)
    if speaker is None or speaker.kind == "author":
        return f"{AUTHOR_LABEL}: {CERTAINTY[values.get(claim.asserted_by, 'U')]}"
    hearsay = values.get(AUTHOR) != "CT+" and _is_hearsay(claim, speaker, analysis)
    told = [
        _told(one, name_of(one.voice_id, voices), hearsay and one.voice_id == speaker.id)
        for one in claim.factuality
        if one.value != "U" and one.voice_id != AUTHOR
    ]
    open_minded = [name_of(i, voices) for i, value in values.items() if value == "U"]
    committed = values.get(AUTHOR, "U") != "U"
    author = [AUTHOR_CERTAINTY[values[AUTHOR]]] if committed else []
    return "; ".join((*told, *author, *_uncommitted(open_minded)))


def is_denied(claim: Claim) -> bool:
    """Whether whoever makes it holds it untrue, so that its words say the opposite."""
    return any(f.value == "CT-" for f in claim.factuality if f.voice_id == claim.asserted_by)


def said_by(claim: Claim, analysis: ArticleAnalysis) -> str:
    """Who says it, where it is not the author; that none is given where the text names nobody."""
    speaker = voices_of(analysis).get(claim.asserted_by)
    if speaker is None or speaker.kind == "author":
        return ""
    return NO_SOURCE if _is_hearsay(claim, speaker, analysis) else speaker.label


def _told(factuality: Factuality, name: str, hearsay: bool) -> str:
    """The voice and its certainty; of hearsay, only that it is hearsay and what is in doubt."""
    if not hearsay:
        return f"{name}: {CERTAINTY[factuality.value]}"
    return NO_SOURCE if factuality.value == "CT+" else f"{NO_SOURCE}: {CERTAINTY[factuality.value]}"


def _is_hearsay(claim: Claim, speaker: Voice, analysis: ArticleAnalysis) -> bool:
    """Whether the text leaves out who says it: "is said to", but not "a spokesman said"."""
    if speaker.kind != "unnamed":
        return False
    told = analysis.held.attributions.get(claim.attribution_id or "")
    return told is None or told.source_resolution == "implied"


def _uncommitted(names: Sequence[str]) -> Iterator[str]:
    if names:
        yield f"{' and '.join(names)} {'does' if len(names) == 1 else 'do'} not vouch for it"


def aside(label: str, kind: VoiceKind) -> str:
    """The kind of a voice in brackets, where it is not plain from the label."""
    if kind in {"author", "named"} or VOICE_KINDS[kind] in label:
        return ""
    return f" ({VOICE_KINDS[kind]})"


def whose_word(namer: str, reporter: str, stance: Stance, *, quoted: bool) -> str:
    """Whose word a name is, and who passes it on how, by the names of both."""
    own = "the author's own word" if namer == AUTHOR_LABEL else f"{possessive(namer)} word"
    if namer == reporter:
        return own + (", in quotation marks" if quoted else "")
    return f"{own}, reported {STANCES[stance]} by {reporter}"


def possessive(name: str) -> str:
    """ "the author's", "experts'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"
