import pytest

from qa.contracts.query import Counted, Form
from qa.understanding.forms import form_of


@pytest.mark.parametrize(
    ("question", "form", "of"),
    [
        ("Sở Y tế có chủ trì việc trồng rừng không?", Form.YES_NO, None),
        ("Kế hoạch này do Chủ tịch ký, đúng không?", Form.YES_NO, None),
        ("Huyện được cấp xe hả?", Form.YES_NO, None),
        ("Ghe cào vẫn ra khơi ha bác?", Form.YES_NO, None),
        ("Chủ vựa được bán thuốc chăng?", Form.YES_NO, None),
        ("Thị trấn có tham gia rước đèn không mấy chị?", Form.YES_NO, None),
        ("Cơ quan nào không phải nộp báo cáo?", Form.VALUE, None),
        ("Tỉnh giao Sở Nội vụ mấy nhiệm vụ?", Form.COUNT, Counted.TASKS),
        ("Đếm giúp số nhiệm vụ Sở Y tế chủ trì", Form.COUNT, Counted.TASKS),
        ("Hải Phòng: số việc do Sở Xây dựng đứng đầu", Form.COUNT, Counted.TASKS),
        ("Sở Y tế được nêu tên phối hợp mấy lần?", Form.COUNT, Counted.TASKS),
        ("Một năm báo cáo mấy lần?", Form.VALUE, None),
        ("Nhiệm vụ số 5 do ai chủ trì?", Form.VALUE, None),
        ("Mấy việc đó do ai chủ trì?", Form.VALUE, None),
        ("Có bao nhiêu sở cùng tham gia?", Form.COUNT, Counted.AGENCIES),
        ("Đã có kế hoạch của mấy tỉnh?", Form.COUNT, Counted.PROVINCES),
        ("Phần giải pháp chia làm mấy nhóm?", Form.COUNT, Counted.GROUPS),
        ("Tăng bao nhiêu phần trăm hộ dùng nước sạch?", Form.VALUE, None),
        ("Sở nào chủ trì nhiều việc nhất?", Form.MOST, Counted.AGENCIES),
        ("Nhiệm vụ nào xong sớm nhất?", Form.LEAST, Counted.TASKS),
        ("Chậm nhất ngày nào phải gửi báo cáo?", Form.VALUE, None),
        ("So sánh kinh phí của hai huyện", Form.COMPARE, None),
        ("Hai tỉnh giao việc này cho ai, có giống nhau không?", Form.COMPARE, None),
        ("Lộ trình thực hiện ra sao", Form.TIMELINE, None),
        ("Sắp hạn gửi báo cáo của ba huyện theo thứ tự", Form.TIMELINE, None),
        ("Mấy hạn nộp báo cáo của ba xã xếp theo thứ tự giùm", Form.TIMELINE, None),
        ("Theo lộ trình có bao nhiêu nhiệm vụ", Form.COUNT, Counted.TASKS),
        ("Việc nào làm trước, việc nào làm sau", Form.TIMELINE, None),
        ("Chỉ tiêu năm 2027 khác năm 2030 thế nào", Form.COMPARE, None),
        ("Sở Y tế hay Sở Nội vụ chủ trì nhiều việc hơn?", Form.COMPARE, None),
        ("Việc nào có nhiều cơ quan cùng vào phối hợp nhất?", Form.MOST, Counted.TASKS),
        ("Mục nào của phần giải pháp ít việc nhất?", Form.LEAST, Counted.GROUPS),
        ("Nhóm ít nhiệm vụ nhất trong phụ lục", Form.LEAST, Counted.GROUPS),
        ("Cơ quan chủ trì nhiều việc nhất của huyện", Form.MOST, Counted.AGENCIES),
        ("Tỉnh nào có nhiều nhiệm vụ nhất?", Form.MOST, Counted.PLANS),
        ("Kế hoạch nào giao ít việc nhất?", Form.LEAST, Counted.PLANS),
        ("Huyện cần nhiều ý kiến để thống nhất", Form.VALUE, None),
        ("Liệt kê các nhiệm vụ về y tế", Form.LIST, Counted.TASKS),
        ("Ai chủ trì trồng rừng?", Form.VALUE, None),
    ],
)
def test_the_form_that_a_question_asks_for(question, form, of):
    assert form_of(question) == (form, of)
