"""Words of plans and offices in names: they make little of the thing."""

from collections.abc import Sequence

from api.engines.rules.words.grammar import words
from api.engines.rules.words.tokens import Token
from api.schemas.framing import Effect, Valence

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


def mild_colour(tokens: Sequence[Token]) -> tuple[Effect, Valence] | None:
    """The effect of a name in words of the office; None for others, whose effect is not known."""
    mild = any(token.lower in _MILD for token in tokens)
    return ("minimise", "positive") if mild else None
