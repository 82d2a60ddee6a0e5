"""The answer card: an answer with everything that a reader can do with it, ready for its template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from corpus.records import Range
from indexer.segments.stored import StoredPlan
from qa.contracts.answer import Answer, Citation, Interpretation, Status
from ui.presenting.did_you_mean import Mended, mended
from ui.presenting.presentation import Presented, present
from ui.presenting.quoting import NO_ROWS, Rows, plain_quote, quote_in_writing
from ui.presenting.readable import phrases, tidy, tidy_lines
from ui.presenting.reference import RECOGNIZED, place, plan_name, reference, short_plan_name
from ui.web.places import LETTER_PATH, WRITING_PATH
from ui.web.render import render
from ui.web.source import payload

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
    """A citation as the card shows it: ``quote`` on a line, ``written`` as it is copied; ``payload`` opens its source."""

    n: int
    reference: str
    plan: str
    where: str
    section: str
    quote: str
    written: str
    notices: tuple[str, ...]
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """All that the answer's template needs.

    ``proofs`` are the citations that the answer's lines name (for a refusal the one nearest passage), ``others`` the rest;
    ``topic`` are the phrases that were looked for, ``meant`` the question with its slips mended,
    ``earlier`` the questions of the conversation before this one, ``carried`` what was taken over from them; ``next`` are
    questions that go on, ``steps`` what can be done after a refusal, ``everywhere`` the same question to all plans ("": none).
    ``writer`` names the language model that may write the answer shorter ("": none), ``writing`` is where it is written.
    """

    answer: Answer
    shape: Presented
    proofs: tuple[CitationView, ...]
    others: tuple[CitationView, ...]
    by_number: dict[int, CitationView]
    topic: tuple[str, ...]
    reading: tuple[tuple[str, str], ...]
    carried: tuple[tuple[str, str], ...]
    meant: Mended | None
    earlier: tuple[str, ...]
    share: str
    letter: str
    copy: str
    next: tuple[str, ...]
    steps: tuple[str, ...]
    everywhere: str
    day: date
    writer: str = ""
    writing: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """How a question was asked on the page: the plan that it was narrowed to, and the questions before it."""

    plan: str = ""
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ways:
    """What the index has to an answer: questions that go on, one that asks all plans ("": none), its table rows in writing."""

    following: tuple[str, ...] = ()
    everywhere: str = ""
    rows: Rows = field(default_factory=dict)


def answer_view(
    answer: Answer, plans: Sequence[StoredPlan], asking: Asking = Asking(), ways: Ways = Ways(), writer: str = ""
) -> AnswerView:
    """Return the view of an answer; ``ways`` go on from it, ``writer`` is the model that may write it."""
    known = {plan.id: plan for plan in plans}
    citations = tuple(citation_view(citation, known.get(citation.plan), ways.rows) for citation in answer.citations)
    named = {number for item in answer.items for number in item.citations}
    proofs = tuple(each for each in citations if each.n in named) or citations[:1]
    others = tuple(each for each in citations if each not in proofs) if answer.found else ()
    given = {"q": answer.question, "ke_hoach": asking.plan, "truoc": asking.earlier}
    query = urlencode({name: value for name, value in given.items() if value}, doseq=True)
    return AnswerView(
        answer=answer,
        shape=present(answer, plans),
        proofs=proofs,
        others=others,
        by_number={each.n: each for each in citations},
        topic=phrases(answer.interpretation.topic, answer.interpretation.restored),
        reading=_reading(answer.interpretation, known),
        carried=_carried(answer.interpretation.query, known),
        meant=mended(answer.interpretation),
        earlier=asking.earlier if answer.interpretation.query.get("carried") else (),
        share=f"./?{query}",
        letter=f".{LETTER_PATH}?{query}",
        copy=_copy(answer, proofs),
        next=tuple(ways.following),
        steps=() if answer.found or answer.status is Status.PAUSED else (("all",) if asking.plan else ()) + ("plans",),
        everywhere=ways.everywhere,
        day=date.today(),
        writer=writer,
        writing=f".{WRITING_PATH}?{query}" if writer else "",
    )


def answer_html(
    answer: Answer, plans: Sequence[StoredPlan], asking: Asking = Asking(), ways: Ways = Ways(), writer: str = ""
) -> str:
    """Return the answer card."""
    return render("answer.html", view=answer_view(answer, plans, asking, ways, writer))


def _carried(query: Mapping[str, Any], plans: dict[str, StoredPlan]) -> tuple[tuple[str, str], ...]:
    """Return what a follow-up took over from the question before, as pairs of a name and a text."""
    names, where = query.get("carried") or (), query.get("where") or {}
    told = {
        "plans": ("kế hoạch", ", ".join(short_plan_name(plans[each]) for each in where.get("plans") or () if each in plans)),
        "topic": ("về", " ".join(query.get("topic") or ())),
        "agencies": ("cơ quan", ", ".join(str(each.get("name", "")) for each in where.get("agencies") or ())),
        "ask": ("hỏi", ", ".join(INTENTS[each] for each in query.get("ask") or () if each in INTENTS)),
    }
    return tuple(told[name] for name in names if name in told and told[name][1])


def citation_view(citation: Citation, plan: StoredPlan | None, rows: Rows = NO_ROWS) -> CitationView:
    """Return the view of one citation, ``rows`` by columns; ``plan`` is None only where the index has moved on since."""
    ranges = [Range(citation.start, citation.end), *(Range(more.start, more.end) for more in citation.more)]
    return CitationView(
        n=citation.n,
        reference=reference(plan, citation) if plan else citation.title,
        plan=plan_name(plan) if plan else citation.title,
        where=place(plan, citation) if plan else "",
        section=tidy(citation.section),
        quote=rows.get(citation.passage) or plain_quote(citation),
        written=quote_in_writing(citation, rows),
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
        " ".join((f"[{each.n}] {each.reference}: {each.written}", *(f"({notice})" for notice in each.notices)))
        for each in (citations if answer.found else ())
    ]
    return "\n".join(lines).strip()
