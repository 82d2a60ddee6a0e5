"""What questions demand in words that leave no doubt, and whether an answer holds it."""

from __future__ import annotations

import pytest

from qa.reading.demands import lacking, tells_time

HELD = [
    ("Hội làng mở vào dịp nào?", "mở hội vào dịp tổng kết mùa vụ"),
    ("Mỗi năm mấy đợt đo gió?", "đo gió hai đợt, trước và sau mùa mưa"),
    ("Một năm bao nhiêu buổi chiếu phim?", "chiếu phim 12 buổi"),
    ("Hằng tháng mấy lần lấy mẫu nước?", "lấy mẫu nước 02 lần"),
    ("Mỗi ngày bao nhiêu chuyến đò?", "chạy 8 chuyến đò"),
    ("Chợ mới mở cửa từ hôm nào?", "chợ mới mở cửa từ ngày 03 tháng 4 năm 2031"),
    ("Vào kho ảnh bằng địa chỉ web nào?", "truy cập tại https://khoanh.vidu.vn"),
    ("Ai làm chủ tịch hội đồng giống cây?", "Phó Giám đốc Sở Nông nghiệp làm Chủ tịch; 05 thành viên"),
    ("Báo cáo gửi trước ngày nào?", "gửi báo cáo trước ngày 15/12 hằng năm"),
    ("Có hiệu lực từ ngày nào?", "Kế hoạch này có hiệu lực kể từ ngày ký."),
    ("Họp giao ban vào ngày mấy?", "họp giao ban vào thứ Hai tuần đầu"),
    ("Xong vào tháng mấy?", "hoàn thành trong tháng 9 năm 2026"),
    ("Xong vào tháng mấy?", "hoàn thành trong Quý III/2026"),
    ("Làm xong quý nào?", "Tháng 8/2026 – “Lắp trạm đo mưa”"),
    ("Tới năm nào thì xong?", "giai đoạn 2026 - 2028"),
    ("Chợ đêm mở lúc mấy giờ?", "Chợ đêm mở từ 18 giờ đến 22 giờ"),
    ("Cần bao nhiêu tiền?", "Tổng kinh phí 12,5 tỷ đồng"),
    ("Hộ nghèo được hỗ trợ mấy triệu?", "mỗi hộ nghèo được hỗ trợ 5 triệu đồng"),
    ("Đạt bao nhiêu phần trăm?", "đạt 95% trở lên"),
    ("Đạt bao nhiêu phần trăm?", "gấp 2 lần so với năm 2024"),
    ("Trồng bao nhiêu cây?", "trồng 12.000 cây bần"),
    ("Mỗi tổ có bao nhiêu người?", "mỗi tổ có bảy người"),
    ("Phần tổ chức thực hiện có mấy mục?", "5 mục – V. TỔ CHỨC THỰC HIỆN:\n- 1. Sở Y tế\n- 2. Sở Nội vụ"),
    ("Có mấy kế hoạch?", "2 kế hoạch.\n- Kế hoạch trồng rừng"),
    ("Kế hoạch số bao nhiêu?", "KH-UBND"),
    ("Số điện thoại của ban chỉ đạo?", "liên hệ 0296.3852.123"),
    ("Chủ tịch hội đồng là ai?", "Phó Giám đốc Sở làm Chủ tịch Hội đồng"),
    ("Ai làm trưởng ban chỉ đạo?", "Chủ tịch UBND huyện làm Trưởng ban"),
    ("Trưởng ban chỉ đạo là ai?", "Trưởng ban chỉ đạo: Phó Chủ tịch UBND tỉnh"),
    ("Kế toán trưởng là bà nào?", "bà Nguyễn Thị Sáu, kế toán trưởng"),
    ("Trạm bơm nằm ở xã nào?", "xây trạm bơm tại xã Hòa Bình"),
    ("Lấy tiền từ quỹ nào?", "lấy từ Quỹ Bảo vệ rừng"),
    ("Mấy kế hoạch bị thay thế là những bản nào?", "Kế hoạch trồng rừng"),
    ("Ai chủ trì trồng rừng?", "Chi cục Kiểm lâm"),
    ("Phải nộp chậm nhất ngày nào?", "trong 05 ngày làm việc"),
    ("Bắt đầu từ ngày nào?", "áp dụng từ ngày ký"),
    ("Nghiệm thu đúng ngày nào?", "nghiệm thu ngày 12/9/2027"),
    ("Hội chợ mở ở đâu?", "hội chợ mở tại bến Ninh Kiều"),
    ("Nộp đơn ở đâu?", "gửi đơn qua Cổng dịch vụ công"),
    ("Vì sao không mở chợ đêm?", "không mở chợ đêm do đường hẹp"),
    ("Hội đua ghe tổ chức ngày nào?", "hội đua ghe tổ chức ngày 12 tháng 9"),
    ("Tổ giám sát đi kiểm tra ngày nào?", "kiểm tra vào đầu tuần"),
    ("Nhận kết quả ngày nào?", "trả kết quả trong 03 ngày làm việc"),
    ("Quy chế có hiệu lực ngày nào?", "có hiệu lực kể từ ngày ký"),
    ("Cớ gì phải đo mặn hằng giờ?", "đo mặn hằng giờ để đóng cống kịp thời"),
]
HELD += [
    ("Thẩm quyền cấp phép theo điều mấy của quy chế?", "Thẩm quyền cấp phép quy định tại Điều 14 Quy chế này."),
    ("Nuôi ong được nói ở khoản mấy điều 6?", "Khoản 2 Điều 6: việc nuôi ong"),
    ("Đơn xin nước dùng mẫu số mấy vậy?", "theo Mẫu số 04 kèm theo"),
    ("Xóm Đình thuộc cụm mấy của xã?", "Cụm III: xóm Đình, xóm Chùa"),
    ("Rừng này xếp cấp cháy cấp mấy trong năm?", "thuộc cấp IV, nguy hiểm"),
    ("Đường làng loại mấy thì được trải nhựa?", "đường loại B được trải nhựa"),
    ("Giải thưởng hạng mấy được lên huyện?", "hạng nhất, hạng nhì"),
    ("Phụ lục mấy nói về giống lúa?", "Phụ lục II. Giống lúa"),
    ("Mỗi năm mấy bận nạo vét kênh?", "nạo vét kênh hai bận"),
    ("Một tháng mấy buổi sinh hoạt tổ?", "sinh hoạt tổ hai buổi, buổi tối"),
    ("Hằng năm bao nhiêu lượt kiểm tra bến đò?", "kiểm tra bến đò 4 lượt"),
    ("Từng quý mấy lần đo khí thải?", "đo khí thải ba lần"),
    ("Mỗi ngày mấy chuyến đò?", "chạy 12 chuyến đò"),
    ("Địa chỉ email của thôn đặt ra sao?", "thôn.<tên thôn>@chuprong.gov.vn"),
    ("Địa chỉ thư điện tử của hợp tác xã theo dạng nào?", "theo dạng htx.[ten]@nongthon.vn"),
    ("Địa chỉ web đăng ký học nghề?", "đăng ký tại daynghe.camthuy.gov.vn"),
    ("Địa chỉ truy cập bản đồ ngập?", "truy cập https://ngap.tinh.vn để xem"),
]
HELD += [
    ("Năm nay dạy nghề cho mấy nghìn thanh niên?", "dạy nghề cho 6.000 người"),
    ("Tiền để làm cả bến đò mới của huyện lấy ở đâu?", "ngân sách huyện"),
    ("Xong vào tháng mấy?", "họp vào tháng cuối quý"),
    ("Xong quý mấy?", "làm trong quý II"),
    ("Mỗi vụ gom được mấy nghìn tấn vỏ trấu?", "gom 2.000 tấn vỏ trấu"),
    ("Mỗi hộ vay mấy chục triệu?", "mỗi hộ vay 30 triệu đồng"),
    ("Máy xay mua của hãng nào?", "mua của Công ty Cơ khí Tiền Giang"),
    ("Hội nghị ở hội trường nào?", "họp tại hội trường xã"),
    ("Trạm bơm nằm ở phường nào?", "đặt tại phường 5"),
    ("Tổ có bao nhiêu đội?", "tổ chia hai đội"),
]
LACKING = [
    ("Xong vào tháng mấy?", "Hàng năm – “Tăng cường đầu tư kho”", "month"),
    ("Xong quý mấy?", "chi từ quỹ theo quy định", "quarter"),
    ("Xã có bao nhiêu đò?", "Trung tâm Văn hóa và đội ngũ lái đò, sau khi Công ty giao bến", "number"),
    ("Đạt mấy phần trăm?", "việc làng lan tỏa", "percent"),
    ("Mở lớp hết mấy tỷ?", "70% thời lượng là thực hành", "money"),
    ("Trạm bơm nằm ở phường nào?", "UBND các phường xã 2026 - 2030", "place"),
    ("SĐT của trạm kiểm lâm?", "gửi về trạm kiểm lâm", "contact"),
    ("Trưởng ban quản lý chợ tên họ là gì?", "trưởng ban quản lý chợ do huyện cử", "person"),
    ("Họp ở hội trường nào?", "Phòng Văn hóa mời các ấp", "kind"),
    ("Máy xay mua của hãng nào?", "mua 01 máy xay", "kind"),
    ("Báo cáo gửi trước ngày nào?", "định kỳ báo cáo UBND tỉnh kết quả thực hiện", "day"),
    ("Hạn nộp là ngày mấy?", "Quý III/2026 – “Xây dựng quy chế”", "day"),
    (
        "Sổ trực nộp về trạm là ngày mấy?",
        "các đội thường xuyên ghi sổ, bổ sung vào kế hoạch hàng năm và định kỳ nộp về trạm",
        "day",
    ),
    ("Ngày nào thì họp thôn?", "mỗi năm thôn họp bàn việc sửa kênh", "day"),
    ("Xong vào tháng mấy?", "giai đoạn 2026 - 2028", "month"),
    ("Tới năm nào thì xong?", "sau khi có hướng dẫn của Bộ", "year"),
    ("Chợ đêm mở tới mấy giờ?", "Chợ đêm mở 02 buổi mỗi tuần", "hour"),
    ("Cần bao nhiêu tiền?", "Kinh phí do ngân sách xã bảo đảm", "money"),
    ("Mỗi đợt chi mấy đồng?", "mở ba đợt vào tháng 10 năm 2026", "money"),
    ("Đạt bao nhiêu phần trăm?", "trồng 300 cây", "percent"),
    ("Có bao nhiêu cây cầu gắn cảm biến?", "4. Gắn cảm biến tại các cầu trọng điểm", "number"),
    ("Hội đồng gồm mấy thành viên?", "quyết định thành phần, số lượng thành viên của Hội đồng", "number"),
    ("Số điện thoại của ban chỉ đạo?", "105/KH-UBND – Kế hoạch năm 2025", "contact"),
    ("Ai làm trưởng ban chỉ đạo?", "Văn phòng UBND huyện là cơ quan thường trực", "office"),
    ("Giám đốc trung tâm là ai?", "Trung tâm do Sở Y tế quản lý", "office"),
    ("Trưởng ban chỉ đạo là ai?", "Các xã báo cáo Trưởng ban chỉ đạo kết quả chợ đêm", "office"),
    ("Kế toán trưởng là bà nào?", "kế toán trưởng được dùng con dấu", "person"),
    ("Trạm bơm nằm ở xã nào?", "sớm đưa trạm bơm vào vận hành", "place"),
    ("Thu gom vỏ thuốc tới ngày nào thì xong?", "thu gom vào sáng Chủ nhật", "day"),
    ("Chuyển sách kết thúc ngày nào?", "Hằng quý – “Chuyển sách về xã”", "day"),
    ("Xếp theo ngày cụ thể các mốc nghiệm thu", "2026 - 2027 – “Xây cầu”\n2027 – “Xây cống”", "day"),
    ("Kỳ thi lái đò tổ chức ngày nào?", "cấp chứng chỉ trong 15 ngày làm việc kể từ ngày ban hành quyết định", "day"),
    ("Ngày cụ thể tỉnh chỉ đạo các xã rà soát bến?", "thẩm định trong thời hạn 30 ngày làm việc", "day"),
    ("Địa điểm hội chợ hoa xuân?", "11 Mở hội chợ hoa xuân Phòng Kinh tế Hội hoa 3 ngày", "place"),
    ("Cớ sao chọn Chi cục Thủy lợi?", "7 Đo mực nước Chi cục Thủy lợi Hằng tháng", "reason"),
    ("Vì sao cấm ghe cào?", "Cấm ghe cào trong vịnh từ tháng 5", "reason"),
    ("Thẩm quyền cấp phép theo điều mấy của quy chế?", "Thẩm quyền cấp phép do Chủ tịch quyết định", "number"),
    ("Xóm Đình thuộc cụm mấy của xã?", "xóm Đình thuộc xã Bình Minh", "number"),
    ("Đê xong năm mấy?", "đê xong sau mùa lũ", "year"),
    ("Cả thảy bao nhiêu đò chạy tuyến này?", "đò chạy ở Cà Mau, cả ngày lẫn đêm", "number"),
    ("Địa chỉ email của thôn là gì?", "thôn nhận thư điện tử qua xã", "contact"),
    ("Địa chỉ web đăng ký học nghề?", "đăng ký học nghề qua mạng", "contact"),
    ("Tiền ký quỹ gửi ngân hàng nào?", "chủ đầu tư ký quỹ 2% tổng vốn", "kind"),
]


@pytest.mark.parametrize(("question", "shown"), HELD)
def test_an_answer_that_holds_what_is_asked_lacks_nothing(question: str, shown: str) -> None:
    assert lacking(question, shown) is None


@pytest.mark.parametrize(("question", "shown", "what"), LACKING)
def test_an_answer_without_what_the_words_of_asking_demand_lacks_it(question: str, shown: str, what: str) -> None:
    assert lacking(question, shown) == what


@pytest.mark.parametrize(
    "question",
    [
        "Kinh phí nạo vét lấy ở đâu?",
        "tiền trả công thợ gom ở mô rứa",
        "vốn làm kè tìm ở đâu",
        "tiền để đắp lại con đê sau lũ năm nay lấy ở đâu ra vậy",
    ],
)
def test_where_money_comes_from_is_no_place(question: str) -> None:
    assert lacking(question, "Ngân sách huyện và đóng góp của dân.") is None


@pytest.mark.parametrize(
    "shown", ["Quý III/2028", "Hằng năm", "sau khi nghiệm thu", "từ 05 năm trở lên", "giai đoạn 2026 - 2030", "mùa mưa"]
)
def test_any_word_of_time_tells_some_time(shown: str) -> None:
    assert tells_time(shown)


@pytest.mark.parametrize(
    "shown", ["vận động 40 trường mở thư viện, không chấm điểm", "mỗi lò 40 tấn/ngày, mua của dân, gồm các loại như sau: tre"]
)
def test_words_without_any_time_tell_none(shown: str) -> None:
    assert not tells_time(shown)
