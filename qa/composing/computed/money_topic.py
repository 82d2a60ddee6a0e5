"""What a question about money is on, beside its way of asking: the words that tell one part of a plan's money from another.

In: the material of a query. Out: a :class:`Wording`, empty where the money of the whole is meant. What a plan's own title says
tells no part of it; a word that stands beside nothing it stands with in any plan ("chi đậm nhất") is a way of asking.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.text import fold_accents, fold_i_y, folded_syllables, tokens
from corpus.text.wordlist import compounds
from indexer.segments.stored import StoredPlan
from qa.composing.computed.kinds import Material
from qa.contracts.query import Expects, Field
from qa.reading.shares import Breakdown, Share
from qa.reading.wording import SAYS_NOTHING, Wording
from qa.retrieval.knowledge import Knowledge
from qa.understanding.money_asked import says_money

FEW_PLANS: Final = 3
_OFTEN: Final = 2.3
"""Logarithm: a word of asking belongs to its neighbour where one in ten of that stands beside it."""
GENERIC: Final = frozenset(
    re.findall(
        r"\w+",
        "kinh phi nguon von tien khoan nao chi so la co phai dung khong cho tu duoc bo tri tong muc dau tu ty ti dong trieu"
        " nghin",
    )
)
"""Folded syllables of asking for money: they tell no part from another."""
_HOW: Final = re.findall(
    r"\w+",
    """
    nam nhiem vu viec hang may bao nhieu nhat nhieu it cao thap lon nho hon kem nay do cac nhung tung moi theo phan ky
    trong cua va o thi ra het can ton chiem lan luot lo trinh giai doan ke hoach dia phuong noi rieng ca toan cap rot
    danh xai ghi ro neu nhu the sao ba hai bon cong lai nhau chenh lech so voi sanh phu luc muc tieu ta minh a nhi ha nhe
    thuc hien giua giup biet co cau nguon luc huy dong phan bo can doi chuc tram doi voi dien giai trinh bay ben canh liet ke
    """,
)
ASKING: Final = (GENERIC | SAYS_NOTHING | frozenset(_HOW)) - {"vay"}  # "vốn vay" is a source
"""Folded syllables of asking which amount is most, of which year, of what: with the plan's title they name no part."""


def asks_money(material: Material) -> bool:
    """Tell whether the query is on money: by its fields, by what it expects, or by its words."""
    query = material.query
    if query.asks(Field.FUNDING) or query.expects is Expects.MONEY:
        return True
    return query.asks(Field.FIGURE, Field.PERIOD) and says_money(material.text)


def money_topic(material: Material, plans: Sequence[StoredPlan]) -> Wording:
    """Return the words of the query that tell what is paid for, over the ``plans`` in scope: those of few titles do not."""
    few = plans if len(plans) <= FEW_PLANS else ()
    titles = [f"{plan.metadata.title or ''} {plan.province or ''} {plan.metadata.number or ''}" for plan in few]
    agencies = [condition.name for condition in material.query.where.agencies if not condition.negated]
    words = [token.text for word in (*agencies, *material.query.topic) for token in tokens(word)]
    paid = frozenset(
        syllable
        for plan in few
        for of in material.knowledge.breakdowns(plan.id)
        for share in of.shares
        for syllable in folded_syllables(share.name)
    )
    kept = [
        " ".join(run)
        for joined, run in _runs(words, [folded_syllables(title) for title in titles], material.knowledge)
        if joined or any(syllable in paid for syllable in run)
    ]
    return Wording(kept, material.knowledge.weight)


def _runs(words: Sequence[str], titles: Sequence[Sequence[str]], knowledge: Knowledge) -> Iterator[tuple[bool, list[str]]]:
    """Yield the folded neighbours among ``words`` that tell something, and whether two of them belong together.

    Such two make a word, or stand together in plans: "số hóa" is one word though "số" alone asks, and a title's "văn hóa" says
    nothing of it.
    """
    folded = [fold_accents(word) for word in words]
    titled = {syllable for title in titles for syllable in title}
    title_pairs = {pair for title in titles for pair in itertools.pairwise(title)}
    pairs = list(itertools.pairwise(folded))

    def in_title(at: int) -> bool:
        """Tell whether a title says the word at ``at``: with a neighbour, or where no neighbour belongs to it."""
        beside = pairs[max(at - 1, 0) : at + 1]
        return folded[at] in titled and (
            any(pair in title_pairs for pair in beside) or not any(map(knowledge.known_pair, beside))
        )

    telling = [not (word in ASKING or word.isdigit() or in_title(at)) for at, word in enumerate(folded)]
    spelled = [fold_i_y(word.lower()) for word in words]

    def belong(at: int) -> bool:
        """Tell whether the word at ``at`` and the next one belong together, and tell something."""
        pair = pairs[at]
        if telling[at] and telling[at + 1]:
            return (spelled[at], spelled[at + 1]) in compounds() or knowledge.known_pair(pair)
        tells = folded[at] if telling[at] else folded[at + 1] if telling[at + 1] else ""
        often = bool(tells) and knowledge.pair_weight(pair) <= knowledge.weight(tells) + _OFTEN
        return bool(tells) and ((spelled[at], spelled[at + 1]) in compounds() or often)

    joined = [belong(at) for at in range(len(pairs))]
    inside = [any(joined[max(at - 1, 0) : at + 1]) for at in range(len(words))]
    for left, run in itertools.groupby(range(len(words)), key=lambda at: telling[at] or inside[at]):
        places = list(run)
        if left:
            yield any(inside[at] for at in places), [folded[at] for at in places]


def parts_of(of: Breakdown) -> tuple[Share, ...]:
    """Return the parts of a breakdown and its total."""
    return (*of.shares, *((of.total,) if of.total else ()))
