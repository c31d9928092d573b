"""The two example articles."""

from pathlib import Path

SEEDS = Path(__file__).parent.parent / "seeds"
SEED_000 = SEEDS / "000_84b7119ad7241409.txt"
SEED_004 = SEEDS / "004_b4be42275f226817.txt"


def seed_000() -> str:
    return SEED_000.read_text(encoding="utf-8")


def seed_004() -> str:
    return SEED_004.read_text(encoding="utf-8")
