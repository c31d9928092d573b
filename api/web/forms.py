"""The start page's form: its accounts, and what is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from string import ascii_uppercase
from typing import Final, Literal

from api.http.requests import MOST_ARTICLES

FEWEST: Final = 2

Part = Literal["text", "file", "address", "outlet", "date", "language"]


@dataclass(frozen=True, slots=True)
class Typed:
    """One account of the form, as it was handed in."""

    number: int
    text: str = ""
    address: str = ""
    """Where its page is, in place of a text."""
    outlet: str = ""
    date: str = ""
    language: str = ""
    held: str = ""
    """What is written in a file that is read in place of a text: a page, markup and all."""
    filename: str = ""
    """Name of that file."""
    known: str = ""
    """Id of an analysis made before, in place of a text."""
    label: str = ""
    """How that analysis is named."""
    errors: Mapping[Part, str] = field(default_factory=dict)

    @property
    def letter(self) -> str:
        """What the account is called, here and in the result."""
        return ascii_uppercase[self.number - 1]

    @property
    def is_empty(self) -> bool:
        return not (self.text.strip() or self.held or self.known or self.address.strip())

    @property
    def is_described(self) -> bool:
        """Whether anything is said about the account, beside its text."""
        return bool(self.outlet.strip() or self.date.strip() or self.language)

    @property
    def is_free(self) -> bool:
        """Whether a file may be put here."""
        return self.is_empty and not self.errors

    def failing(self, part: Part, message: str) -> "Typed":
        """The same, with what is wrong with this part of it."""
        return replace(self, errors={**self.errors, part: message})


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong, and where."""

    account: str
    """Letter of the account."""
    part: Part
    field: str
    """Name and id of the field to go to."""
    message: str


@dataclass(frozen=True, slots=True)
class Form:
    """The accounts, filled in or not, and what is wrong with all of them together."""

    accounts: tuple[Typed, ...]
    engine: str = ""
    action: str = ""
    """The button that was pressed."""
    error: str = ""

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with single fields, in the order of the page."""
        return tuple(
            Fault(account.letter, part, f"{part}-{account.number}", message)
            for account in self.accounts
            for part, message in account.errors.items()
        )

    @property
    def has_errors(self) -> bool:
        return bool(self.error or self.faults)

    def with_account(self, changed: Typed) -> "Form":
        """The same with one account replaced."""
        accounts = tuple(changed if a.number == changed.number else a for a in self.accounts)
        return replace(self, accounts=accounts)

    def with_room(self, number: int = FEWEST) -> "Form":
        """The same with at least so many accounts, and never more than can be compared."""
        wanted = min(max(number, len(self.accounts), FEWEST), MOST_ARTICLES)
        more = (Typed(n) for n in range(len(self.accounts) + 1, wanted + 1))
        return replace(self, accounts=(*self.accounts, *more))

    def without(self, number: int) -> "Form":
        """The same without one account; those behind it move up."""
        kept = (account for account in self.accounts if account.number != number)
        accounts = tuple(replace(account, number=n) for n, account in enumerate(kept, start=1))
        return replace(self, accounts=accounts)


EMPTY: Final = Form((Typed(1), Typed(2)))
