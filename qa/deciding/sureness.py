"""How sure it is that the best statement answers: the signals that speak for and against it, in one logistic sum."""

from __future__ import annotations

import math
from collections.abc import Sequence

from qa.contracts.query import Field, Query
from qa.contracts.trace import Stage, Trace
from qa.ranking.statements import Found, statement_tables


def sureness(found: Sequence[Found], query: Query, trace: Trace | None = None) -> float:
    """Return the probability that the best of ``found`` (best first, all that there are) answers ``query``.

    What it is made of is added to ``trace``.
    """
    if not found:
        return 0.0
    best, asks = found[0].features, query.asks
    shares = [math.exp(each.score - found[0].score) for each in found]
    signals = {
        "score": found[0].score,
        "first": 1 / sum(shares),
        "three": sum(shares[:3]) / sum(shares),
        "cover": best.cover,
        "topic": best.cover + best.above_cover,
        "pairs": best.pairs + best.above_pairs,
        "rest": best.rest_cover + best.rest_above,
        "rest_own": best.rest_cover,
        "precise": best.precise,
        "valueless": best.valueless,
        "clash": best.clash,
        "unnamed": best.unnamed,
        "year": best.year,
        "agency": best.agency,
        "row": best.row,
        "defines": best.defines,
        "undefined": float(asks(Field.DEFINITION) and not best.defines),
        "unreported": float(asks(Field.REPORT) and not best.report),
        "figure": float(asks(Field.FIGURE)),
        "funding": float(asks(Field.FUNDING)),
        "reason": float(asks(Field.REASON)),
        "report": float(asks(Field.REPORT)),
        "bias": 1.0,
    }
    weights = statement_tables()["sure"]
    probability = 1 / (1 + math.exp(-math.fsum(weights[name] * value for name, value in signals.items())))
    if trace is not None:
        told = {name: round(value, 3) for name, value in signals.items() if value}
        trace.add(Stage.DECIDING, by="sureness", probability=round(probability, 3), signals=told)
    return probability
