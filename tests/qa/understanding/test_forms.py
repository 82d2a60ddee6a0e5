import pytest

from qa.contracts.query import Counted, Form
from qa.understanding.forms import asks_which, form_of


@pytest.mark.parametrize(
    ("question", "form", "of"),
    [
        ("Sở Y tế có chủ trì việc trồng rừng không?", Form.YES_NO, None),
        ("Kế hoạch này do Chủ tịch ký, đúng không?", Form.YES_NO, None),
        ("Huyện được cấp xe hả?", Form.YES_NO, None),
        ("Huyện được cấp xe chứ gì?", Form.YES_NO, None),
        ("Công an huyện có canh mấy bến đò ngang không?", Form.YES_NO, None),
        ("Anh có biết mấy bến đò ngang phải đóng không?", Form.VALUE, None),
        ("Xin xác nhận việc thả phao do Sở Xây dựng làm.", Form.YES_NO, None),
        ("Kính đề nghị xác nhận hộ nghèo được miễn góp tiền túi", Form.YES_NO, None),
        ("Xác nhận giúp em ai chủ trì việc thả phao", Form.VALUE, None),
        ("Giấy xác nhận hộ nghèo nộp ở xã", Form.VALUE, None),
        ("Liệu xã có được cấp xe?", Form.YES_NO, None),
        ("Cho em hỏi liệu đò ngang còn chạy", Form.YES_NO, None),
        ("Không rõ mai mưa, liệu hội chợ vẫn mở", Form.YES_NO, None),
        ("số và ngày của kế hoạch dữ liệu đất rừng", Form.VALUE, None),
        ("tiêu chuẩn phòng đọc tài liệu", Form.VALUE, None),
        ("nơi trồng dược liệu quý", Form.VALUE, None),
        ("giá vật liệu lợp chợ", Form.VALUE, None),
        ("nguyên liệu làm phân xanh", Form.VALUE, None),
        ("Ghe cào vẫn ra khơi ha bác?", Form.YES_NO, None),
        ("Chủ vựa được bán thuốc chăng?", Form.YES_NO, None),
        ("Thị trấn có tham gia rước đèn không mấy chị?", Form.YES_NO, None),
        ("Cơ quan nào không phải nộp báo cáo?", Form.VALUE, None),
        ("Tỉnh giao Sở Nội vụ mấy nhiệm vụ?", Form.COUNT, Counted.TASKS),
        ("Trong mấy việc trồng rừng, việc nào giao huyện?", Form.VALUE, None),
        ("nghề cá số nhiệm vụ sau 2027", Form.COUNT, Counted.TASKS),
        ("số nhiệm vụ 12 do ai làm", Form.VALUE, None),
        ("nhóm công việc nào nhiều việc nhất", Form.MOST, Counted.GROUPS),
        ("Trong các việc có ghi bên nào lo, việc nào xã không tham gia?", Form.LIST, Counted.TASKS),
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
        ("Khoa nào phối hợp ít việc nhất?", Form.LEAST, Counted.AGENCIES),
        ("Hội nào được giao chủ trì trong hai huyện", Form.LIST, Counted.AGENCIES),
        ("Nhiệm vụ nào không có tên Sở Y tế ở cột chủ trì", Form.VALUE, None),
        ("Lễ hội nào được giao chủ trì", Form.VALUE, None),
        ("Kế hoạch nào ban hành gần đây nhất", Form.MOST, Counted.PLANS),
        ("Việc nào tốn kém nhất", Form.MOST, Counted.TASKS),
        ("Sở Xây dựng ở nơi nào có nhiều việc hơn", Form.MOST, Counted.PLANS),
        ("Tỉnh nào giao cho trường ít nhiệm vụ hơn", Form.LEAST, Counted.PLANS),
        ("Món nào rẻ nhất trong bảng", Form.LEAST, None),
        ("Xếp ba huyện theo tổng kinh phí", Form.COMPARE, None),
        ("Liệt kê các việc theo thời hạn", Form.TIMELINE, None),
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
        ("Đánh cá trong hồ có được phép không dượng?", Form.YES_NO, None),
        ("Gửi đơn qua bưu tá được không (Vĩnh Long)?", Form.YES_NO, None),
        ("Mỗi vựa góp một phần tiền không?", Form.YES_NO, None),
        ("Huyện ra quy ước chợ nổi chưa", Form.YES_NO, None),
        ("Thầy có được thu thêm tiền hay không theo nội quy chung", Form.YES_NO, None),
        ("Nhóm trạm bơm thì việc gì làm trước tiên rồi đến việc gì", Form.TIMELINE, None),
        ("Phải khám trước rồi mới cấp thẻ cho ai", Form.VALUE, None),
        ("Việc nào gấp nhất trong tháng", Form.LEAST, Counted.TASKS),
        ("Khâu nào làm sau cùng", Form.MOST, None),
        ("Nhiệm vụ nào trễ hơn mọi việc khác", Form.MOST, Counted.TASKS),
        ("Tỉnh có hay không có kho lúa ở huyện nào", Form.VALUE, None),
        ("Bữa nào mưa to thì phà vẫn chạy hay sao?", Form.YES_NO, None),
        ("Xã viên có phải góp vốn không, bà con tôi đang lo.", Form.YES_NO, None),
        ("Có mấy bản kế hoạch về lò gạch?", Form.COUNT, Counted.PLANS),
        ("Kho còn giữ bao nhiêu bản?", Form.COUNT, Counted.PLANS),
        ("Mỗi tủ xếp mấy bản sách?", Form.VALUE, None),
        ("Mỗi trạm để bao nhiêu bản?", Form.VALUE, None),
        ("In bao nhiêu bản đồ thửa đất?", Form.VALUE, None),
        ("Xã được giao sửa đài cứu nạn hàng không, đơn vị nào phụ?", Form.VALUE, None),
        ("Ai soạn quy chế bay cho ngành hàng không", Form.VALUE, None),
    ],
)
def test_the_form_that_a_question_asks_for(question, form, of):
    assert form_of(question) == (form, of)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Xã có bao lâu để nộp sổ?", True),
        ("Chủ bến có bao nhiêu ngày để đổi giấy?", True),
        ("Đò quá tải thì bị xử lý sao vậy?", True),
        ("Người lái đò phải mặc gì?", True),
        ("Đò có được chở trâu không?", False),
        ("Bến này có gì mới không?", False),
        ("Mưa to thì đò vẫn chạy hay sao?", False),
    ],
)
def test_who_asks_what_or_how_long_doubts_nothing(question, asks):
    assert asks_which(question) is asks


@pytest.mark.parametrize("question", ["Bến có ghe nào đi đâu xa không?", "Xã có đặt trạm bơm ở đâu khác chưa?"])
def test_anywhere_is_no_where(question):
    assert form_of(question) == (Form.YES_NO, None)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("còn mấy hội nông dân thì nộp ở đâu?", Form.VALUE),
        ("Thế mấy sở phối hợp thì làm gì", Form.VALUE),
        ("còn mấy sở chủ trì?", Form.COUNT),
        ("kế hoạch có mấy nhiệm vụ thì xong năm nào", Form.COUNT),
    ],
)
def test_several_of_which_something_else_is_asked_are_not_counted(text, form):
    assert form_of(text)[0] is form
