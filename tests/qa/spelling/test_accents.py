"""Repairing questions: accents come back, slips are mended, and what was right stays."""

import itertools
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import fold_accents, normalize, tokens
from qa.spelling.accents import Restorer
from qa.understanding.lexicon import load_lexicon

PLANS = Path(__file__).parents[3] / "corpus" / "plans"


@pytest.fixture(scope="module")
def restorer() -> Restorer:
    syllables: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for path in sorted(PLANS.glob("*.[tm][xd]*")):
        found = [token.text for token in tokens(path.read_text("utf-8"))]
        syllables.update(found)
        pairs.update(itertools.pairwise(found))
    return Restorer.from_counts(syllables, pairs, load_lexicon().phrases())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ai chu tri dao tao nhan luc cong nghe sinh hoc", "ai chủ trì đào tạo nhân lực công nghệ sinh học"),
        ("quyet toan kinh phi ngan sach hang nam theo luat nao", "quyết toán kinh phí ngân sách hằng năm theo luật nào"),
        ("so ke hoach va dau tu", "sở kế hoạch và đầu tư"),
        ("co quan nao o An Giang chu tri", "cơ quan nào ở An Giang chủ trì"),
    ],
)
def test_accents_come_back(restorer, typed, read):
    assert restorer.restore(typed) == read


def test_what_was_written_out_in_a_bare_question_makes_it_no_accented_one(restorer):
    written_out = "co quan nao chu tri dao tao theo quyết định 457"
    assert restorer.repair(written_out, bare=True).text == "cơ quan nào chủ trì đào tạo theo quyết định 457"


@pytest.mark.parametrize(
    ("typed", "changes"),
    [
        ("Sở nào chủ chì áp dụng công ngệ sinh học?", {"chì": "trì", "ngệ": "nghệ"}),
        ("chuyên mục công nghệ shin học thì cơ quan nào phôi hợp", {"shin": "sinh", "phôi": "phối"}),
        ("Tổng kinh fí là bao nhiêu tỉ đòng?", {"fí": "phí", "đòng": "đồng"}),
        ("thì thực hịên trong thời gian nào", {"hịên": "hiện"}),
        ("tổ chức trong thời giang nào", {"giang": "gian"}),
        ("kỷ thuật viên, hổ trợ doanh nghiệp", {"kỷ": "kỹ", "hổ": "hỗ"}),
        ("kinh phý thực hiện kế hoạch", {"phý": "phí"}),
    ],
)
def test_slips_are_mended(restorer, typed, changes):
    assert changes.items() <= restorer.repair(typed).changes.items()


@pytest.mark.parametrize(
    ("typed", "changes"),
    [
        ("tổ chức trong gia đoạn nào", {"gia": "giai"}),
        ("ai thự hiện kế hạch này", {"thự": "thực", "hạch": "hoạch"}),
        ("công nghệ sinh họ được ứng dụng ở đâu", {"họ": "học"}),
        ("chủ trì đào tại nhân lực", {"tại": "tạo"}),
        ("hỗ trợ danh nghiệp mới", {"danh": "doanh"}),
    ],
)
def test_slips_that_make_other_words_are_mended(restorer, typed, changes):
    assert restorer.repair(typed).changes == changes


@pytest.mark.parametrize(
    "question",
    [
        "UBND cấp huyện gửi báo cáo cho sở nào?",
        "Ai đã tạo ra sản phẩm này để uống?",
        "Giá trị gia tăng của ngành trong gia đình nông dân",
        "công nghệ sinh học họ làm thế nào",
        "Mức lương cao nhất và danh sách người nhận",
        "Đường cao tốc đi qua tỉnh nào?",
    ],
)
def test_words_that_only_look_like_slips_stay(restorer, question):
    assert restorer.repair(question).changes == {}


@pytest.mark.parametrize(
    "question",
    [
        "Cục Thống kê làm đề án đo phần đóng góp của công nghệ sinh học vào kinh tế tỉnh thì có ai phụ một tay?",
        "Vụ xúc tiến thương mại cho doanh nghiệp thì Quảng Nam với Quảng Ngãi giao ai, có giống nhau không?",
        "Ai ký bản kế hoạch của Quảng Ngãi và ký với chức vụ gì?",
        "Cơ quan nào chủ trì dùng công nghệ sinh học để tái chế, dùng lại chất thải trong tỉnh?",
    ],
)
def test_a_well_typed_question_is_left_alone(restorer, question):
    assert restorer.repair(question).changes == {}
    assert restorer.restore(question) == question


def test_what_is_kept_does_not_make_the_rest_accented(restorer):
    typed = "bao cao gui ve so nao o An Giang và Trà Vinh"
    at = typed.index("An Giang và Trà Vinh")
    assert restorer.repair(typed, keep=[(at, len(typed))]).text.startswith("báo cáo gửi về sở nào ở")


def test_numbers_and_abbreviations_pass_through(restorer):
    assert restorer.restore("ke hoach 138-KH/TU giao SKHCN") == "kế hoạch 138-KH/TU giao SKHCN"


@given(st.text(max_size=80))
def test_repair_keeps_every_word_in_its_place(restorer, text):
    text = normalize(text)
    repaired = restorer.repair(text)
    assert len(repaired.typed) == len(repaired.read)
    for token in repaired.read:
        assert (
            fold_accents(repaired.text[token.start : token.end]).strip() == fold_accents(token.text) or token.text[0].isdigit()
        )


def test_a_known_word_with_other_marks_stays(restorer):
    assert restorer.restore("bảng này có bao nhiêu dòng") == "bảng này có bao nhiêu dòng"


@pytest.mark.parametrize(("typed", "read"), [("viec nao chi co Sở Y tế chu tri", "chỉ có|chi có"), ("nha co Sở Y tế", "có")])
def test_a_name_makes_no_word_with_what_stands_before_it(typed, read):
    counts = Counter({"cơ": 9_000, "sở": 9_000, "có": 9_000, "chỉ": 900, "chủ": 90, "trì": 90, "nhà": 90})
    restorer = Restorer.from_counts(counts, {("cơ", "sở"): 9_000}, load_lexicon().phrases())
    at = typed.index("Sở Y tế")
    repaired = restorer.repair(typed, [(at, at + len("Sở Y tế"))], bare=True)
    assert re.search(rf"(?:{read}) Sở Y tế", repaired.text), repaired.text
