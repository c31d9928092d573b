"""A process that loads the engine and reads one article, as a command does; timed from outside."""

from benchmarks.texts import seeds
from benchmarks.timing import analysed

if __name__ == "__main__":
    analysed(seeds().one)
