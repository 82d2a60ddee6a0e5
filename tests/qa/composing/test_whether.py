"""Is it so? Claims about a regulation's prose: what its headings refuse, what it takes out, which agency it names."""

import pytest

from tests.qa.memory import service_of

RULES = """ỦY BAN NHÂN DÂN TỈNH KIÊN GIANG

Số: 88/2026/QĐ-UBND

Kiên Giang, ngày 12 tháng 3 năm 2026

QUYẾT ĐỊNH

Ban hành Quy chế quản lý bến ghe chợ nổi

Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý bến ghe chợ nổi.

QUY CHẾ

Quản lý bến ghe chợ nổi

Điều 2. Đối tượng áp dụng

1. Quy chế này áp dụng đối với chủ ghe, chủ bè tại các bến chợ nổi.

2. Quy chế này không áp dụng đối với ghe của bộ đội biên phòng.

Điều 3. Chủ ghe không được hỗ trợ đóng mới ghe khi thuộc một trong các trường hợp sau

a) Đến ngày nộp đơn, chủ ghe chưa hoàn trả đủ tiền vay đóng ghe của hội.

b) Ghe neo đậu ngoài tỉnh quá 06 tháng.

Điều 4. Chủ bè được hỗ trợ lãi vay phải đáp ứng các điều kiện sau đây

a) Có sổ ghi cá giống.

b) Không vi phạm nội quy chợ nổi trong 12 tháng trước đó.

Điều 5. Loa bến

1. Trưởng bến nhắn tin lên xuống hàng qua loa bến (trừ các tin, bài thuộc loại mật của huyện).

2. Tỷ lệ ghe có phao cứu sinh còn thấp.

Điều 6. Hội đồng xét hỗ trợ đóng ghe

1. Hội đồng xét hỗ trợ đóng ghe họp mỗi quý một lần.

2. Sở Xây dựng là cơ quan thường trực của Hội đồng xét hỗ trợ đóng ghe.

Điều 7. Trách nhiệm thi hành

1. Sở Công Thương chủ trì, phối hợp với Sở Tài chính thông tin cho các hội về việc xét thưởng chủ ghe.

2. Danh mục ghe được hỗ trợ gồm ghe chở lúa, ghe chở trái cây và ghe hàng bông.
"""


@pytest.fixture(scope="module")
def service():
    return service_of({"ben-ghe": RULES})


@pytest.mark.parametrize(
    ("question", "begins", "quoted"),
    [
        ("Chủ ghe chưa hoàn trả đủ tiền vay vẫn được hỗ trợ đóng mới ghe, đúng không?", "Không", "chưa hoàn trả"),
        ("Chủ bè vi phạm nội quy chợ nổi thì có còn được hỗ trợ lãi vay không?", "Không", "nội quy"),
        ("Tin mật có được nhắn qua loa bến không?", "Không", "loại mật"),
        ("Tin lên xuống hàng có được nhắn qua loa bến không?", "Có", "loa bến"),
        ("Tỷ lệ ghe có phao cứu sinh có cao không nhỉ?", "Không", "còn thấp"),
        ("Ghe của bộ đội biên phòng có phải theo quy chế bến ghe không?", "Không", "bộ đội biên phòng"),
        ("Sở Tài chính là cơ quan thường trực Hội đồng xét hỗ trợ đóng ghe, đúng hay sai?", "Không", "Sở Xây dựng"),
        ("Sở Xây dựng là cơ quan thường trực Hội đồng xét hỗ trợ đóng ghe phải không?", "Có", "Sở Xây dựng"),
        ("ghe cho trai cay co nam trong danh muc ho tro theo QD 88 khong", "Có", "trái cây"),
        ("ghe cua bo doi bien phong co phai theo QD 88 khong", "Không", "bộ đội biên phòng"),
    ],
)
def test_a_claim_is_held_against_what_the_rules_say(service, question, begins, quoted):
    answer = service.ask(question)
    assert answer.answer.startswith(begins), answer.answer
    assert quoted in answer.answer
