"""A document that the index does not hold but its plans cite: what it is about, when and by whom it was issued.

In: a question that names one by kind and number ("Nghị định 30/2020 quy định gì"), whole or without its sign. Out: a draft of
how a plan cites it. Nothing more is known of it here than what the citing words say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus.records import BlockKind
from corpus.text import find_document_numbers, fold_accents, folded_syllables
from indexer.segments.stored import Passage
from qa.composing.draft import SHORT, Draft, Line
from qa.composing.prose import cite_passage
from qa.composing.worded_kinds import ahead_kind
from qa.contracts.query import Form, Query
from qa.ranking.looked_up import LookedUp
from qa.reading.kinds_said import CITED_NAMES, SHORTS, name_said
from qa.retrieval.knowledge import Knowledge

NAMED: Final = re.compile(
    rf"(?<!\w)(?P<kind>{'|'.join((*CITED_NAMES, *SHORTS))})\s+(?:số\s+)?0*(?P<number>\d{{1,5}}(?:/(?:19|20)\d\d)?)"
    r"(?P<sign>[/-][^\W\d_][\w/&-]*)?(?!\w)(?![.,%]\w)",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(
    r"(?<!\w)(?:là\s+(?:\w+\s+){0,2}(?:về\s+)?(?:gì|chi)|(?:quy định|công bố|nói|hướng dẫn|phê duyệt|ban hành|sửa đổi"
    r"|bổ sung|nội dung|liên quan(?:\s+đến|\s+tới)?|về|bàn|đề cập)"
    r"(?:\s+(?:về|đến|tới|những|các|cái|chuyện|việc|nội dung|điều|vấn đề|là|chủ đề))*\s+(?:gì|chi|nào))(?!\w)",
    re.IGNORECASE,
)
_WHEN: Final = re.compile(r"(?<!\w)(?:ban hành|ký|ra|đề)\s+(?:vào\s+)?(?:ngày|khi|hôm|lúc|năm|tháng|bao)(?!\w)", re.IGNORECASE)
_WHOSE: Final = re.compile(r"(?<!\w)(?:của|do)\s+(?:ai|(?:cơ quan|bộ|đơn vị|nơi|tỉnh|cấp)\s+nào)(?!\w)", re.IGNORECASE)
_BEFORE: Final = re.compile(
    r"(?:\W*(?:cho|xin|hỏi|biết|em|tôi|mình|anh|chị|bác|ơi|ạ|thế|vậy|còn|cái|bản|nội dung|tên|của|đề nghị|nêu))*\W*",
    re.IGNORECASE,
)
"""What may stand before the document: "Mẫu 06 kèm Nghị định 5 là biểu gì" asks for something of it."""
_END: Final = re.compile(r"[;]|(?<![A-Z])\.\s|,\s+(?=(?:Nghị|Quyết|Chương|Kế|Chỉ|Kết|Thông|Luật)\b)")
_FOUND: Final = 40
_LONGEST: Final = 420
_NO_CITATION: Final = re.compile(r"\s*(?:[.;:)]|(?:phải|được|thì|và|có|kể từ|hết|nêu|này|đối với|để|cho)\b)")
"""What goes on after a number as the sentence that it stands in, and not as the document's name."""
_SUBJECT: Final = re.compile(r"(?<!\w)(?:về|quy định|ban hành|hướng dẫn|phê duyệt|sửa đổi|công bố|chống|thông qua)(?!\w)")
_OF: Final = re.compile(r"(?<!\w)của\s+\w")
_DAY: Final = re.compile(r"\d{1,2}\s*(?:/|tháng)\s*\d{1,2}")


@ahead_kind("cited document")
def answer_of_cited(query: Query, looked: LookedUp) -> Draft | None:
    """Return how a plan cites the document that the question asks about; None where it asks about none, or none cites it."""
    text = query.words.text
    asked = NAMED.search(text)
    if asked is None or not _BEFORE.fullmatch(text[: asked.start()]) or looked.scope.own:
        return None
    asks = _ABOUT.search(text) or _WHEN.search(text) or _WHOSE.search(text)
    if not asks or query.form not in (Form.VALUE, Form.LIST) or set(query.carried) - {"plans"}:
        return None
    told = [_SUBJECT] if _ABOUT.search(text) else [_DAY] if _WHEN.search(text) else [_OF]
    cited = [each for each in _cited(asked, looked) if all(pattern.search(each[1]) for pattern in told)]
    if not cited:
        return None
    passage, said = max(cited, key=lambda each: min(len(each[1]), _LONGEST))
    label = looked.knowledge.plan_name(passage.plan)
    line = Line(
        passage.plan,
        label,
        (said,),
        f"được dẫn trong “{_title(passage, looked.knowledge)}”",
        (cite_passage(passage, 1.0, looked.knowledge),),
    )
    return Draft((line,), limit=SHORT, sure=True, exact=True)


def _title(passage: Passage, knowledge: Knowledge) -> str:
    plan = knowledge.plan(passage.plan)
    return plan.metadata.title or knowledge.plan_name(passage.plan)


def _cited(asked: re.Match[str], looked: LookedUp) -> Iterator[tuple[Passage, str]]:
    """Yield the passages that cite the document, of the named places where its number has no sign, with the citing words."""
    places = [" ".join(folded_syllables(place.name)) for place in looked.words.named.places]
    for passage, said in cited_as(asked["kind"], asked["number"], asked["sign"] or "", looked):
        heard = f" {' '.join(folded_syllables(said))} "
        if asked["sign"] or not places or any(f" {place} " in heard for place in places):
            yield passage, said


def cited_as(kind: str, number: str, sign: str, looked: LookedUp, *, anywhere: bool = False) -> Iterator[tuple[Passage, str]]:
    """Yield the passages that cite a document, with the words from its kind to the end of the citation.

    It is called by its ``kind`` ("Quyết định"), ``number`` ("429") and ``sign`` ("/QĐ-TTg", "" where that is not said).
    Passages are those of the plans in question, of all plans where it is asked for ``anywhere``.
    """
    knowledge = looked.knowledge
    named, wanted = fold_accents(name_said(kind)), fold_accents(f"{number}{sign}").lower()
    plans = None if anywhere else list(looked.scope.plans) or None
    hits = knowledge.engine.lexical(knowledge.analyzer.terms(looked.words.text), _FOUND, plans)
    for passage in knowledge.engine.passages([hit.passage for hit in hits]):
        if passage.kind is BlockKind.CLOSING:
            continue
        folded = fold_accents(passage.clean).lower()
        for found in find_document_numbers(passage.clean):
            key = fold_accents(found.key)
            before = folded[: found.start].rstrip().removesuffix(" so")
            if not (key == wanted or key.startswith((f"{wanted}/", f"{wanted}-"))) or not before.endswith(named):
                continue
            if _NO_CITATION.match(passage.clean, found.end):
                continue
            end = _END.search(passage.clean, found.end)
            last = end.start() if end else len(passage.clean)
            yield passage, passage.clean[len(before) - len(named) : last][:_LONGEST].strip(" ,;:.*")
