"""Both ways are scored from what was answered: without a model, and as it read and wrote."""

from dataclasses import replace

from evaluation.gold import GoldEvidence, GoldQuestion
from evaluation.writing import side_by_side
from qa.contracts.answer import Answer, Citation, Interpretation, Item, Status, Written, WrittenSentence

TEXT = "Sở Y tế chủ trì tiêm chủng; Sở Tài chính bố trí kinh phí 3 tỷ đồng."
CITED = Citation(1, "p", "p.txt", "t", "s", None, "paragraph", 0, len(TEXT), TEXT)


def gold(number, wanted):
    return GoldQuestion(str(number), "hỏi?", "lead", "plain", "p", (wanted,), (GoldEvidence("p.txt", TEXT),))


def answered(text, source="rules"):
    made = Interpretation(query={"source": source})
    return Answer("hỏi?", Status.ANSWERED, text, (Item("p", "l", (text,), (1,)),), (CITED,), made)


SILENT = Answer("hỏi?", Status.NOT_FOUND, "Không tìm thấy.")


def test_each_way_is_scored_on_its_own():
    questions = (gold(1, "Sở Y tế"), gold(2, "3 tỷ đồng"), gold(3, "Sở Tài chính"))
    without = (answered("Sở Y tế"), SILENT, answered("Sở Y tế"))
    helped = (answered("Sở Y tế"), answered("3 tỷ đồng", "llm"), answered("Sở Y tế"))
    said = (
        WrittenSentence("Sở Y tế chủ trì tiêm chủng", (1,)),
        WrittenSentence("Sở Tài chính bố trí 4 tỷ đồng", (1,)),
    )
    clock = iter(range(100))

    def write(answer):
        whole = Written("Sở Tài chính bố trí kinh phí", said, 2, "m")
        return replace(answer, written=whole) if answer is helped[2] else answer

    found = side_by_side(
        zip(questions, without, strict=True), zip(questions, helped, strict=True), write, {"p.txt": TEXT}, lambda: next(clock)
    )
    assert (found.questions, found.found, found.found_with, found.understood, found.written) == (3, 2, 3, 1, 1)
    assert (round(found.answer, 2), found.answer_with) == (0.33, 1.0)
    assert (found.sentences, found.dropped, found.unproved) == (2, 2, 1)
    assert (found.p50_ms, found.p95_ms) == (1000, 1000)
