"""Money that tasks and prose give by name: which is most or least, and whether a named part is what is claimed.

In: a query on funding. Out: a draft that names the part with its amount; the sentence or the row proves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from corpus.records import BlockKind
from corpus.text import fold_accents, folded_syllables
from indexer.segments.stored import Passage, StoredPlan
from qa.composing.computed.describing import conditions, joined, scope
from qa.composing.computed.kinds import Kind, Material, register_kind
from qa.composing.computed.telling import quoting_line, rows_draft
from qa.composing.draft import LONG, SHORT, Draft, Line
from qa.composing.proofs import Proof
from qa.contracts.query import Counted, Expects, Field, Form, Query
from qa.ranking.topical import LEAST
from qa.reading.figures import Figure, figures_in
from qa.reading.register import Row
from qa.reading.register.money import row_amount
from qa.reading.shares import Breakdown, Share
from qa.reading.statements import years_in
from qa.reading.wording import Wording

_FEW_PLANS: Final = 3
_ROOM: Final = 320
_TOLD: Final = 6
_NEAREST: Final = 3.0
_ALIKE: Final = 0.7
"""Log-odds: how far below the bound of a topic tasks may lie that alone come near it, and how far apart they are."""
_SAYS: Final = 0.55
"""A part is the one that is spoken of where so much of the words for it stands in its name."""
_GENERIC: Final = frozenset(
    re.findall(
        r"\w+",
        "kinh phi nguon von tien khoan nao chi so la co phai dung khong cho tu duoc bo tri tong muc dau tu ty dong trieu nghin",
    )
)
"""Folded syllables of asking for money: they tell no part from another."""
_WHOLE: Final = re.compile(r"\b(?:tong (?:kinh phi|nhu cau|muc|von|so)|kinh phi thuc hien)\b")
_SOURCES: Final = re.compile(r"\b(?:ngan sach|von|nguon|tai tro|xa hoi hoa|dong gop|doanh nghiep|tin dung|tien dich vu)\b")
_ASKS_SOURCE: Final = re.compile(r"\b(?:nguon|von)\b")
_ASKS_USE: Final = re.compile(r"\b(?:khoan|hang muc|viec|noi dung|muc chi|linh vuc|nhom|du an)\b")


def takes_extremes(query: Query) -> bool:
    """Tell whether the query asks which task or which part of the money has most or least."""
    whole = query.of in (Counted.PLANS, Counted.AGENCIES, Counted.PROVINCES)
    return query.form in (Form.MOST, Form.LEAST) and query.asks(Field.FUNDING) and not whole


def answer_extreme(material: Material) -> Draft | None:
    """Return what has most (LEAST: least) money: of the tasks with an amount, else of the parts that prose gives."""
    priced = _priced(material)
    if len(priced) > 1:
        return _of_rows(priced, material)
    found = _chosen(material)
    if found is None:
        return None
    pick = max if material.query.form is Form.MOST else min
    value = pick(share.figure.value for share in found.shares)
    best = [share for share in found.shares if share.figure.value == value]
    beside = "; ".join(f"{share.name} {share.figure.text}" for share in found.shares[:_TOLD])
    how = "nhiều" if material.query.form is Form.MOST else "ít"
    lines = tuple(share_line(share, f"{share.name}: {share.figure.text}", material) for share in best)
    return Draft(lines, notes=(f"{how.capitalize()} nhất trong {len(found.shares)} khoản: {beside}.",), limit=SHORT)


def _priced(material: Material) -> list[tuple[Row, float]]:
    """Return the tasks on the topic that have an amount; those that come nearest to it where none is on it."""
    query = material.query
    found = [(row, amount) for row in material.selection.rows if (amount := row_amount(row)) is not None]
    if found or not query.topic:
        return found
    rows = [row for row in material.select(query.where).rows if row_amount(row) is not None]
    scores = material.topical.scores(query.topic, rows)
    best = max(scores.values(), default=LEAST - _NEAREST)
    near = [row for row in rows if best > LEAST - _NEAREST and scores[row.id] > best - _ALIKE]
    return [(row, amount) for row in near if (amount := row_amount(row)) is not None]


def _of_rows(priced: Sequence[tuple[Row, float]], material: Material) -> Draft:
    most = material.query.form is Form.MOST
    value = (max if most else min)(amount for _, amount in priced)
    best = [row for row, amount in priced if amount == value]
    said = f"Kinh phí {'nhiều' if most else 'ít'} nhất, trong {len(priced)} nhiệm vụ có ghi kinh phí"
    heading = joined([said, conditions(material.query.where, material.query.topic)]) + scope(material, counted=False)
    return rows_draft(f"{heading}:", best, material, (Field.FUNDING,), roomy=False)


def _chosen(material: Material) -> Breakdown | None:
    """Return the breakdown that is meant: of the asked years, on the topic, of sources or of uses as the question says."""
    wording = Wording(material.query.topic, material.knowledge.weight, _GENERIC)
    asked = fold_accents(f"{material.text} {' '.join(material.query.topic)}")
    years = years_in(material.text)
    found = [b for b in _breakdowns(material) if len(b.shares) > 1 and not _clashes(b, years)]
    if not found:
        return None

    most = max(sum(share.figure.value for share in of.shares) for of in found)

    def fits(of: Breakdown) -> float:
        """Return how well a breakdown fits what is asked: by its words, by sources or uses, by its being the largest."""
        names = " ".join(share.name for share in of.shares)
        cover = wording.cover(frozenset(folded_syllables(f"{of.subject} {names}"))) if wording else 0.0
        sources = sum(_SOURCES.search(fold_accents(share.name)) is not None for share in of.shares) / len(of.shares)
        wanted = sources if _ASKS_SOURCE.search(asked) else 1 - sources if _ASKS_USE.search(asked) else 0.0
        whole = 0.4 * (sum(share.figure.value for share in of.shares) == most)
        return 2 * cover + wanted + whole + 0.5 * ("kinh phi" in fold_accents(of.subject)) + 0.1 * (of.total is not None)

    return max(found, key=fits)


def _breakdowns(material: Material) -> Iterator[Breakdown]:
    plans = material.plans
    for plan in plans if len(plans) <= _FEW_PLANS else ():
        yield from material.knowledge.breakdowns(plan.id)


def _clashes(of: Breakdown, years: frozenset[int]) -> bool:
    """Tell whether the breakdown is of other years than the asked ones."""
    own = years_in(of.subject)
    return bool(years and own) and not years & own


def takes_claimed_amounts(query: Query) -> bool:
    """Tell whether the query asks whether money is what it claims."""
    return query.form is Form.YES_NO and query.asks(Field.FUNDING, Field.FIGURE)


def answer_claimed_amount(material: Material) -> Draft | None:
    """Return whether the part that is spoken of has the claimed amount; None where no part is the one that is spoken of."""
    claimed = next((figure for figure in figures_in(material.text or material.query.claim) if figure.kind == "money"), None)
    if claimed is None:
        return None
    found = _spoken_of(material, claimed)
    if found is None:
        return None
    said = f"{'Có' if found.figure.value == claimed.value else 'Không'}: {found.name} {found.figure.text}"
    return Draft((share_line(found, said, material),), limit=SHORT)


def _spoken_of(material: Material, claimed: Figure) -> Share | None:
    """Return the part whose name the words of the question say best, the whole sum where they name no part but that."""
    text = (material.text or material.query.claim).replace(claimed.text, " ")
    said = frozenset(folded_syllables(text)) - _GENERIC
    years = years_in(text)
    parts = [(share, of) for of in _breakdowns(material) for share in (*of.shares, *((of.total,) if of.total else ()))]
    best: tuple[float, Share] | None = None
    for share, of in parts:
        own = years_in(share.name) or years_in(of.subject)
        wording = Wording((share.name,), material.knowledge.weight, _GENERIC)
        if not wording or (years and own and own != years) or wording.cover(said) < _SAYS:
            continue
        score = wording.cover(said) + (0.2 if share.figure.value == claimed.value else 0.0)
        if best is None or score > best[0]:
            best = score, share
    if (
        best is None
        and _WHOLE.search(fold_accents(text))
        and not Wording(
            [word for word in material.query.topic if word not in claimed.text], material.knowledge.weight, _GENERIC
        )
    ):
        wholes = [share for _, of in parts for share in _wholes(of)]
        return max(wholes, key=lambda share: share.figure.value, default=None)
    return best[1] if best else None


def takes_compared_amounts(query: Query) -> bool:
    """Tell whether the query compares money: of two named parts, or of plans as a whole."""
    return query.form is Form.COMPARE and (query.asks(Field.FUNDING) or query.expects is Expects.MONEY)


def answer_compared_amounts(material: Material) -> Draft | None:
    """Return the two parts with their amounts, or each plan with its total, and which is more; None where one has none."""
    query = material.query
    if len(material.plans) > 1:
        told = [(material.knowledge.plan_name(plan.id), total) for plan, total in _totals(material)]
        return _compared(told, material) if len(told) == len(material.plans) else _in_words(material)
    if len(query.topic) != 2:
        return None
    found = [(name, share) for name in query.topic if (share := _called(name, material)) is not None]
    return _compared(found, material) if len({share for _, share in found}) > 1 else None


def _compared(told: Sequence[tuple[str, Share]], material: Material) -> Draft:
    most, least = (pick(told, key=lambda each: each[1].figure.value) for pick in (max, min))
    heading = f"{most[0]} nhiều hơn: {most[1].figure.text} so với {least[1].figure.text}."
    if most[1].figure.value == least[1].figure.value:
        heading = f"Như nhau: {most[1].figure.text}."
    lines = tuple(replace(share_line(share, share.figure.text, material), label=name) for name, share in told)
    return Draft(lines, heading=heading, limit=SHORT, labelled=True)


def _in_words(material: Material) -> Draft | None:
    """Return what each of a few plans says of its money, where none says how much and no task has an amount of its own.

    None where one of them has no part on money.
    """
    plans = material.plans
    priced = any(row_amount(row) is not None for row in material.selection.among)
    if material.query.expects is Expects.MONEY or len(plans) > _FEW_PLANS or priced:
        return None
    lines = []
    for plan in plans:
        said = [p for p in material.knowledge.engine.passages_of(plan.id) if _on_money(p)][:_TOLD]
        if not said:
            return None
        cited = tuple(Proof.of(passage, 1.0, also=passage.headings[-1:]) for passage in said)
        text = " ".join(passage.clean for passage in said)
        lines.append(Line(plan.id, material.knowledge.plan_name(plan.id), (), f"“{text}”", cited))
    return Draft(tuple(lines), limit=LONG, labelled=True)


def _on_money(passage: Passage) -> bool:
    """Tell whether a passage stands in a part on money, under its own heading ("IV. KINH PHÍ THỰC HIỆN")."""
    heading = fold_accents(passage.section_path[-1]) if passage.section_path else ""
    return passage.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and ("kinh phi" in heading or "nguon von" in heading)


def _called(name: str, material: Material) -> Share | None:
    """Return the part that ``name`` means, None where no part is called so."""
    wording = Wording((name,), material.knowledge.weight, _GENERIC)
    parts = [share for of in _breakdowns(material) for share in of.shares]
    best = max(parts, key=lambda share: wording.in_text(share.name), default=None)
    return best if best is not None and wording and wording.in_text(best.name) >= _SAYS else None


def takes_totals(query: Query) -> bool:
    """Tell whether the query asks which plan has most or least money."""
    return query.form in (Form.MOST, Form.LEAST) and query.of is Counted.PLANS and query.asks(Field.FUNDING)


def answer_totals(material: Material) -> Draft | None:
    """Return the plan whose total is most (LEAST: least), of those that say theirs."""
    totals = _totals(material)
    if len(totals) < 2:
        return None
    pick = max if material.query.form is Form.MOST else min
    value = pick(total.figure.value for _, total in totals)
    best = [(plan, total) for plan, total in totals if total.figure.value == value]
    lines = tuple(share_line(t, f"{material.knowledge.plan_name(plan.id)}: {t.figure.text}", material) for plan, t in best)
    return Draft(lines, notes=(f"So trong {len(totals)} kế hoạch có ghi tổng kinh phí.",), limit=SHORT)


def _totals(material: Material) -> list[tuple[StoredPlan, Share]]:
    """Return the plans that say how much they cost in all, with that sum."""
    found = []
    for plan in material.plans:
        parts = [s for of in material.knowledge.breakdowns(plan.id) for s in _wholes(of)]
        if parts:
            found.append((plan, max(parts, key=lambda share: share.figure.value)))
    return found


def _wholes(of: Breakdown) -> Iterator[Share]:
    """Yield what a breakdown says of the whole: its total, or a part that is called one."""
    for share in (*((of.total,) if of.total else ()), *of.shares):
        if _WHOLE.search(fold_accents(share.name)):
            yield share


def share_line(share: Share, said: str, material: Material) -> Line:
    """Return the line of ``said`` with the words of ``share`` and its amount quoted."""
    return quoting_line(share.passage, said, (share.name, share.figure.text), _ROOM, material)


register_kind(Kind("total amount", takes_totals, answer_totals))
register_kind(Kind("compared amounts", takes_compared_amounts, answer_compared_amounts))
register_kind(Kind("extreme amount", takes_extremes, answer_extreme))
register_kind(Kind("claimed amount", takes_claimed_amounts, answer_claimed_amount))
