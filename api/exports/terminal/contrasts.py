"""Names, voices, frames, portrayals and functions of several accounts beside each other."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from api.exports.terminal.layout import (
    INDENT,
    aligned,
    bar,
    hanging,
    indented,
    line,
    section,
    spaced,
)
from api.readable.accounts import Accounts
from api.readable.people import aside, name_of, voices_of, whose_word
from api.readable.vocabulary import (
    EFFECTS,
    FRAME_KINDS,
    FUNCTIONS,
    STANCE_MARKS,
    frame_names,
)
from api.readable.wording import clip, percent, quoted
from api.schemas.contrasts import FrameShift, NamingRow, PortrayalCell, VoiceCell, VoiceRow

_LONGEST_STATEMENT = 180
_LABEL = 34
_CELL = 14
_WIDEST_CELL = 28
_BAR = 6
_BESIDE_A_BAR = 13
_TWO_NAMES = 2
_TWO_ACCOUNTS = 2


def naming_tables(accounts: Accounts) -> Iterator[RenderableType]:
    blocks: list[list[RenderableType]] = []
    for contrast in accounts.comparison.naming_contrasts:
        rows = list(dict.fromkeys(_naming(row, accounts) for row in contrast.rows))
        if len(rows) < _TWO_NAMES or len({row.article for row in contrast.rows}) < _TWO_ACCOUNTS:
            continue
        table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_edge=False)
        table.add_column(line("Name"), ratio=3, overflow="fold")
        table.add_column(line("In"), width=3)
        table.add_column(line("Whose word"), ratio=5, overflow="fold")
        table.add_column(line("Effect"), width=15)
        for term, letter, whose, effect in rows:
            table.add_row(line((term, "yellow")), line((letter, "bold")), line(whose), line(effect))
        heading = line((contrast.referent, "bold"))
        blocks.append([heading, indented(table)])
    if blocks:
        yield from section("Names for the same thing", *spaced(blocks))


def _naming(row: NamingRow, accounts: Accounts) -> tuple[str, str, str, str]:
    whose = whose_word(row.namer, row.reporter, row.stance, quoted=row.quoted)
    return quoted(row.term, 60), accounts.letters[row.article], whose, EFFECTS[row.effect]


def voice_table(accounts: Accounts, width: int) -> Iterator[RenderableType]:
    voices = accounts.comparison.voice_matrix
    if not voices:
        return
    fits = _LABEL + _CELL * len(accounts.letters) <= width
    show = _voice_columns if fits else _voice_lines
    yield from section(
        "Who is heard where",
        show(voices, accounts, width),
        note="Share of each account's words, and how it is taken where not neutrally.",
    )


def _voice_columns(voices: tuple[VoiceRow, ...], accounts: Accounts, width: int) -> Table:
    room = min(_WIDEST_CELL, (width - _LABEL) // len(accounts.letters))
    table = Table.grid(padding=(0, 1), expand=False)
    table.add_column(width=_LABEL, overflow="fold")
    for _ in accounts.letters:
        table.add_column(width=room - 1, overflow="fold")
    table.add_row(line(""), *(line((letter, "bold")) for letter in accounts.letters.values()))
    for voice in voices:
        cells = {cell.article: cell for cell in voice.cells}
        table.add_row(
            _voice_label(voice), *(_voice_cell(cells.get(key)) for key in accounts.letters)
        )
    return table


def _voice_lines(voices: tuple[VoiceRow, ...], accounts: Accounts, width: int) -> Table:
    rows = (
        (
            _voice_label(voice),
            line(
                ", ".join(
                    f"{accounts.letters[cell.article]} {_voice_cell(cell).plain}"
                    for cell in voice.cells
                )
            ),
        )
        for voice in voices
    )
    return hanging(rows, label_width=min(_LABEL, width // 2))


def _voice_label(voice: VoiceRow) -> Text:
    return line((voice.label, "bold"), (aside(voice.label, voice.kind), "dim"))


def _voice_cell(cell: VoiceCell | None) -> Text:
    if cell is None:
        return line(("not heard", "dim"))
    marks = [STANCE_MARKS[stance] for stance in cell.stances if stance != "neutral"]
    return line(percent(cell.share), (f" {', '.join(marks)}" if marks else "", "magenta"))


def frame_table(accounts: Accounts, width: int) -> Iterator[RenderableType]:
    shifts = accounts.comparison.frame_shifts
    if not shifts:
        return
    body: list[RenderableType] = []
    for taxonomy, title in FRAME_KINDS.items():
        chosen = [shift for shift in shifts if shift.taxonomy == taxonomy]
        if chosen:
            body.append(line((title, "bold")))
            body.append(indented(_frame_rows(chosen, accounts, width)))
    yield from section(
        "Topics and angles side by side",
        *body,
        note="Share of the words that stand in sentences with words on the topic.",
    )


def _frame_rows(shifts: Sequence[FrameShift], accounts: Accounts, width: int) -> Table:
    names = frame_names(shifts[0].taxonomy)
    room = (width - _LABEL - INDENT) // len(accounts.letters) - _BESIDE_A_BAR
    rows = (
        (line(names.get(s.frame, s.frame)), _frame_cells(s, accounts, min(room, 16)))
        for s in shifts
    )
    return hanging(rows, label_width=min(_LABEL - 2, width // 2))


def _frame_cells(shift: FrameShift, accounts: Accounts, room: int) -> Text:
    shares = {cell.article: cell.salience for cell in shift.cells}
    parts: list[str | tuple[str, str] | Text] = []
    for key, letter in accounts.letters.items():
        share = shares.get(key, 0)
        drawn = bar(share, room) + " " if room >= _BAR else ""
        parts += [(letter, "bold"), " ", (drawn, "blue"), aligned(share), Text("   ")]
    return line(*parts)


def portrayal_table(accounts: Accounts) -> Iterator[RenderableType]:
    shifts = [s for s in accounts.comparison.portrayal_shifts or () if _is_cast(s.cells)]
    body: list[RenderableType] = []
    for shift in shifts:
        body.append(line((shift.entity, "bold")))
        rows = (
            (
                line((accounts.letters[cell.article], "bold")),
                line(
                    f"{cell.role}, by {cell.by_voice}: ",
                    (quoted(cell.evidence[0].exact, 110) if cell.evidence else "", "dim"),
                ),
            )
            for cell in shift.cells
            if cell.role != "none"
        )
        body.append(indented(hanging(rows, label_width=2)))
    if body:
        yield from section("Who is given which role", *body)


def _is_cast(cells: tuple[PortrayalCell, ...]) -> bool:
    return any(cell.role != "none" for cell in cells)


def function_table(accounts: Accounts) -> Iterator[RenderableType]:
    body: list[RenderableType] = []
    for contrast in accounts.comparison.function_contrasts or ():
        rows = [
            (
                line((accounts.letters[cell.article], "bold")),
                line(
                    clip(item.statement, _LONGEST_STATEMENT),
                    (f" — {_speaker(accounts, cell.article, item.voice_id)}", "dim"),
                ),
            )
            for cell in contrast.cells
            for item in cell.items
        ]
        if rows:
            body.append(line((FUNCTIONS[contrast.function], "bold")))
            body.append(indented(hanging(rows, label_width=2)))
    if body:
        yield from section("Problem, cause, judgement, remedy", *body)


def _speaker(accounts: Accounts, key: str, voice_id: str) -> str:
    return name_of(voice_id, voices_of(accounts.analyses[key]))
