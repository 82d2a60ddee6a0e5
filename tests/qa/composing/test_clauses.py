"""What a clause of an article says, and which article says something: told for whoever names or seeks a part by its number."""

import pytest

from qa.composing.prose_answers.clauses import answer_with_article, answer_with_clause
from tests.qa.composing.test_real_papers import STATUTE
from tests.qa.memory import service_of


@pytest.fixture(scope="module")
def service():
    return service_of({"ca-mau": STATUTE})


def drafted(kind, service, question):
    looked = service.answerer.inquire(question)
    draft = kind(looked.query, looked)
    return None if draft is None else " | ".join((draft.heading, *(f"{'; '.join(x.values)}{x.detail}" for x in draft.lines)))


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Khoản 2 Điều 4 Quy chế bến đò Cà Mau quy định gì?", "được đổi trước ngày 31 tháng 12 năm 2026", "Phao"),
        ("điểm b khoản 1 Điều 5 quyết định 33/2026/QĐ-UBND Cà Mau ghi thế nào", "Các Phó Chủ tịch Hội đồng", "Giám đốc Sở Xây"),
        ("Khoản 2 Điều 5 Quy chế bến đò Cà Mau nêu nội dung gì?", "Chủ tịch Ủy ban nhân dân cấp xã", "Công an"),
        ("Khoản 2 Điều 2 Quyết định 33/2026/QĐ-UBND của Cà Mau nói gì?", "14/2019/QĐ-UBND", "Ủy ban nhân dân cấp xã nơi"),
        ("Khoản 2 Điều 2 Quy chế bến đò Cà Mau nói gì?", "Ủy ban nhân dân cấp xã nơi có bến", "14/2019"),
    ],
)
def test_a_clause_is_told_whole_and_nothing_beside_it(service, question, said, unsaid):
    told = drafted(answer_with_clause, service, question)
    assert told is not None
    assert said in told
    assert unsaid not in told


@pytest.mark.parametrize(
    "question",
    [
        "Khoản 7 Điều 4 Quy chế bến đò Cà Mau quy định gì?",
        "Khoản 1 Điều 40 Quy chế bến đò Cà Mau quy định gì?",
        "Điều 4 Quy chế bến đò Cà Mau quy định gì?",
        "Theo khoản 1 Điều 4 Quy chế bến đò Cà Mau, giấy mở bến được trả trong mấy ngày?",
        "Khoản 1 Điều 4 và khoản 2 Điều 5 Quy chế bến đò Cà Mau khác nhau thế nào?",
    ],
)
def test_another_question_or_a_clause_that_is_not_there_goes_another_way(service, question):
    assert drafted(answer_with_clause, service, question) is None


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("Điều nào của Quy chế bến đò Cà Mau quy định về thời tiết xấu?", "Điều 6. Thời tiết xấu"),
        ("Nguyên tắc quản lý bến đò nằm ở điều mấy trong quyết định 33/2026/QĐ-UBND Cà Mau?", "Điều 3. Nguyên tắc quản lý"),
        ("Điều nào trong quy chế bến đò Cà Mau nói phao cứu sinh 03 tháng kiểm tra một lần?", "Điều 4. Cấp giấy"),
        ("Chương nào của Quy chế bến đò Cà Mau là quy định chung?", "Chương I. QUY ĐỊNH CHUNG"),
        ("Ai cấp giấy mở bến ở Cà Mau?", None),
    ],
)
def test_the_article_that_says_it_is_named(service, question, article):
    told = drafted(answer_with_article, service, question)
    assert told is None if article is None else told is not None and article in told, told
