"""What a name does to its thing where no word of it is known to colour: by its kind of words."""

from collections.abc import Sequence

from api.engines.rules.grammar import words
from api.engines.rules.tokens import Token
from api.schemas.framing import Effect, QuoteKind, Valence

_MILD = words(
    "adjustment adjustments alignment approach arrangement challenge challenges change "
    "changes chapter clarification collaboration compliance concern concerns consolidate "
    "consolidation consultation conversation cooperation coordination correction development "
    "dialogue difference differences direction dispute efficiency efficiencies engagement "
    "enhancement enhancements error evolution exercise experience fine-tuning flexibility fluke "
    "formality framework freedom friendship guests guidance gesture harmonisation "
    "harmonization hiccup hub incident incidents inconvenience initiative investment issue issues "
    "journey lapse limited loan loans maintenance management measure measures minor "
    "misunderstanding mistake model modest modernisation modernization move neighbours neighbors "
    "newcomers normal operation operations opportunity opportunities optimisation optimising "
    "optimization partner partners partnership pause payment payments personnel "
    "phase phased presence programme process programme progress project proportionate "
    "protection rationalisation rationalising rationalization realignment reasonable rebalancing "
    "redeployment redesign refresh regrouping relocation renewal repositioning reset resilience "
    "restructuring review rightsizing routine safety savings service services "
    "simplification situation slight small solution stability stakeholder stabilisation strategic "
    "strategy streamlined streamlining support sustainability sustainable technical temporary "
    "training transfer transformation transition trim tweak update upgrade voluntary voluntarily "
    "wellbeing wellness anomaly simplified streamline visit "
    "peacekeeping stabilization pacification liberation evacuation normalisation normalization"
)
"""Words of plans and offices, which make little of what they are said of."""


def default_colour(tokens: Sequence[Token], kind: QuoteKind) -> tuple[Effect, Valence] | None:
    """The effect that a name in marks has most often; None for a proper name or plain words.

    Who puts a name in marks or gives it in so many words has seldom chosen a plain one: words of
    the office make less of the thing, others more. Of scare quotes this cannot be told.
    """
    said = [token for token in tokens if token.is_word]
    if any(token.lower in _MILD for token in said):
        return "minimise", "positive"
    if kind in {"none", "scare"} or not said or all(t.is_capitalised for t in said):
        return None
    return "amplify", "negative"
