"""What is understood of a document when it is read, and stored with it."""

from corpus.records import BlockKind, Range
from corpus.tables.columns import ColumnRole
from indexer.segments.stored import Frequency, Passage, StoredDocument, Understood
from indexer.segments.understood import understood_in
from indexer.storage.json_records import record_of, to_json


def passage(at, text, path=(), kind=BlockKind.PARAGRAPH):
    return Passage(f"d:{at}", "p", "d", "f.txt", kind, path, None, (Range(0, len(text)),), text, "")


PASSAGES = (
    passage(0, "Trồng thêm 40 ha sen ở ven hồ.", ("1. Việc trồng",), BlockKind.LIST_ITEM),
    passage(1, "- Đơn vị chủ trì: Tổ trồng sen.", ("1. Việc trồng",), BlockKind.LIST_ITEM),
    passage(2, "Ngân sách xã và vốn vay của hội viên.", ("IV. KINH PHÍ",)),
    passage(3, "Hội viên đóng góp công, dùng ngân sách xã.", ("V. VIỆC KHÁC",)),
    passage(4, "Ủy ban nhân dân xã báo cáo định kỳ hằng quý về Ủy ban nhân dân huyện.", ("VI. TỔ CHỨC THỰC HIỆN",)),
    passage(5, "Kế hoạch này có hiệu lực từ ngày 02/3/2026, thay thế Kế hoạch số 17/KH-UBND."),
)


def test_each_passage_is_understood_by_its_ordinal():
    found = understood_in(PASSAGES)
    (label,) = found.labels
    assert (label.passage, label.role) == (1, ColumnRole.LEAD)
    assert PASSAGES[1].clean[label.start : label.end] == "Tổ trồng sen"
    assert found.money == (2,), "what stands in no section on money tells no source of it"
    (report,) = found.reports
    assert (report.passage, report.frequency, report.due) == (4, Frequency.QUARTERLY, ())
    assert found.force == 5
    assert [(ended.passage, ended.number) for ended in found.ended] == [(5, "17/KH-UBND")]


def test_of_nothing_nothing_is_understood():
    assert understood_in(()) == Understood()


def test_it_is_stored_with_its_document_and_read_back():
    from corpus.records import Metadata

    stored = StoredDocument("d", "f.txt", "txt", False, Metadata(), (), (), understood=understood_in(PASSAGES))
    assert record_of(StoredDocument, to_json(stored)) == stored
