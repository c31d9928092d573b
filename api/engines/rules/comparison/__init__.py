"""What two accounts have to do with each other, by their wording.

`match` goes the way of a pair of claims: `statement.content` takes both apart; `shared` holds what
the two have in common, and weighs it; `relation.relating` says how they relate by strong agreement,
`relation.nearby` by weaker evidence; `relation.disagreement` and `relation.bar` let pass only what
agrees in all that both say, and in enough; `relation.assignment` keeps the pairs that stand.
"""
