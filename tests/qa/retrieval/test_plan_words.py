"""Where a question names a plan, and topics that are no more than the plan's own name."""

import pytest

from corpus.text import fold_accents, tokens
from qa.retrieval.cells_meant import AskedWord
from qa.retrieval.plan_words import naming_spans, without_name_before, without_naming

TITLE = "Kế hoạch trồng và chế biến chè shan tuyết trên địa bàn xã Bản Mây"


def words_of(text):
    return [AskedWord(token.text, fold_accents(token.text), token.start, token.end) for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Kế hoạch chè shan tuyết có mấy việc?", ["chè shan tuyết"]),
        ("ai chủ trì theo kế hoạch về trồng chè", ["trồng chè"]),
        ("các kế hoạch chè nói gì", []),
        ("kế hoạch nuôi sen có mấy việc", []),
        ("đề án chè shan có mấy việc", []),
        ("trồng chè ở đâu", []),
    ],
)
def test_what_follows_a_word_for_plans_to_the_last_word_of_its_title(text, named):
    assert [text[start:end] for start, end in naming_spans(words_of(text), text, TITLE)] == named


def test_a_topic_that_only_calls_the_plan_tells_no_rows():
    assert without_naming(("chè shan tuyết", "nhiệm vụ"), TITLE) == ()
    assert without_naming(("chè shan tuyết", "đan tre"), TITLE) == ("chè shan tuyết", "đan tre")
    assert without_naming((), TITLE) == ()


def test_a_thing_is_told_without_the_name_of_its_plan_before_it():
    title = "Kế hoạch của Bệnh viện Hà Lâm về phòng cháy"
    assert without_name_before("Bệnh viện Hà Lâm mua xe thang", title) == "mua xe thang"
    assert without_name_before("phòng cháy kho thuốc", title) == "phòng cháy kho thuốc"
    assert without_name_before("Bệnh viện Hà Lâm", title) == "Bệnh viện Hà Lâm"
