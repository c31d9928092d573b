"""A report in Markdown (CommonMark, with GitHub's tables)."""

from collections.abc import Iterable, Iterator, Sequence

from api.readable.accounts import Accounts
from api.readable.alignments import CONFLICTS, no_conflict
from api.readable.articles import citation, title_of
from api.readable.cards import cards
from api.readable.cautions import cautions
from api.readable.chains import chains_of
from api.readable.contrasts import cast, frames, functions, loaded, names, voices
from api.readable.headline import headline
from api.readable.markup import escaped, inline, opening
from api.readable.rows import Row, RowGroup, Saying, absences, statement_groups, statement_numbers
from api.readable.short import Part, sentences
from api.readable.telling import frame_groups, language
from api.readable.telling import functions as functions_of
from api.readable.telling import names as names_of
from api.readable.telling import portrayals as portrayals_of
from api.readable.telling import voices as voices_of
from api.readable.vocabulary import EVENTS, told
from api.readable.wording import count, percent, quoted
from api.schemas.analysis import ArticleAnalysis
from api.schemas.base import Span
from api.schemas.comparison import Comparison
from api.schemas.framing import LoadedLanguage
from api.schemas.run import Run

_NONE = "–"


def to_markdown(result: ArticleAnalysis | Comparison) -> str:
    """The result as a report."""
    parts = _analysis(result) if isinstance(result, ArticleAnalysis) else _comparison(result)
    return "\n\n".join(parts) + "\n"


def _analysis(analysis: ArticleAnalysis) -> Iterator[str]:
    yield f"# {escaped(title_of(analysis))}"
    yield escaped(citation(analysis))
    yield f"> {escaped(analysis.run.notice)}"
    yield f"## Claims ({len(analysis.claims)})"
    yield "Each claim with who makes it and how sure each voice is, not whether it is true."
    for card in cards(analysis):
        said = f"{'Denied: ' if card.is_denied else ''}{escaped(card.statement)}"
        words = _evidence(card.claim.evidence)
        yield f"**{card.claim.id}** {said}  \n— {escaped(card.sure)}  \n{words}"
    if chains := chains_of(analysis):
        yield "## At second hand"
        yield _list(
            f"{escaped(told)}: {_evidence(carried[0].content)}" for told, carried in chains.items()
        )
    yield "## Whose words"
    yield _table(
        ("Voice", "Share", "Words"),
        ((v.name, percent(v.share), str(v.words)) for v in voices_of(analysis)),
    )
    yield "## Loaded words"
    for group in language(analysis):
        words = ", ".join(quoted(word.span.exact) for row in group.rows for word in row.words)
        yield f"**{escaped(group.whose)}**: {escaped(words) or 'none found'}"
    if named := names_of(analysis):
        yield "## Names chosen"
        for thing in named:
            yield f"### {escaped(thing.label)}"
            rows = ((row.term, row.whose, row.effect) for row in thing.rows)
            yield _table(("Name", "Whose word", "Effect"), rows)
    for frame_group in frame_groups(analysis):
        yield f"## {frame_group.title}"
        yield _table(
            (frame_group.title.rstrip("s"), "Share of the words"),
            ((row.name, percent(row.score.salience)) for row in frame_group.rows),
        )
    yield from _functions(analysis)
    if shown := portrayals_of(analysis):
        yield "## Who is given which role"
        yield _list(
            f"{escaped(one.name)}: {escaped(one.role)}, by {escaped(one.by)}: "
            f"{_evidence(one.evidence)}"
            for one in shown
        )
    yield from _about(analysis.run, analysis.id)


def _functions(analysis: ArticleAnalysis) -> Iterator[str]:
    for function in functions_of(analysis) or ():
        if function.rows:
            yield f"## {function.title}"
            yield _list(
                f"{escaped(row.item.statement)} — {escaped(row.speaker)}" for row in function.rows
            )


def _comparison(comparison: Comparison) -> Iterator[str]:
    accounts = Accounts(comparison)
    numbers = statement_numbers(comparison)
    letters = tuple(accounts.letters.values())
    yield from _head(accounts)
    if shown := sentences(accounts):
        yield "## In short"
        yield _list(
            f"{_parts(one.parts)} ({', '.join(numbers[id_] for id_ in one.rests_on)})"
            for one in shown
        )
    for group in statement_groups(accounts, numbers):
        yield from _group(group, accounts)
    yield from _contrasts(accounts, letters)
    for key, missing in absences(accounts, numbers).items():
        if missing:
            yield f"## Not found in the supplied text of {accounts.letters[key]}"
            yield _list(f"{one.number}: {escaped(one.statement)}" for one in missing)
    yield from _about(comparison.run, comparison.id)


def _head(accounts: Accounts) -> Iterator[str]:
    comparison = accounts.comparison
    yield f"# {escaped(headline(comparison))}"
    yield f"{len(comparison.articles)} accounts side by side"
    yield _list(
        f"**{accounts.letters[one.key]}** {escaped(citation(one.analysis))}"
        for one in comparison.articles
    )
    for caution in cautions(accounts):
        yield f"> **Careful:** {caution}"
    if comparison.event.same_event != "no":
        reasons = "; ".join(comparison.event.reasons)
        yield escaped(f"{EVENTS[comparison.event.same_event]}{': ' if reasons else ''}{reasons}")
    yield f"> {escaped(comparison.run.notice)}"


def _group(group: RowGroup, accounts: Accounts) -> Iterator[str]:
    """The statements; those of one account alone in brief."""
    is_told = group.id == CONFLICTS.id and accounts.comparison.event.same_event != "no"
    if group.rows or is_told:
        yield f"## {group.title} ({len(group.rows)})"
    if is_told and not group.rows:
        yield no_conflict(accounts.comparison.alignments)
    if group.is_shared:
        for row in group.rows:
            yield from _statement(row, accounts)
    elif group.rows:
        yield _list(
            f"{row.number}: {escaped(row.statement)} — {escaped(cell.sayings[0].sure)}"
            for row in group.rows
            for cell in row.cells.values()
            if cell.sayings
        )


def _statement(row: Row, accounts: Accounts) -> Iterator[str]:
    by = f" — {escaped(row.said_by)}" if row.said_by else ""
    yield f"### {row.number}. {row.sign} {escaped(row.name)}: {escaped(row.statement)}{by}"
    yield _list(
        f"**{accounts.letters[key]}** {_cut(saying)} — {escaped(saying.sure)}"
        for key, cell in row.cells.items()
        for saying in cell.sayings
    )
    if row.why:
        yield f"*{escaped(row.why)}*"


def _loaded(accounts: Accounts) -> Iterator[str]:
    """The loaded words by account, by whose they are and what sort."""
    if found := loaded(accounts):
        yield "## Loaded words side by side"
        rows = (
            (letter, group.whose, row.technique, _each_once(row.words))
            for key, letter in accounts.letters.items()
            for group in found[key]
            for row in group.rows
        )
        yield _table(("Account", "Whose words", "Sort", "Words"), rows)


def _each_once(words: Iterable[LoadedLanguage]) -> str:
    return ", ".join(dict.fromkeys(quoted(word.span.exact) for word in words))


def _contrasts(accounts: Accounts, letters: Sequence[str]) -> Iterator[str]:
    yield from _loaded(accounts)
    for thing in names(accounts):
        yield f"## Names for the same thing: {escaped(thing.label)}"
        yield _table(
            [accounts.letters[key] for key, cell in thing.by_account.items() if cell],
            [
                [
                    "; ".join(f"{quoted(one.term)} ({one.whose}; {one.effect})" for one in cell)
                    for cell in thing.by_account.values()
                    if cell
                ]
            ],
        )
    yield "## Who is heard where"
    yield _table(
        ("Voice", *letters),
        (
            (voice.label, *(percent(c.share) if c else "" for c in voice.by_account.values()))
            for voice in voices(accounts)
        ),
    )
    for title, rows in frames(accounts):
        yield f"## {title}"
        yield _table(
            (title.rstrip("s"), *letters),
            (
                (row.name, *(percent(row.by_account.get(key, 0)) for key in accounts.letters))
                for row in rows
            ),
        )
    if shown := cast(accounts):
        yield "## Who is given which role"
        yield _table(
            ("Who", *letters),
            (
                (
                    one.name,
                    *(
                        "; ".join(f"{p.role}, by {p.by}" for p in c)
                        for c in one.by_account.values()
                    ),
                )
                for one in shown
            ),
        )
    for function in functions(accounts) or ():
        said_so = [
            f"**{letter}** {escaped(said.statement)} — {escaped(who)}"
            for key, letter in accounts.letters.items()
            for said, who in function.by_account.get(key, ())
        ]
        if said_so:
            yield f"## {function.title}"
            yield _list(said_so)


def _about(run: Run, identifier: str) -> Iterator[str]:
    yield "## About this reading"
    yield _list(_notes(run, identifier))


def _notes(run: Run, identifier: str) -> Iterator[str]:
    model = f", model {run.model}" if run.model else ""
    yield escaped(f"Engine {run.engine}{model}, version {run.engine_version}")
    yield f"Result `{identifier}`"
    for warning in run.warnings:
        yield escaped(told(warning))
    if run.not_assessed:
        yield escaped(f"Not assessed: {', '.join(run.not_assessed)}")
    if run.rejected_quotes:
        yield f"{count(len(run.rejected_quotes), 'quote')} by the model not found in the text"


def _evidence(spans: Sequence[Span]) -> str:
    return escaped(" … ".join(quoted(span.exact, len(span.exact)) for span in spans))


def _parts(parts: Iterable[Part]) -> str:
    return opening("".join(f"**{p.text}**" if p.is_letter else inline(p.shown) for p in parts))


def _cut(saying: Saying) -> str:
    """The words of a saying, those in bold that another account has otherwise."""
    denied = "Denied: " if saying.is_denied else ""
    return denied + " … ".join(
        f"“{''.join(f'**{inline(p.text)}**' if p.differs else inline(p.text) for p in span)}”"
        for span in saying.cut
    )


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    cells = [[escaped(cell) or _NONE for cell in row] for row in rows]
    lines = [heads, ["---"] * len(heads), *cells]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
