"""How several accounts tell it, in rows with one cell for every account."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.readable.accounts import Accounts
from api.readable.people import aside, name_of, voices_of, whose_word
from api.readable.places import heard
from api.readable.telling import LoadedGroup, language
from api.readable.vocabulary import (
    EFFECTS,
    FRAME_KINDS,
    FUNCTIONS,
    ROLES,
    STANCE_MARKS,
    frame_names,
)
from api.schemas.analysis import ArticleAnalysis
from api.schemas.base import Span
from api.schemas.contrasts import FrameShift, VoiceCell
from api.schemas.framing import FunctionItem


@dataclass(frozen=True, slots=True)
class NamedSo:
    """A name that an account uses or passes on."""

    term: str
    whose: str
    effect: str
    spans: tuple[Span, ...]


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
        found: dict[str, dict[tuple[str, str, str], list[Span]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for row in contrast.rows:
            whose = whose_word(row.namer, row.reporter, row.stance, quoted=row.quoted)
            found[row.article][row.term, whose, EFFECTS[row.effect]].append(row.span)
        if len(found) >= _SEVERAL:
            by_account = {
                key: tuple(NamedSo(*row, tuple(s)) for row, s in found.get(key, {}).items())
                for key in accounts.letters
            }
            shown.append(Names(contrast.referent, by_account))
    return tuple(shown)


def loaded(accounts: Accounts) -> Mapping[str, tuple[LoadedGroup, ...]]:
    """By account, its loaded words by whose they are, those of the author first. Empty where no
    account has any."""
    found = {
        key: tuple(group for group in language(analysis) if group.rows)
        for key, analysis in accounts.analyses.items()
    }
    return found if any(found.values()) else {}


@dataclass(frozen=True, slots=True)
class HeardThere:
    """A voice in one account."""

    share: float
    taken: str
    """How it is taken, where not neutrally."""
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice across the accounts."""

    label: str
    about: str
    by_account: Mapping[str, HeardThere | None]
    """None where it is not heard."""

    def is_in(self, keys: Iterable[str]) -> bool:
        """Whether one of these accounts carries it."""
        return any(self.by_account[key] for key in keys)


def voices(accounts: Accounts) -> tuple[Heard, ...]:
    """Who is heard where, in the order of the comparison."""
    return tuple(
        Heard(
            row.label,
            aside(row.label, row.kind).strip(" ()"),
            {
                key: next((_there(c, accounts) for c in row.cells if c.article == key), None)
                for key in accounts.letters
            },
        )
        for row in accounts.comparison.voice_matrix
    )


def _there(cell: VoiceCell, accounts: Accounts) -> HeardThere:
    spans = heard(accounts.analyses[cell.article], cell.voice_id)
    return HeardThere(cell.share, _taken(cell), spans)


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
    evidence: Mapping[str, tuple[Span, ...]]


def frames(accounts: Accounts) -> tuple[tuple[str, tuple[Frame, ...]], ...]:
    """The frames, taxonomy by taxonomy, largest difference first."""
    shown = []
    for taxonomy, title in FRAME_KINDS.items():
        names_of = frame_names(taxonomy)
        rows = tuple(
            Frame(
                names_of.get(shift.frame, shift.frame),
                {cell.article: cell.salience for cell in shift.cells},
                {key: _evidence(shift, accounts.analyses[key]) for key in accounts.letters},
            )
            for shift in accounts.comparison.frame_shifts
            if shift.taxonomy == taxonomy
        )
        if rows:
            shown.append((title, rows))
    return tuple(shown)


def _evidence(shift: FrameShift, analysis: ArticleAnalysis) -> tuple[Span, ...]:
    scores = {
        "policy_frames": analysis.framing.dimensions,
        "generic_frames": analysis.framing.generic,
        "narratives": analysis.framing.narratives,
    }[shift.taxonomy]
    return next((one.evidence for one in scores or () if one.frame == shift.frame), ())


@dataclass(frozen=True, slots=True)
class Function:
    """One of Entman's functions across the accounts."""

    title: str
    by_account: Mapping[str, Sequence[tuple[FunctionItem, str]]]
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
                    (item, name_of(item.voice_id, voices_of(analysis))) for item in cell.items
                ]
                for cell in contrast.cells
                for analysis in (accounts.analyses[cell.article],)
            },
        )
        for contrast in contrasts
    )
