"""The answer card: an answer with everything that a reader can do with it, ready for its template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from corpus.records import Range
from indexer.segments.stored import StoredPlan
from qa.contracts.answer import Answer, Citation, Interpretation
from ui.presenting.presentation import Presented, present
from ui.presenting.readable import tidy, tidy_lines
from ui.presenting.reference import RECOGNIZED, place, plan_name, reference, short_plan_name
from ui.web.render import render
from ui.web.source import address, payload

INTENTS: Final = {
    "lead": "ai chủ trì",
    "coordinate": "ai phối hợp",
    "period": "thời gian thực hiện",
    "product": "sản phẩm",
    "funding": "kinh phí",
    "budget": "kinh phí của cả kế hoạch",
    "tasks": "cơ quan chủ trì, phối hợp những việc nào",
    "duty": "cơ quan phải làm gì",
    "report": "báo cáo: khi nào, gửi ai",
    "target": "mục tiêu, chỉ tiêu",
    "legal_basis": "căn cứ",
    "definition": "định nghĩa",
    "signer": "người ký",
    "number": "số, ký hiệu",
    "issue_date": "ngày ban hành",
    "issuer": "cơ quan ban hành",
    "recipients": "nơi nhận",
    "standing": "hiệu lực, văn bản được thay thế",
    "roster": "danh sách nhiệm vụ",
    "fact": "nội dung",
}


@dataclass(frozen=True, slots=True)
class CitationView:
    """A citation as the card shows it; ``payload`` opens its source."""

    n: int
    reference: str
    plan: str
    where: str
    section: str
    quote: str
    notices: tuple[str, ...]
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """All that the answer's template needs."""

    answer: Answer
    shape: Presented
    citations: tuple[CitationView, ...]
    by_number: dict[int, CitationView]
    reading: tuple[tuple[str, str], ...]
    share: str
    copy: str


def answer_view(answer: Answer, plans: Sequence[StoredPlan], plan_filter: str | None = None) -> AnswerView:
    """Return the view of an answer that was asked with ``plan_filter``."""
    known = {plan.id: plan for plan in plans}
    citations = tuple(citation_view(citation, known.get(citation.plan)) for citation in answer.citations)
    return AnswerView(
        answer=answer,
        shape=present(answer, plans),
        citations=citations,
        by_number={each.n: each for each in citations},
        reading=_reading(answer.interpretation, known),
        share=address(q=answer.question, ke_hoach=plan_filter),
        copy=_copy(answer, citations),
    )


def answer_html(answer: Answer, plans: Sequence[StoredPlan], plan_filter: str | None = None) -> str:
    """Return the answer card."""
    return render("answer.html", view=answer_view(answer, plans, plan_filter))


def citation_view(citation: Citation, plan: StoredPlan | None) -> CitationView:
    """Return the view of one citation; ``plan`` is None only where the index has moved on since."""
    ranges = [Range(citation.start, citation.end), *(Range(more.start, more.end) for more in citation.more)]
    quotes = " … ".join(tidy(part) for part in (citation.quote, *(more.quote for more in citation.more)))
    return CitationView(
        n=citation.n,
        reference=reference(plan, citation) if plan else citation.title,
        plan=plan_name(plan) if plan else citation.title,
        where=place(plan, citation) if plan else "",
        section=tidy(citation.section),
        quote=quotes,
        notices=tuple(notice for notice in (citation.notice, RECOGNIZED if citation.ocr else "") if notice),
        payload=payload(citation.plan, citation.file, ranges),
    )


def _reading(read: Interpretation, plans: dict[str, StoredPlan]) -> tuple[tuple[str, str], ...]:
    """Return how the question was read as pairs of a name and a text, what is empty left out."""
    facts = (
        ("Câu hỏi được đọc là", read.restored),
        ("Điều được hỏi", ", ".join(INTENTS.get(intent, intent) for intent in read.intents)),
        ("Kế hoạch", ", ".join(short_plan_name(plans[each]) if each in plans else each for each in read.plans)),
        ("Tỉnh", ", ".join(read.provinces)),
        ("Cơ quan", ", ".join(read.agencies)),
        ("Năm", ", ".join(map(str, read.years))),
        ("Số hiệu văn bản", ", ".join(read.numbers)),
        ("Viết tắt", "; ".join(f"{short} = {long}" for short, long in read.expanded.items())),
        ("Chủ đề", ", ".join(read.topic)),
        ("Từ được bỏ qua", ", ".join(read.dropped)),
        ("Ghi chú", "; ".join(read.notes)),
    )
    return tuple((name, text) for name, text in facts if text)


def _copy(answer: Answer, citations: Sequence[CitationView]) -> str:
    """Return the answer as text to paste into a document, with its references."""
    lines = [tidy_lines(answer.answer.strip()), ""]
    lines += [
        " ".join((f"[{each.n}] {each.reference}: “{each.quote}”", *(f"({notice})" for notice in each.notices)))
        for each in (citations if answer.found else ())
    ]
    return "\n".join(lines).strip()
