"""The weights that ship, on the encoder that is there: questions in words of our own, one of each kind."""

from pathlib import Path

import pytest

from indexer.encoding.model_folder import default_fingerprint
from qa.contracts.learned_reading import SpanKind
from qa.contracts.query import Field, Form
from qa.understanding.learned import load_reader
from qa.understanding.learned_weights import packaged

DATA = Path(__file__).parents[3] / "data"
MOST_MB = 14


@pytest.fixture(scope="module")
def reader():
    if default_fingerprint(DATA) is None:
        pytest.skip("the default encoder has yet to be made")
    found = load_reader(DATA)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("question", "field", "form"),
    [
        ("Cơ quan nào chủ trì việc trồng lại rừng ngập mặn?", Field.LEAD, Form.VALUE),
        ("Ai phối hợp với Sở Y tế để khám sàng lọc cho trẻ?", Field.COORDINATE, Form.VALUE),
        ("Sở Công Thương chủ trì bao nhiêu nhiệm vụ?", Field.TASK, Form.COUNT),
        ("Kinh phí thực hiện kế hoạch lấy từ nguồn nào?", Field.FUNDING, Form.VALUE),
        ("Ai ký kế hoạch này?", Field.SIGNER, Form.VALUE),
        ("Có phải Sở Nội vụ chủ trì việc sắp xếp lại thôn không?", Field.LEAD, Form.YES_NO),
        ("Tóm tắt kế hoạch phát triển nghề nuôi ong", Field.SUMMARY, Form.VALUE),
        ("Đến năm 2030 tỷ lệ hộ dùng nước sạch đạt bao nhiêu phần trăm?", Field.FIGURE, Form.VALUE),
    ],
)
def test_plain_questions_are_read_right(reader, question, field, form):
    found = reader.read(question)
    assert found.ask[0][0] is field
    assert found.form[0][0] is form
    assert found.best[0].probability > 0.3


def test_small_talk_is_not_about_plans(reader):
    assert reader.read("hôm nay trời có mưa không nhỉ").none > 0.5
    assert reader.read("Ai chủ trì việc trồng lại rừng ngập mặn?").none < 0.1


def test_agency_time_and_topic_are_marked(reader):
    question = "Sở Nông nghiệp và Môi trường phải làm gì về trồng rừng ngập mặn trong năm 2027?"
    found = reader.read(question)
    assert [span.text for span in found.of_kind(SpanKind.AGENCY)] == ["Sở Nông nghiệp và Môi trường"]
    assert any("2027" in span.text for span in found.of_kind(SpanKind.TIME))
    assert any("rừng ngập mặn" in span.text for span in found.of_kind(SpanKind.TOPIC))


def test_the_weights_are_small():
    assert packaged().stat().st_size < MOST_MB * 1024 * 1024
