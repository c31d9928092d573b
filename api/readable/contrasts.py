"""How several accounts tell it, in rows with one cell for every account."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.readable.accounts import Accounts
from api.readable.people import aside, name_of, voices_of
from api.readable.vocabulary import (
    EFFECTS,
    FRAME_KINDS,
    FUNCTIONS,
    ROLES,
    STANCE_MARKS,
    STANCES,
    frame_names,
)
from api.schemas.base import Span
from api.schemas.contrasts import NamingRow, VoiceCell


@dataclass(frozen=True, slots=True)
class NamedSo:
    """A name that an account uses or passes on."""

    term: str
    whose: str
    effect: str
    times: int


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one thing, account by account."""

    label: str
    by_account: Mapping[str, tuple[NamedSo, ...]]


_SEVERAL = 2


def names(accounts: Accounts) -> tuple[Names, ...]:
    """Things that more than one account names."""
    shown = []
    for contrast in accounts.comparison.naming_contrasts:
        counted: dict[str, dict[tuple[str, str, str], int]] = defaultdict(lambda: defaultdict(int))
        for row in contrast.rows:
            counted[row.article][row.term, _whose(row), EFFECTS[row.effect]] += 1
        if len(counted) >= _SEVERAL:
            by_account = {
                key: tuple(NamedSo(*row, times) for row, times in counted.get(key, {}).items())
                for key in accounts.letters
            }
            shown.append(Names(contrast.referent, by_account))
    return tuple(shown)


def _whose(row: NamingRow) -> str:
    if row.namer == row.reporter:
        return row.namer + (", in quotation marks" if row.quoted else "")
    return f"{row.namer}; passed on by {row.reporter}, {STANCES[row.stance]}"


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice across the accounts."""

    label: str
    about: str
    by_account: Mapping[str, tuple[VoiceCell, str] | None]
    """The share, and how it is taken where not neutrally; None where it is not heard."""


def voices(accounts: Accounts) -> tuple[Heard, ...]:
    """Who is heard where, in the order of the comparison."""
    return tuple(
        Heard(
            row.label,
            aside(row.label, row.kind).strip(" ()"),
            {
                key: next(((cell, _taken(cell)) for cell in row.cells if cell.article == key), None)
                for key in accounts.letters
            },
        )
        for row in accounts.comparison.voice_matrix
    )


def _taken(cell: VoiceCell) -> str:
    return ", ".join(STANCE_MARKS[stance] for stance in cell.stances if stance != "neutral")


@dataclass(frozen=True, slots=True)
class Casting:
    """A part in which an account casts somebody."""

    sign: str
    role: str
    by: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """Somebody, and how the accounts cast them."""

    name: str
    by_account: Mapping[str, tuple[Casting, ...]]


def cast(accounts: Accounts) -> tuple[Cast, ...] | None:
    """Who is cast as what; None where that was not assessed."""
    shifts = accounts.comparison.portrayal_shifts
    if shifts is None:
        return None
    return tuple(
        Cast(
            shift.entity,
            {
                key: tuple(
                    Casting(*ROLES[cell.role], cell.by_voice, cell.evidence)
                    for cell in shift.cells
                    if cell.article == key and cell.role != "none"
                )
                for key in accounts.letters
            },
        )
        for shift in shifts
        if any(cell.role != "none" for cell in shift.cells)
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame across the accounts."""

    name: str
    by_account: Mapping[str, float]


def frames(accounts: Accounts) -> tuple[tuple[str, tuple[Frame, ...]], ...]:
    """The frames, taxonomy by taxonomy, largest difference first."""
    shown = []
    for taxonomy, title in FRAME_KINDS.items():
        names_of = frame_names(taxonomy)
        rows = tuple(
            Frame(
                names_of.get(shift.frame, shift.frame),
                {cell.article: cell.salience for cell in shift.cells},
            )
            for shift in accounts.comparison.frame_shifts
            if shift.taxonomy == taxonomy
        )
        if rows:
            shown.append((title, rows))
    return tuple(shown)


@dataclass(frozen=True, slots=True)
class Function:
    """One of Entman's functions across the accounts."""

    title: str
    by_account: Mapping[str, Sequence[tuple[str, str]]]
    """Statements, each with who makes it."""


def functions(accounts: Accounts) -> tuple[Function, ...] | None:
    """Entman's functions; None where they were not assessed."""
    contrasts = accounts.comparison.function_contrasts
    if contrasts is None:
        return None
    return tuple(
        Function(
            FUNCTIONS[contrast.function],
            {
                cell.article: [
                    (item.statement, name_of(item.voice_id, voices_of(analysis)))
                    for item in cell.items
                ]
                for cell in contrast.cells
                for analysis in (accounts.analyses[cell.article],)
            },
        )
        for contrast in contrasts
    )
