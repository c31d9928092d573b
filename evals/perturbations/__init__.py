"""Changes of known effect: what must follow from them, and what must stay as it is.

`cases` makes them from articles and a seed number; `run` puts them to an engine. A case passes
where what must follow does, and everything that the change left alone is told as before; where the
engine found nothing that could have changed, it fails. To have an article of your own changed at
its own words too, add a file to `data/sites` (`sites.py` tells what it holds).
"""

from evals.perturbations.case import Case
from evals.perturbations.kinds import KINDS, cases
from evals.perturbations.running import run

__all__ = ["KINDS", "Case", "cases", "run"]
