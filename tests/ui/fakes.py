"""A service over two made plans, small enough to be read at a glance; its ranges are exact, its answers are not clever."""

from __future__ import annotations

from datetime import date

from corpus.records import (
    Assignment,
    AssignmentKind,
    BlockKind,
    Document,
    LegalBasis,
    Metadata,
    Page,
    Range,
    ReadWarning,
    Section,
    Value,
)
from corpus.records.errors import PlanNotFoundError
from indexer.segments.reports import reports_in
from indexer.segments.stored import Passage, StoredAssignment, StoredDocument, StoredPlan
from qa.contracts.answer import Answer, Citation, Interpretation, Item, QuotedRange, SearchResult, Status
from qa.contracts.query import Field, Form, Query
from qa.contracts.trace import Stage
from qa.contracts.words import QueryWords
from qa.reading.deadlines import report_duties
from qa.reading.life import lives_of

TEXT = """KẾ HOẠCH
Phát triển công nghệ sinh học

I. MỤC TIÊU
Đến năm 2030, đóng góp 7% vào GRDP. <script>document.title="bị chiếm"</script> **đậm** [liên kết](javascript:alert(1))

IV. TỔ CHỨC THỰC HIỆN
1. Đào tạo nguồn nhân lực công nghệ sinh học
Sở Nội vụ
chủ trì
2

Sở Khoa học và Công nghệ phối hợp
2. Báo cáo định kỳ trước ngày 30/11 hằng năm
"""
TODAY = date(2026, 3, 1)
VERSION = "20240508T000000-fake"


def find(part: str) -> Range:
    start = TEXT.index(part)
    return Range(start, start + len(part))


def value(part: str) -> Value:
    return Value(part, (find(part),))


SECTIONS = (
    Section("I", "MỤC TIÊU", 1, None, Range(TEXT.index("I. MỤC"), TEXT.index("IV. TỔ")), find("I. MỤC TIÊU")),
    Section("IV", "TỔ CHỨC THỰC HIỆN", 1, None, Range(TEXT.index("IV. TỔ"), len(TEXT)), find("IV. TỔ CHỨC THỰC HIỆN")),
    Section("1", "Đào tạo nguồn nhân lực", 2, 1, Range(TEXT.index("1. Đào"), len(TEXT)), find("1. Đào tạo nguồn nhân lực")),
)
METADATA = Metadata(
    title="Kế hoạch phát triển công nghệ sinh học",
    number="457/KH-UBND",
    issued_on=date(2024, 5, 8),
    issuer="Ủy ban nhân dân tỉnh An Giang",
    province="An Giang",
    signer="Lê Văn Phước",
    signer_office="Phó Chủ tịch",
    legal_bases=(LegalBasis("Nghị quyết", "36-NQ/TW", date(2023, 1, 30), "Bộ Chính trị", None, "implements", (find("KẾ"),)),),
)
DOCUMENT = Document(
    id="a" * 64,
    file="an-giang.txt",
    format="txt",
    text=TEXT,
    pages=(Page(1, Range(0, TEXT.index("\n2\n"))), Page(2, Range(TEXT.index("\n2\n"), len(TEXT)))),
)
PLAN = StoredPlan(
    id="an-giang-457",
    documents=(
        StoredDocument(DOCUMENT.id, DOCUMENT.file, "txt", False, METADATA, SECTIONS, (ReadWarning("ocr", "Đọc bằng OCR"),)),
    ),
    metadata=METADATA,
    province="An Giang",
    source="UBND tỉnh",
)
OTHER = StoredPlan(
    id="tra-vinh-105",
    documents=(StoredDocument("b" * 64, "tra-vinh.md", "md", False, Metadata(number="105/KH-UBND"), (), ()),),
    metadata=Metadata(number="105/KH-UBND", province="Trà Vinh"),
    province="Trà Vinh",
    source=None,
)
OTHER_DOCUMENT = Document(id="b" * 64, file="tra-vinh.md", format="md", text="KẾ HOẠCH\n")
LEAD = find("1. Đào tạo nguồn nhân lực công nghệ sinh học\nSở Nội vụ\nchủ trì")
MORE = find("Sở Khoa học và Công nghệ phối hợp")
PATH = ("IV. TỔ CHỨC THỰC HIỆN", "1. Đào tạo nguồn nhân lực")
PASSAGES = tuple(
    Passage(f"{DOCUMENT.id}:{n}", PLAN.id, DOCUMENT.id, DOCUMENT.file, kind, path, page, ranges, clean, "An Giang", rows)
    for n, (kind, path, page, ranges, clean, rows) in enumerate(
        (
            (
                BlockKind.PARAGRAPH,
                ("I. MỤC TIÊU",),
                1,
                (Range(TEXT.index("Đến năm"), TEXT.index("\n\nIV.")),),
                "mục tiêu",
                (),
            ),
            (BlockKind.TABLE_ROW, PATH, 1, (LEAD, MORE), "đào tạo nguồn nhân lực", (f"{DOCUMENT.id}#0",)),
            (
                BlockKind.LIST_ITEM,
                PATH[:1],
                2,
                (find("2. Báo cáo định kỳ trước ngày 30/11 hằng năm"),),
                "2. Báo cáo định kỳ trước ngày 30/11 hằng năm",
                (),
            ),
        )
    )
)
ASSIGNMENT = StoredAssignment(
    id=f"{DOCUMENT.id}#0",
    plan=PLAN.id,
    document=DOCUMENT.id,
    file=DOCUMENT.file,
    section_path=PATH,
    passage=PASSAGES[1].id,
    assignment=Assignment(
        AssignmentKind.TASK,
        "1",
        "Nhóm A",
        value("Đào tạo nguồn nhân lực công nghệ sinh học"),
        (value("Sở Nội vụ"),),
        (value("Sở Khoa học và Công nghệ"),),
        (),
        value("hằng năm"),
        None,
        (LEAD, MORE),
        2,
    ),
)


def citation(passage: Passage, n: int) -> Citation:
    quoted = [QuotedRange(each.start, each.end, each.of(TEXT)) for each in passage.ranges]
    first, *more = quoted
    return Citation(
        n,
        PLAN.id,
        DOCUMENT.file,
        METADATA.title or "",
        " › ".join(passage.section_path),
        passage.page,
        passage.kind.value,
        first.start,
        first.end,
        first.quote,
        tuple(more),
        round(1 / n, 3),
        passage.id,
    )


class FakeService:
    """Answers "ai chủ trì …" with the one row there is, what names another place with OUT_OF_SCOPE, all else NOT_FOUND."""

    def __init__(self) -> None:
        self.index_version = VERSION
        self.closed = False
        self.refreshed = 0

    def refresh(self, patience_s=None):
        self.refreshed += 1
        return False

    def pinned(self):
        return self

    def ask(self, question, *, plan=None, province=None, top_k=5, conversation="", trace=None):
        if plan:
            self.plan(plan)
        if trace is not None:
            trace.add(Stage.SPELLING, typed=question, spelled=question, repaired={"tri": "trì"}, expanded={})
            best = [
                {"plan": PLAN.id, "text": "Đào tạo\x1b[31m", "score": 2.5, "features": {"cover": 1.0}, "adds": {"cover": 2.5}}
            ]
            trace.add(Stage.RANKING, weights="register", ranked=1, best=best)
            trace.add(Stage.DECIDING, by="evidence", probability=0.9, least=0.5, signals={"cover": 1.0})
        read = Interpretation(
            restored=question, intents=("lead",), topic=("đào tạo",), provinces=(province,) if province else ()
        )
        if not question.strip():
            status, said = Status.INVALID, "Xin nhập câu hỏi."
        elif "đào tạo" in question.lower() or "dao tao" in question.lower():
            cited = tuple(citation(passage, n) for n, passage in enumerate((PASSAGES[1], PASSAGES[0]), start=1))[:top_k]
            label, detail = "An Giang (457/KH-UBND), nhiệm vụ 1", "“Đào tạo nguồn nhân lực công nghệ sinh học”"
            items = (Item(PLAN.id, label, ("Sở Nội vụ",), (1,), detail),)
            said = f"Sở Nội vụ – {detail} ({label})"
            return Answer(question, Status.ANSWERED, said, items, cited, read, self.index_version, 1.5)
        elif "cà mau" in question.lower():
            status, said = Status.OUT_OF_SCOPE, "Chưa có kế hoạch của Cà Mau."
        else:
            status, said = (
                Status.NOT_FOUND,
                "Các kế hoạch không nói về điều này.\nĐã tìm trong: An Giang; Trà Vinh.\nĐoạn gần nhất: “x”.",
            )
        heading, *notes = (line for line in said.splitlines() if not line.startswith("Đoạn gần nhất"))
        cited = (citation(PASSAGES[0], 1),)
        return Answer(question, status, said, (), cited, read, self.index_version, 1.0, heading=heading, notes=tuple(notes))

    def topic(self, text):
        return Query(topic=tuple(text.split()), source="api", words=QueryWords(text=text))

    def query(self, query, *, top_k=5):
        if query.ask == (Field.LEAD,) and query.form is Form.VALUE:
            return self.ask(f"ai chủ trì {query.words.text}", plan=query.where.plans[0])
        cited = (citation(PASSAGES[1], 1),)
        said = f"1 nhiệm vụ ({query.form.value} {query.of.value if query.of else ''})"
        read = Interpretation(intents=tuple(name.value for name in query.ask), provinces=query.where.provinces)
        return Answer(
            "", Status.ANSWERED, said, (Item(PLAN.id, "nhiệm vụ 1", ("hằng năm",), (1,)),), cited, read, self.index_version
        )

    def search(self, query, *, plan=None, province=None, limit=10, offset=0):
        if plan:
            self.plan(plan)
        found = [passage for passage in PASSAGES if query.strip()]
        cited = tuple(citation(passage, n) for n, passage in enumerate(found, start=1))[offset : offset + limit]
        return SearchResult(query, len(found), cited, Interpretation(restored=query), self.index_version, 1.0)

    def plans(self):
        return (PLAN, OTHER)

    def lives(self):
        return lives_of(self.plans(), TODAY)

    def plan(self, name):
        for plan in self.plans():
            if name in (plan.id, plan.metadata.number, plan.province) or (name and plan.id.startswith(name)):
                return plan
        raise PlanNotFoundError(f"Không có kế hoạch nào là “{name}”.")

    def assignments(self, *, plan=None, province=None, lead=None, coordinate=None, agency=None, kind=None, q=None):
        row = ASSIGNMENT.assignment
        agencies = [each.text for each in row.lead + row.coordinate]
        wanted = (
            plan is None or self.plan(plan).id == PLAN.id,
            province in (None, "An Giang"),
            lead is None or lead in [each.text for each in row.lead],
            coordinate is None or coordinate in [each.text for each in row.coordinate],
            agency is None or agency in agencies,
            kind in (None, row.kind.value),
            q is None or q.lower() in row.task.text.lower(),
        )
        return [ASSIGNMENT] if all(wanted) else []

    def assignment_citations(self, stored):
        return (citation(next(each for each in PASSAGES if each.id == stored.passage), 1),)

    def document(self, document_id):
        for document in (DOCUMENT, OTHER_DOCUMENT):
            if document.id == document_id:
                return document
        raise PlanNotFoundError("Không có văn bản này.")

    def report_duties(self, plan_id):
        found = [(report, passage) for at, passage in enumerate(self.passages(plan_id)) for report in reports_in(at, passage)]
        return report_duties([report for report, _ in found], [passage for _, passage in found])

    def passages(self, plan_or_document):
        return PASSAGES if plan_or_document in (PLAN.id, DOCUMENT.id) else ()

    def neighbours(self, passage_id):
        at = next(n for n, each in enumerate(PASSAGES) if each.id == passage_id)
        return (PASSAGES[at - 1] if at else None, PASSAGES[at + 1] if at + 1 < len(PASSAGES) else None)

    def close(self):
        self.closed = True
