"""Sentences and the values in them."""

import pytest

from qa.contracts.words import Expected
from qa.reading.sentence_values import best_excerpt, counts_of, cut_around, sentences, unsaid, values

TEXT = (
    "Giảm giá thành sản xuất tối thiểu 25% so với trước. Báo cáo trước ngày 15/01 hằng năm gửi TP. Hồ Chí Minh; "
    "kinh phí 1,5 tỷ đồng theo Nghị định 30/2020/NĐ-CP. Đến năm 2030 có 120 doanh nghiệp và 10 - 15% tăng trưởng."
)


def test_sentences_cover_the_text_and_keep_abbreviations_whole():
    found = sentences(TEXT)
    assert [TEXT[s.start : s.end] for s in found] == [s.text for s in found]
    assert "".join(s.text for s in found).replace(" ", "") == TEXT.replace(" ", "")
    assert any("TP. Hồ Chí Minh" in s.text for s in found)
    assert len(found) == 4


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        (Expected.PERCENT, ["25%", "10 - 15%"]),
        (Expected.MONEY, ["1,5 tỷ đồng"]),
        (Expected.DATE, ["trước ngày 15/01 hằng năm", "Đến năm 2030"]),
    ],
)
def test_values_of_each_kind(expected, found):
    assert values(TEXT, expected) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hình thành 60 doanh nghiệp dược liệu", ["60 doanh nghiệp"]),
        ("vận động 15 hợp tác xã nông nghiệp", ["15 hợp tác xã"]),
        ("trồng 300 ha rừng, lắp 25 camera", ["300 ha", "25 camera"]),
        ("rà soát 9 thủ tục.", ["9 thủ tục"]),
        ("giảm 4 thủ", ["4 thủ"]),
    ],
)
def test_what_a_figure_counts_is_a_whole_word(text, found):
    assert values(text, Expected.QUANTITY) == found


def test_counting_a_unit():
    assert values(TEXT, Expected.COUNT, "doanh nghiệp") == counts_of(TEXT, "doanh nghiệp") == ["120 doanh nghiệp"]
    assert counts_of("tăng 50% doanh nghiệp so với 2030", "doanh nghiệp") == []


def test_an_excerpt_keeps_whole_sentences_and_its_limit():
    excerpt = best_excerpt(TEXT, ["kinh phí", "Nghị định"], lambda _: 1.0, 80)
    assert "kinh phí 1,5 tỷ đồng theo Nghị định 30/2020/NĐ-CP." in excerpt
    assert len(excerpt) <= 80
    long = "một hai ba " * 100 + "kinh phí thực hiện " + "bốn năm sáu " * 100
    cut = best_excerpt(long, ["kinh phí"], lambda _: 1.0, 60)
    assert "kinh phí" in cut
    assert len(cut) <= 60


def test_a_long_sentence_is_cut_where_the_rare_words_stand():
    weights = {"tri": 5.0, "thuc": 5.0}
    text = "công nghệ sinh học " * 20 + "ưu tiên cho trí thức " + "và các nội dung khác " * 20
    wanted = {"cong", "nghe", "sinh", "hoc", "tri", "thuc"}
    cut = cut_around(text, wanted, 60, lambda syllable: weights.get(syllable, 1.0))
    assert "trí thức" in cut
    assert len(cut) <= 60


def test_of_windows_that_hold_as_much_the_first_is_taken():
    text = "công nghệ sinh học là gì đó rất dài và còn dài nữa; " * 8
    weights = {"cong": 0.1, "nghe": 0.2, "sinh": 0.3, "hoc": 1e-9}
    assert cut_around(text, set(weights), 80, weights.__getitem__).startswith("công nghệ sinh học")


@pytest.mark.parametrize(
    ("question", "found", "left"),
    [
        ("Trạm bơm phục vụ bán kính 15 km cần công suất bao nhiêu", ["15 km", "300 m3"], ["300 m3"]),
        ("hộ có dưới 05 nhân khẩu được mấy suất", ["5 nhân khẩu", "2 suất"], ["2 suất"]),
        ("phần trăm hộ năm 2030 là bao nhiêu", ["80%", "90%"], ["80%", "90%"]),
        ("80% số hộ có nước vào năm nào", ["80%"], []),
        ("15 xã có chợ thì bao nhiêu ki-ốt", ["115 ki-ốt"], ["115 ki-ốt"]),
    ],
)
def test_what_the_question_states_is_no_answer(question, found, left):
    assert unsaid(found, question) == left


LONG = (
    "Phòng Văn hóa tổng hợp kế hoạch xây thư viện, nhu cầu sách và kinh phí mua sắm của các thôn, bản trong toàn huyện, "
    "rà soát danh sách thư viện, gửi Sở Văn hóa trước ngày 05/11/2027 để tổng hợp."
)


def holds_a_day(text):
    return "/2027" in text


@pytest.mark.parametrize("limit", [60, 80, 100, 140])
def test_of_a_long_sentence_the_part_that_tells_what_is_demanded_is_kept(limit):
    words = ["kế hoạch", "thư viện", "nhu cầu", "sách", "kinh phí"]
    plain = best_excerpt(LONG, words, lambda _: 1.0, limit)
    telling = best_excerpt(LONG, words, lambda _: 1.0, limit, holds_a_day)
    assert "05/11/2027" not in plain
    assert "05/11/2027" in telling
    assert len(telling) <= limit


def test_of_sentences_that_say_about_as_much_the_telling_one_is_taken():
    text = (
        "Xã báo cáo kết quả trồng rừng và giữ rừng. Xã báo cáo trồng rừng trước ngày 02/06/2027. Huyện họp chợ ngày 03/06/2027."
    )
    words = ["báo cáo", "trồng rừng", "kết quả"]
    assert best_excerpt(text, words, lambda _: 1.0, 60).startswith("Xã báo cáo kết quả")
    assert "02/06/2027" in best_excerpt(text, words, lambda _: 1.0, 60, holds_a_day)
    assert "chợ" not in best_excerpt(text, words, lambda _: 1.0, 60, holds_a_day)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("có từ 3/4 số thôn trở lên đạt chuẩn", ["3/4"]),
        ("được ít nhất 2/3 thành viên tán thành", ["2/3"]),
        ("chiếm một phần ba diện tích", ["một phần ba"]),
        ("giảm một nửa số vụ", ["một nửa"]),
        ("họp ngày 2/9 tại xã", []),
        ("Nghị định số 24/2031/NĐ-CP", []),
        ("trước ngày 15/6 mức chi là", []),
    ],
)
def test_a_share_may_be_a_fraction(text, found):
    assert values(text, Expected.PERCENT) == found
