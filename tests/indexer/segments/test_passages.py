from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.readers import read
from corpus.readers.base import make_document, stored_text
from corpus.reading import understand
from corpus.records import BlockKind, Range
from corpus.records.errors import UnreadableFileError
from indexer.segments.passages import LONGEST_EMBEDDED, PlanHeader, cut, embedded_text, place_assignments, without_bars
from indexer.segments.sentences import LONGEST, LONGEST_WORD, sentence_spans, split_long
from indexer.segments.spans import Spans
from tests.indexer.conftest import BODY

PLANS = Path(__file__).parents[3] / "corpus" / "plans"
HEADER = PlanHeader("ong", "Phát triển nghề nuôi ong", "Lâm Thao")


def reading_of(text):
    stored, warnings = stored_text(text)
    return understand(make_document(text.encode("utf-8", "surrogatepass"), "a.txt", "txt", stored, warnings=warnings))


def squeezed(text):
    return "".join(text.split())


@pytest.fixture(scope="module", params=sorted(path.name for path in PLANS.glob("*.[tm][xd]*")))
def real(request):
    return understand(read(PLANS / request.param, PLANS))


def test_every_block_that_counts_is_in_a_passage_and_no_noise_is(real):
    passages = cut(real, HEADER)
    covered = Spans((part, 0) for passage in passages for part in passage.ranges)
    for block in real.blocks:
        shared = sum(characters for part in block.ranges for _, characters in covered.sharing(part))
        if block.kind is BlockKind.NOISE:
            assert shared == 0
        elif block.kind is not BlockKind.HEADING and any(letter.isalnum() for letter in block.clean):
            assert shared > 0, block


def test_passages_of_real_plans_fit_the_encoder_and_carry_their_headings(real):
    text = real.document.text
    for passage in cut(real, HEADER):
        if passage.kind is not BlockKind.TABLE_ROW:
            assert len(passage.clean.split()) <= LONGEST
        assert all(part.of(text).strip() for part in passage.ranges)
        assert len(passage.headings) == len(passage.section_path)
        for heading, part in zip(passage.section_path, passage.headings, strict=True):
            assert squeezed(heading.rpartition(". ")[2])[:12] in squeezed(part.of(text).replace("*", ""))


def test_every_assignment_of_real_plans_has_a_passage_that_names_it(real):
    passages = {passage.id: passage for passage in cut(real, HEADER)}
    placed = place_assignments(real, HEADER, list(passages.values()))
    assert len(placed) == len(real.assignments)
    for stored in placed:
        assert stored.id in passages[stored.passage].assignments


def test_context_names_plan_province_and_headings_but_is_not_quoted():
    passages = cut(reading_of(BODY), HEADER)
    item = next(passage for passage in passages if "10%" in passage.clean)
    assert item.context.startswith("Phát triển nghề nuôi ong › Lâm Thao › I. MỤC TIÊU › 1. Đến năm 2025")
    assert item.section_path == ("I. MỤC TIÊU", "1. Đến năm 2025")
    assert "Đến năm 2025" in embedded_text(item)
    assert "Lâm Thao" not in item.clean


def test_a_heading_that_runs_into_its_paragraph_stands_in_its_passage():
    reading = reading_of(
        "KẾ HOẠCH\nNuôi ong\n\nI. KINH PHÍ\n1. Chia theo năm: năm 2026 là 5 tỷ đồng; năm 2027 là 6 tỷ đồng.\n"
        "2. Nguồn vốn\nNgân sách tỉnh chi 8 tỷ đồng.\n"
    )
    running, under = [p for p in cut(reading, HEADER) if "tỷ đồng" in p.clean]
    assert running.clean == "1. Chia theo năm: năm 2026 là 5 tỷ đồng; năm 2027 là 6 tỷ đồng."
    assert running.section_path[-1] == "1. Chia theo năm"
    assert [part.of(reading.document.text) for part in running.ranges] == [running.clean]
    assert embedded_text(running).count("Chia theo năm") == 1
    assert under.clean == "Ngân sách tỉnh chi 8 tỷ đồng."


def test_a_heading_with_nothing_under_it_is_a_passage():
    passages = cut(
        reading_of(
            "KẾ HOẠCH\nNuôi ong\n\nI. MỤC TIÊU\n1. Tăng 10% số đàn ong\n2. Tăng 5% sản lượng mật\nII. NHIỆM VỤ\n- Làm.\n"
        ),
        HEADER,
    )
    joined = " ".join(passage.clean for passage in passages)
    assert "Tăng 10% số đàn ong" in joined
    assert "Tăng 5% sản lượng mật" in joined


def test_a_long_paragraph_is_split_between_sentences_and_numbers_stay_whole():
    sentence = (
        "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư tại TP. Hồ Chí Minh. "
    )
    text = (sentence * 20).strip()
    spans = split_long(text)
    assert len(spans) > 1
    for start, end in spans:
        piece = text[start:end]
        assert piece.startswith("Thực hiện")
        assert piece.endswith("Chí Minh.")
        assert len(piece.split()) <= LONGEST


@pytest.mark.parametrize("joint", ["; ", ", ", " "])
def test_a_long_sentence_is_split_where_it_can_be(joint):
    text = joint.join(["chủ trì phối hợp với các cơ quan"] * 60)
    spans = split_long(text)
    assert all(len(text[start:end].split()) <= LONGEST for start, end in spans)
    assert squeezed("".join(text[start:end] for start, end in spans)) == squeezed(text)


@pytest.mark.parametrize("word", ["x" * 50_000, "https://vi.du/" + "a1B2" * 9_000, "ă" * 30_000])
def test_a_word_without_end_is_cut_too(word):
    text = f"Đường dẫn là {word} theo quy định."
    spans = split_long(text)
    assert max(end - start for start, end in spans) <= LONGEST * (LONGEST_WORD + 1)
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")


def test_a_table_s_row_of_any_length_is_embedded_and_cited_in_part(tmp_path):
    from qa.composing.citations import LONGEST as LONGEST_CITATION
    from qa.composing.citations import make_citation

    cell = "trồng cây gây rừng " * 600
    rows = "".join(
        f"<tr><td>{number}</td><td>{task}</td><td>{lead}</td></tr>"
        for number, task, lead in (("TT", "Nhiệm vụ", "Chủ trì"), (1, cell, "Sở Y tế"), (2, "Nuôi ong", "Sở Công Thương"))
    )
    (tmp_path / "a.html").write_text(f"<p>KẾ HOẠCH</p><p>Phát triển nghề rừng</p><table>{rows}</table>", "utf-8")
    reading = understand(read(tmp_path / "a.html", tmp_path))
    row = max(cut(reading, HEADER), key=lambda passage: len(passage.clean))
    assert len(row.clean) > len(cell) - 10
    assert len(embedded_text(row)) <= LONGEST_EMBEDDED
    cited = make_citation(row, row.ranges, reading.document.text, "", 1.0)
    quotes = [(cited.start, cited.end, cited.quote), *((more.start, more.end, more.quote) for more in cited.more)]
    assert sum(len(quote) for *_, quote in quotes) <= LONGEST_CITATION
    assert all(reading.document.text[start:end] == quote for start, end, quote in quotes)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["một hai ba. ", "Điều 5; ", "a, b", "x" * 30 + " ", "7%. ", "TP. ", "\u00a0", "1.2 "]), max_size=400
    )
)
def test_splitting_loses_no_letter_and_keeps_order(pieces):
    text = " ".join("".join(pieces).split())
    spans = split_long(text, 30)
    assert squeezed("".join(text[start:end] for start, end in spans)) == squeezed(text)
    assert all(len(text[start:end].split()) <= 30 for start, end in spans)
    assert sorted(spans) == spans
    assert sentence_spans(text)[-1][1] <= len(text)


LINES = st.sampled_from(
    [
        "KẾ HOẠCH", "I. MỤC TIÊU", "1. Đến năm 2025", "a) Tăng 10%", "- Sở Y tế: chủ trì, phối hợp với Sở Tài chính.", "",
        "Phụ lục", "STT\tNhiệm vụ\tCơ quan chủ trì", "1\tLàm đường\tSở Xây dựng", "2", "| a | b |", "|---|---|", "Trang 2/3",
        "Nơi nhận:", "**II.** NHIỆM VỤ", "¹ Chú thích", "- " + "rất dài " * 250, "\f", "e\u0302\u0301", "<script>",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(LINES, max_size=30).map("\n".join), st.text(max_size=300)))
def test_any_text_gives_passages_whose_ranges_are_its_own(text):
    try:
        reading = reading_of(text)
    except UnreadableFileError:
        return
    stored = reading.document.text
    passages = cut(reading, HEADER)
    assert len({passage.id for passage in passages}) == len(passages)
    for passage in passages:
        assert passage.ranges
        for part in passage.ranges:
            assert 0 <= part.start < part.end <= len(stored)
            assert part.of(stored).strip()
        assert passage.clean.strip()
    known = {passage.id for passage in passages}
    for placed in place_assignments(reading, HEADER, passages):
        assert placed.passage in known


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 15)), max_size=12), st.integers(0, 50), st.integers(0, 20))
def test_spans_share_what_comparing_all_finds(owned, start, length):
    ranges = [(Range(at, at + size), number) for number, (at, size) in enumerate(owned)]
    wanted = Range(start, start + length)
    expected = {
        (number, min(part.end, wanted.end) - max(part.start, wanted.start)) for part, number in ranges if part.overlaps(wanted)
    }
    assert set(Spans(ranges).sharing(wanted)) == {pair for pair in expected if pair[1] > 0}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("| Bước 2 | Thẩm tra hồ sơ | | 3 ngày |", "Bước 2 Thẩm tra hồ sơ 3 ngày"),
        ("tháng | | | | - | Đối với cán bộ xã", "tháng - Đối với cán bộ xã"),
        ("đường truyền A|B", "đường truyền A|B"),
        ("không có vạch nào", "không có vạch nào"),
    ],
)
def test_bars_of_a_table_that_fell_apart_are_no_words(text, shown):
    assert without_bars(text) == shown
