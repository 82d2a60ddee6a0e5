"""Right answers on the real plans, one or more for every kind of question; the index is in memory and knows no model."""

import pytest

from evaluation.folding import fold
from qa.contracts.answer import Status

ANSWERED = [
    ("lead", "Ai chủ trì đề án phát triển công nghiệp sinh học lĩnh vực y tế của An Giang?", ["Sở Y tế"]),
    ("lead", "ai chu tri xuat khau san pham cong nghe sinh hoc o An Giang", ["Sở Công Thương"]),
    (
        "lead",
        "Quảng Ngãi: hội thảo, diễn đàn kết nối cung cầu công nghệ sinh học thì bên nào lo chính?",
        ["Sở Khoa học và Công nghệ"],
    ),
    (
        "coordinate",
        "Các lớp đào tạo nghề chuyên ngành sinh học ở Quảng Nam có ai phối hợp?",
        ["Sở Giáo dục và Đào tạo", "các Sở, ngành"],
    ),
    (
        "coordinate",
        "Công an tỉnh An Giang làm đề án sản phẩm đặc thù phục vụ an ninh thì ai phối hợp?",
        ["Các tổ chức khoa học và công nghệ"],
    ),
    ("period", "Chính sách ưu đãi về thuế, đất đai, vay vốn ở Quảng Nam làm trong thời gian nào?", ["2022-2030"]),
    ("product", "Sản phẩm đầu ra của việc tham gia xúc tiến thương mại ở Quảng Nam là gì?", ["hội chợ", "hội thảo"]),
    ("funding", "Nghiên cứu đề xuất các chính sách ưu đãi về thuế, đất đai ở Quảng Nam lấy tiền từ nguồn nào?", ["NSNN"]),
    (
        "several",
        "Ai chủ trì đào tạo nghề cho lao động chuyên ngành sinh học ở Quảng Nam, làm khi nào?",
        ["Sở Lao động", "2022-2030"],
    ),
    ("report", "Các sở của Trà Vinh báo cáo kết quả thực hiện kế hoạch trước ngày nào hằng năm?", ["30/11"]),
    ("report", "An Giang phải báo cáo kết quả thực hiện định kỳ chậm nhất khi nào?", ["trước ngày 10 tháng 12"]),
    ("target", "Đến năm 2030 công nghiệp sinh học đóng góp bao nhiêu phần trăm GRDP của An Giang?", ["7%"]),
    ("target", "Tầm nhìn 2045 Trà Vinh tăng bao nhiêu phần trăm số lượng doanh nghiệp công nghệ sinh học?", ["20%"]),
    ("legal", "Kế hoạch của Quảng Ngãi thực hiện quyết định nào của Thủ tướng Chính phủ?", ["1600/QĐ-TTg", "22/9/2021"]),
    ("duty", "Liên minh Hợp tác xã tỉnh Trà Vinh phải làm gì?", ["vận động các Hội thành viên"]),
    ("duty", "so tai chinh quang ngai phai lam gi", ["cân đối, bố trí kinh phí"]),
    ("list", "Sở Y tế An Giang chủ trì những nhiệm vụ nào?", ["lĩnh vực y tế", "Rà soát, bổ sung"]),
    ("list", "Sở Công Thương chủ trì những việc gì ở các tỉnh?", ["An Giang", "Quảng Nam", "Trà Vinh", "Quảng Ngãi"]),
    ("which", "Tỉnh nào giao Sở Y tế chủ trì ứng dụng công nghệ sinh học trong y tế?", ["An Giang", "Trà Vinh", "Quảng Ngãi"]),
    (
        "document of an issuer",
        "Chương trình phát triển công nghệ sinh học tỉnh Quảng Nam đến năm 2030 theo quyết định số mấy của UBND tỉnh?",
        ["4525/QĐ-UBND"],
    ),
    ("kind of report", "Sở KHCN Trà Vinh bao lâu tổng kết kế hoạch một lần?", ["định kỳ hàng năm sơ kết, tổng kết"]),
    (
        "number in the annex",
        "nhiệm vụ 1.3 phụ lục Quảng Nam cơ quan chủ trì",
        ["Sở Công Thương", "Triển khai các biện pháp quản lý"],
    ),
    (
        "lead by a duty",
        "Cơ quan nào chịu trách nhiệm theo dõi, đôn đốc việc thực hiện Kế hoạch phát triển công nghiệp sinh học ngành Công "
        "Thương trên địa bàn tỉnh Quảng Nam?",
        ["Sở Công Thương"],
    ),
    ("which", "Kế hoạch nào nói tới Khu kinh tế Dung Quất?", ["Quảng Ngãi"]),
    ("which", "Kế hoạch của tỉnh nào được gửi cho Ban Tuyên giáo Tỉnh ủy?", ["An Giang: Ban Tuyên giáo Tỉnh ủy"]),
    ("definition", "Công nghiệp sinh học là gì?", ["hoạt động sản xuất hàng hóa với quy mô công nghiệp"]),
    ("signer", "Ai ký kế hoạch của An Giang, chức vụ gì?", ["Lê Văn Phước", "Phó Chủ tịch"]),
    ("number", "Số hiệu và ngày ban hành kế hoạch của Trà Vinh?", ["105/KH-UBND", "03/11/2023"]),
    ("recipients", "Nơi nhận kế hoạch của Quảng Nam gồm những ai?", ["Bộ Công Thương", "Hiệp hội Doanh nghiệp tỉnh"]),
    ("compare", "So sánh mục tiêu đóng góp GRDP đến năm 2030 của An Giang và Trà Vinh", ["An Giang", "Trà Vinh", "7%"]),
    ("annex", "Kế hoạch của Quảng Nam giao ai chủ trì dự án FDI?", ["Ban Quản lý các Khu kinh tế và Khu công nghiệp tỉnh"]),
    ("bare number", "KH 105 do ai ký?", ["Nguyễn Quỳnh Thiện"]),
    ("bare number", "kế hoạch số 457 của tỉnh nào", ["An Giang"]),
    ("cited document", "Nghị quyết 36-NQ/TW ban hành ngày nào?", ["30/01/2023"]),
    ("cited document", "Quyết định 1600/QĐ-TTg do ai ban hành, số mấy?", ["Thủ tướng Chính phủ"]),
    (
        "whole list",
        "Liệt kê những việc Sở Thông tin và Truyền thông An Giang phải làm",
        ["nâng cao chất lượng, hiệu quả công tác thông tin", "Cổng thông tin điện tử tỉnh"],
    ),
    (
        "whole list",
        "Sở Công Thương Quảng Ngãi đóng vai phối hợp trong những nhiệm vụ nào?",
        ["đơn vị kết nối hỗ trợ doanh nghiệp", "nhận chuyển giao công nghệ mới", "Triển khai các biện pháp quản lý"],
    ),
    (
        "quote beside others",
        "Sở KHCN phối hợp thực hiện chương trình KHCN cấp quốc gia nào về CNSH đến 2030 (mã số)?",
        ["KC.12/21-30"],
    ),
    ("other role", "Sở Y tế phối hợp việc gì ở Quảng Ngãi?", ["ngành y tế", "chỉ được nêu là cơ quan chủ trì"]),
    (
        "who else",
        "Sở Kế hoạch và Đầu tư Trà Vinh tạo điều kiện cho doanh nghiệp đầu tư thì có ai giúp?",
        ["Các sở, ban, ngành tỉnh"],
    ),
    ("budget", "Kế hoạch của Trà Vinh lấy tiền từ đâu?", ["ngân sách nhà nước", "nguồn kinh phí hợp pháp khác"]),
    ("reports", "gui bao cao ve so nao o an giang, tra vinh", ["An Giang", "Trà Vinh", "Sở Khoa học và Công nghệ"]),
    ("reports", "Hạn báo cáo hằng năm của Quảng Nam và Trà Vinh là ngày nào?", ["15/01", "30/11"]),
    ("short names", "Sở Khoa học Trà Vinh chủ trì những việc gì?", ["Tăng cường đầu tư cơ sở vật chất"]),
    ("initials", "Số hiệu kế hoạch của TV?", ["105/KH-UBND"]),
    ("typed for short", "cq nào đc giao cân đối, bố trí kinh phí ở Quảng Ngãi", ["Sở Tài chính"]),
    ("today", "Vĩnh Long giao ai hướng nghiệp cho học sinh?", ["Sở Giáo dục và Đào tạo", "Trà Vinh"]),
]

SILENT = [
    ("a plan's number that is not there", "Kế hoạch 999 do ai ký?", Status.OUT_OF_SCOPE),
    ("how to reach somebody", "Số điện thoại của Phó Chủ tịch Nguyễn Quỳnh Thiện là bao nhiêu?", Status.NOT_FOUND),
    ("a number that the plan does not bear", "Kế hoạch của Quảng Ngãi mang số hiệu bao nhiêu?", Status.NOT_FOUND),
    ("a province that is not there", "Bình Định giao ai chủ trì đào tạo nhân lực công nghệ sinh học?", Status.OUT_OF_SCOPE),
    ("a document that another province issued", "Kế hoạch công nghệ sinh học của Đà Nẵng do ai ký?", Status.OUT_OF_SCOPE),
    ("an agency without a task in the plan", "Sở Nội vụ Quảng Ngãi được giao nhiệm vụ gì?", Status.NOT_FOUND),
    (
        "a field that the row leaves empty",
        "Cục Thống kê An Giang thống kê tỉ trọng đóng góp trong thời gian nào?",
        Status.NOT_FOUND,
    ),
    (
        "a column that the plan does not have",
        "Sản phẩm đầu ra của nhiệm vụ mở lớp đào tạo ngắn hạn ở Quảng Ngãi là gì?",
        Status.NOT_FOUND,
    ),
    ("a figure that the plan does not give", "Tổng kinh phí kế hoạch của Trà Vinh là bao nhiêu tỷ đồng?", Status.NOT_FOUND),
    (
        "a measure that the plan does not name",
        "Quảng Nam đặt mục tiêu đóng góp bao nhiêu phần trăm GRDP năm 2030?",
        Status.NOT_FOUND,
    ),
    (
        "a count that the plan does not give",
        "Đến 2030 An Giang có đúng bao nhiêu doanh nghiệp công nghệ sinh học?",
        Status.NOT_FOUND,
    ),
    ("nothing", "  ", Status.INVALID),
    ("no words", "?!? 123", Status.INVALID),
]


OTHER_ROW_FIRST = {37}
"""The weights that were fitted on all authors put another row first here, where no model gives a meaning."""


def cases():
    for number, (kind, question, wanted) in enumerate(ANSWERED):
        marks = [pytest.mark.xfail(reason="another row comes first", strict=True)] if number in OTHER_ROW_FIRST else []
        yield pytest.param(kind, question, wanted, id=f"{kind}-{number}", marks=marks)


@pytest.mark.parametrize(("kind", "question", "wanted"), cases())
def test_right_answers(plain_service, kind, question, wanted):
    answer = plain_service.ask(question)
    assert answer.status is Status.ANSWERED
    text = fold(answer.answer)
    assert [part for part in wanted if fold(part) not in text] == []
    assert answer.items
    assert answer.citations


@pytest.mark.parametrize(("why", "question", "status"), SILENT, ids=[why for why, _, _ in SILENT])
def test_silence(plain_service, why, question, status):
    answer = plain_service.ask(question)
    assert (answer.status, answer.found, answer.items) == (status, False, ())
    assert answer.answer


@pytest.mark.parametrize(
    "question", ["Thủ tục đổi bằng lái xe nộp ở đâu?", "mày ngu quá", "Viết cho tôi một bài thơ về mùa thu"]
)
def test_other_subjects_are_not_answered(plain_service, question):
    assert not plain_service.ask(question).found


@pytest.mark.parametrize(
    ("question", "plans"),
    [
        ("Những tỉnh nào gửi kế hoạch báo cáo Bộ Công Thương?", ["Quảng Nam", "Quảng Ngãi"]),
        ("Kế hoạch nào được gửi cho Hiệp hội Doanh nghiệp tỉnh?", ["Quảng Nam", "Quảng Ngãi"]),
        ("Kế hoạch nào nói tới Khu kinh tế Dung Quất?", ["Quảng Ngãi"]),
    ],
)
def test_only_the_plans_that_say_so_each_first_in_its_line(plain_service, question, plans):
    answer = plain_service.ask(question)
    assert {plain_service.plan(item.plan).province for item in answer.items} == set(plans)
    lines = [line for line in answer.answer.splitlines() if line.startswith("- ")]
    assert all(line.startswith(tuple(f"- {name}" for name in plans)) for line in lines)
    assert len(lines) >= len(plans)


def test_every_citation_is_the_text_of_its_ranges(plain_service):
    for _, question, _ in ANSWERED:
        answer = plain_service.ask(question)
        files = {document.file: document.id for plan in plain_service.plans() for document in plan.documents}
        for citation in answer.citations:
            text = plain_service.document(files[citation.file]).text
            assert citation.quote == text[citation.start : citation.end]
            assert all(part.quote == text[part.start : part.end] for part in citation.more)
        assert {n for item in answer.items for n in item.citations} <= {citation.n for citation in answer.citations}


def test_answers_keep_their_length(plain_service):
    for _, question, _ in ANSWERED:
        assert len(plain_service.ask(question).answer) <= 3000


def test_the_same_question_gets_the_same_answer_with_and_without_accents(plain_service):
    with_accents = plain_service.ask("Ai chủ trì khuyến khích xuất khẩu sản phẩm công nghệ sinh học ở An Giang?")
    without = plain_service.ask("ai chu tri khuyen khich xuat khau san pham cong nghe sinh hoc o an giang")
    assert with_accents.items[0].values == without.items[0].values == ("Sở Công Thương",)


def test_old_and_new_names_of_agencies(plain_service):
    old = plain_service.ask("Sở Kế hoạch và Đầu tư Trà Vinh chủ trì việc gì?")
    new = plain_service.ask("Sở Nông nghiệp và Môi trường Trà Vinh chủ trì việc gì?")
    assert "Tạo điều kiện thuận lợi" in old.answer
    assert "Sở Nông nghiệp và Phát triển nông thôn, nay là Sở Nông nghiệp và Môi trường" in new.answer


def test_a_caller_may_narrow(plain_service):
    answer = plain_service.ask("Ai chủ trì đào tạo nhân lực?", province="Quảng Nam")
    assert {citation.plan for citation in answer.citations} == {"quang-nam-cong-nghiep-sinh-hoc"}


def test_a_bare_year_asks_on_and_nonsense_leaves_a_conversation_where_it_was(plain_service):
    first = plain_service.answerer.turn("Năm 2025 Quảng Nam có những mục tiêu nào?", None)
    assert plain_service.answerer.turn("2030?", None).answer.status is Status.INVALID
    second = plain_service.answerer.turn("2030?", first)
    assert second.query.where.plans == first.query.where.plans
    assert any("2030" in time.text for time in second.query.where.times)
    lost = plain_service.answerer.turn("???", first)
    assert lost.answer.status is Status.INVALID
    assert lost.query == first.query
