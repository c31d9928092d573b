"""From judged pairs to statements: every claim of every account in exactly one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.core.groups import Groups
from api.core.origins import Origins
from api.core.relations import CONFLICTS, most_important, pair_relation, rank
from api.schemas.comparison import Alignment, ComparedArticle, ConflictOn, Member, Relation
from api.schemas.reading import Judgement, Side

_MERGED_FIRST: tuple[Relation, ...] = ("contradicted", "reported_vs_rejected")

Ref = tuple[str, str]
"""Key of the account and id of the claim."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Claims that make one statement, in canonical order, with the judgements among them."""

    sides: tuple[Side, ...]
    judgements: tuple[Judgement, ...]

    @property
    def accounts(self) -> tuple[str, ...]:
        """Keys of the accounts that make it, in canonical order, each once."""
        return tuple(dict.fromkeys(side.key for side in self.sides))


def gather(
    articles: Sequence[ComparedArticle], judgements: Sequence[Judgement]
) -> tuple[Statement, ...]:
    """The statements, by their first claim. Related pairs are joined, the surest first.

    Two claims of one account come together only where both were judged related to one and the
    same claim, and at least one of them more than possibly in conflict with it: a chain of
    likenesses does not make one statement.
    """
    sides = [
        Side(key=article.key, claim=claim, analysis=article.analysis)
        for article in articles
        for claim in article.analysis.claims
    ]
    index = {_ref(side): place for place, side in enumerate(sides)}
    related = [judgement for judgement in judgements if judgement.relation is not None]
    edges = {_places(judgement, index): judgement for judgement in related}
    groups = _joined(sides, edges)
    inside: dict[int, list[Judgement]] = {}
    for (i, j), judgement in sorted(edges.items(), key=lambda edge: edge[0]):
        if groups.root(i) == groups.root(j):
            inside.setdefault(groups.root(i), []).append(judgement)
    return tuple(
        Statement(
            sides=tuple(sides[place] for place in group),
            judgements=tuple(inside.get(group[0], ())),
        )
        for group in groups.all()
    )


def align(
    statements: Sequence[Statement], articles: Sequence[ComparedArticle], origins: Origins
) -> tuple[tuple[Statement, Alignment], ...]:
    """Every statement with its alignment: conflicts first, then by number of accounts.

    Ids are `s1`, `s2`, … in this order, which does not depend on the order of the accounts.
    """
    positions = _positions(articles)
    drawn = [(statement, _relation(statement, origins)) for statement in statements]
    drawn.sort(key=lambda pair: _order(pair[0], pair[1], positions))
    return tuple(
        (statement, _alignment(f"s{number}", statement, relation, articles, origins))
        for number, (statement, relation) in enumerate(drawn, start=1)
    )


def _ref(side: Side) -> Ref:
    return side.key, side.claim.id


def _places(judgement: Judgement, index: dict[Ref, int]) -> tuple[int, int]:
    left, right = index[_ref(judgement.pair.left)], index[_ref(judgement.pair.right)]
    return min(left, right), max(left, right)


def _joined(sides: Sequence[Side], edges: dict[tuple[int, int], Judgement]) -> Groups:
    groups = Groups(len(sides))
    related: dict[int, set[int]] = {place: set() for place in range(len(sides))}
    surely: dict[int, set[int]] = {place: set() for place in range(len(sides))}
    for (i, j), judgement in edges.items():
        related[i].add(j)
        related[j].add(i)
        if judgement.relation != "possible_conflict":
            surely[i].add(j)
            surely[j].add(i)
    for (i, j), _ in sorted(edges.items(), key=_surest_first):
        left, right = groups.members(i), groups.members(j)
        if all(
            sides[a].key != sides[b].key or related[a] & related[b] & (surely[a] | surely[b])
            for a in left
            for b in right
        ):
            groups.join(i, j)
    return groups


def _surest_first(edge: tuple[tuple[int, int], Judgement]) -> tuple[bool, float, tuple[int, int]]:
    """Plain conflicts come first, so that no likeness hides one; then the nearest claims."""
    places, judgement = edge
    return judgement.relation not in _MERGED_FIRST, -judgement.pair.score, places


def _alignment(
    number: str,
    statement: Statement,
    relation: Relation,
    articles: Sequence[ComparedArticle],
    origins: Origins,
) -> Alignment:
    members = tuple(_member(key, statement.sides) for key in statement.accounts)
    if not statement.judgements:
        (side,) = statement.sides
        label = next(article.label for article in articles if article.key == side.key)
        return Alignment(
            id=number,
            statement=side.claim.text,
            relation=relation,
            rationale=f"Not found in the supplied text of any account but {label}.",
            members=members,
        )
    decisive = most_important(statement.judgements)
    return Alignment(
        id=number,
        statement=decisive.statement or _stated(decisive),
        relation=relation,
        on=_conflicts(statement.judgements, decisive),
        rationale=decisive.rationale,
        members=members,
        pairs=tuple(pair_relation(judgement, origins) for judgement in statement.judgements),
    )


def _member(key: str, sides: Iterable[Side]) -> Member:
    claims = [side.claim for side in sides if side.key == key]
    return Member(
        article=key,
        claim_ids=tuple(claim.id for claim in claims),
        evidence=tuple(span for claim in claims for span in claim.evidence),
    )


def _relation(statement: Statement, origins: Origins) -> Relation:
    if not statement.judgements:
        return "only_in"
    relation = most_important(statement.judgements).relation
    if relation is None:
        raise ValueError("an unrelated pair decides nothing")
    sides = statement.sides
    one_text = len({side.analysis.article.sha256 for side in sides}) == 1
    if relation == "corroborated" and not one_text and len(origins.distinct(sides)) == 1:
        return "corroborated_same_origin"
    return relation


def _conflicts(judgements: Iterable[Judgement], decisive: Judgement) -> tuple[ConflictOn, ...]:
    if decisive.relation not in CONFLICTS:
        return ()
    found = {on for j in judgements if j.relation == decisive.relation for on in j.on}
    return tuple(sorted(found))


def _stated(judgement: Judgement) -> str:
    """Of a conflict the shorter clause, which opposes the other most plainly."""
    sides = judgement.pair.left, judgement.pair.right
    if judgement.relation not in CONFLICTS:
        return _plainest(sides)
    return min((len(side.claim.text.split()), side.claim.text) for side in sides)[1]


def _plainest(sides: Iterable[Side]) -> str:
    """The wording with the fewest loaded words, then the shortest."""
    texts = ((_loaded(side), len(side.claim.text), side.claim.text) for side in sides)
    return min(texts)[2]


def _loaded(side: Side) -> int:
    words = side.analysis.held.language
    return sum(len(words.touching(span.start, span.end)) for span in side.claim.evidence)


def _positions(articles: Sequence[ComparedArticle]) -> dict[Ref, tuple[float, int]]:
    """How far into its account every claim stands, and the account's place."""
    return {
        (article.key, claim.id): (place / len(article.analysis.claims), account)
        for account, article in enumerate(articles)
        for place, claim in enumerate(article.analysis.claims)
    }


def _order(
    statement: Statement, relation: Relation, positions: Mapping[Ref, tuple[float, int]]
) -> tuple[object, ...]:
    conflict = relation in CONFLICTS
    first = min(positions[_ref(side)] for side in statement.sides)
    return (
        not conflict,
        rank(relation) if conflict else 0,
        -len(statement.accounts),
        rank(relation),
        first,
    )
