"""Scores of answers against gold: pure functions from gold and answer to rows, one aspect each.

Items are paired by optimal assignment on the words that their spans share (Dice of 0.3 or more; see
`evals.pairing`). An item on which careful readers may differ (`optional` in the gold) counts for
nothing, found or not. A scorer returns None where the engine does not assess the aspect, and raises
NothingToScoreError where neither gold nor answer has an item: an empty list is no score.
"""
