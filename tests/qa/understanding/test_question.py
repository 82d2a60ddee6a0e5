"""What a question asks for, in every way of asking."""

import pytest

from qa.contracts.words import Expected, Intent


@pytest.mark.parametrize(
    ("question", "intents"),
    [
        ("Ai chủ trì đào tạo nhân lực?", {Intent.LEAD}),
        ("ai chu tri dao tao nhan luc", {Intent.LEAD}),
        ("Việc hướng nghiệp cho học sinh thì bên nào lo chính?", {Intent.LEAD}),
        ("đơn vị chủ trì tuyên truyền", {Intent.LEAD}),
        ("giao cho ai việc xúc tiến thương mại", {Intent.LEAD}),
        ("Những cơ quan nào phối hợp với Sở Y tế khi khám chữa bệnh?", {Intent.COORDINATE}),
        ("Đài làm bản tin thì có ai phụ một tay", {Intent.COORDINATE}),
        ("Sở Nội vụ phối hợp với ai để thu hút nhân lực?", {Intent.COORDINATE}),
        ("Ai chủ trì phối hợp với các trường đại học đào tạo nhân lực?", {Intent.LEAD}),
        ("đơn vị chủ trì phối hợp với báo, đài", {Intent.LEAD}),
        ("Sở Y tế chủ trì khám bệnh thì ai phối hợp?", {Intent.COORDINATE}),
        ("Đào tạo nhân lực làm trong thời gian nào?", {Intent.PERIOD}),
        ("Ai chủ trì đào tạo nhân lực, xong khi nào?", {Intent.LEAD, Intent.PERIOD}),
        ("Cơ sở dữ liệu chuyên gia làm hằng năm hay mấy năm?", {Intent.PERIOD}),
        ("Sản phẩm đầu ra của việc liên kết viện trường là gì?", {Intent.PRODUCT}),
        ("Kinh phí nghiên cứu ưu đãi thuế lấy từ nguồn nào?", {Intent.FUNDING}),
        ("tiền ở đâu ra để làm phòng thí nghiệm", {Intent.FUNDING}),
        ("Sở Công Thương chủ trì những việc gì?", {Intent.TASKS}),
        ("so cong thuong chu tri nhiem vu nao", {Intent.TASKS}),
        ("Sở Tài chính phải làm gì?", {Intent.DUTY}),
        ("Các sở phải nộp báo cáo chậm nhất khi nào?", {Intent.REPORT}),
        ("Đến năm 2030 công nghiệp sinh học đóng góp bao nhiêu phần trăm?", {Intent.TARGET}),
        ("Kế hoạch căn cứ nghị quyết nào của Bộ Chính trị?", {Intent.LEGAL}),
        ("Ai ký kế hoạch công nghệ sinh học?", {Intent.SIGNER}),
        ("Số hiệu và ngày ban hành kế hoạch?", {Intent.NUMBER, Intent.ISSUE_DATE}),
        ("Kế hoạch này ban hành ngày mấy vậy?", {Intent.ISSUE_DATE}),
        ("báo cáo của các sở gửi lên tỉnh phải qua đầu mối nào", {Intent.REPORT}),
        ("Sở Y tế báo cáo kết quả thực hiện cho ai?", {Intent.REPORT}),
        ("nơi nhận kế hoạch gồm những ai", {Intent.RECIPIENTS}),
        ("Công nghiệp sinh học nghĩa là gì?", {Intent.DEFINITION}),
    ],
)
def test_what_is_asked_for(understand_question, question, intents):
    assert set(understand_question(question).words.asking.intents) == intents


@pytest.mark.parametrize(
    ("question", "expected", "unit"),
    [
        ("đóng góp bao nhiêu phần trăm", Expected.PERCENT, ""),
        ("tăng mấy % so với năm 2030", Expected.PERCENT, ""),
        ("tổng kinh phí là bao nhiêu tỷ đồng", Expected.MONEY, ""),
        ("Đến năm 2030 có bao nhiêu doanh nghiệp công nghệ sinh học?", Expected.COUNT, "doanh nghiệp"),
        ("Ai chủ trì?", None, ""),
    ],
)
def test_what_kind_of_value(understand_question, question, expected, unit):
    found = understand_question(question)
    assert (found.words.asking.expected, found.words.asking.unit) == (expected, unit)


def test_agencies_and_their_roles(understand_question):
    found = understand_question("Những đơn vị nào phối hợp với Sở KH&CN làm phòng thí nghiệm?")
    assert [(a.ids, a.role) for a in found.words.named.agencies] == [(("so-khoa-hoc-va-cong-nghe",), "lead")]
    found = understand_question("tinh nao giao so y te chu tri ung dung")
    assert [(a.ids, a.role) for a in found.words.named.agencies] == [(("so-y-te",), "lead")]
    assert found.words.asking.which
    assert understand_question("Cơ quan nào chủ trì?").words.named.agencies == ()


def test_places_years_and_numbers(understand_question):
    found = understand_question("soc trang, An Giang đến năm 2045 theo 36-NQ/TW")
    assert [place.name for place in found.words.named.places] == ["Sóc Trăng", "An Giang"]
    assert found.words.named.years == (2045,)
    assert found.words.named.numbers == ("36-nq/tw",)


def test_the_topic_keeps_compounds_whole(understand_question):
    found = understand_question("Ai chủ trì chính sách thu hút vốn nước ngoài ở Quảng Nam?")
    assert found.topic == ("chính", "sách", "thu", "hút", "vốn", "nước", "ngoài")


def test_abbreviations_are_written_out(understand_question):
    found = understand_question("KH phát triển CNSH của DN do Sở KHCN lo, nhà KH giúp")
    assert found.words.spelled.expanded == {"KH": "khoa học", "CNSH": "công nghệ sinh học", "DN": "doanh nghiệp"}
    assert found.words.text.startswith("kế hoạch phát triển công nghệ sinh học của doanh nghiệp")
    assert "nhà khoa học" in found.words.text


def test_small_talk_is_no_topic(understand_question):
    assert understand_question("Kế hoạch hiểu chế phẩm là gì, kể giúp e").topic == ("chế", "phẩm")
    assert [a.ids for a in understand_question("sở nn phải làm gì").words.named.agencies] == [
        ("so-nong-nghiep-va-phat-trien-nong-thon",)
    ]


def test_an_abbreviation_is_learnt_from_the_plans(understand_question):
    assert "bảo vệ thực vật" in understand_question("thuốc BVTV có nguồn gốc sinh học").words.text
    assert "đa dạng sinh học" in understand_question("phát triển nguồn gen, ĐDSH").words.text


@pytest.mark.parametrize(
    ("question", "agencies"),
    [
        ("cơ quan được UBND tỉnh Quảng Nam giao chủ trì đào tạo nhân lực là cơ quan nào", []),
        ("Xin cho biết cơ quan chủ trì đào tạo nghề theo Kế hoạch số 457/KH-UBND của UBND tỉnh An Giang", []),
        ("Trách nhiệm của UBND tỉnh trong kế hoạch là gì?", [("ubnd-tinh",)]),
    ],
)
def test_who_only_gives_the_work_is_not_asked_about(understand_question, question, agencies):
    assert [a.ids for a in understand_question(question).words.named.agencies] == agencies


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("Ở Quảng Nam, Sở Y tế được phân công phối hợp những việc gì?", "coordinate"),
        ("Sở Y tế trên địa bàn tỉnh An Giang chủ trì việc gì?", "lead"),
        ("Sở Y tế ở tỉnh Quảng Ngãi cũng được mời phối hợp việc gì?", "coordinate"),
    ],
)
def test_an_agency_has_its_role_across_its_place_and_small_words(understand_question, question, role):
    assert [a.role for a in understand_question(question).words.named.agencies] == [role]


@pytest.mark.parametrize(("typed", "province"), [("QNam", "Quảng Nam"), ("Q.Ngai", "Quảng Ngãi"), ("TVinh", "Trà Vinh")])
def test_initials_with_the_last_word_of_a_province(understand_question, typed, province):
    assert [place.name for place in understand_question(f"ai chủ trì đào tạo nghề ở {typed}?").words.named.places] == [province]


@pytest.mark.parametrize(
    "typed", ["sở nnptnt quảng ngãi chủ trì gì", "Sở Nông nghiệp và Phát triển nông thôn Quảng Ngãi làm gì"]
)
def test_a_province_after_the_countryside_is_no_hamlet(understand_question, typed):
    assert [place.name for place in understand_question(typed).words.named.places] == ["Quảng Ngãi"]


@pytest.mark.parametrize("typed", ["QN 217", "QN số 217"])
def test_initials_before_a_number_are_no_place(understand_question, typed):
    assert understand_question(f"ai ký cho {typed}").words.named.places == ()
    assert [place.name for place in understand_question("ai ký cho AG").words.named.places] == ["An Giang"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("An Giang giao Công an việc gì", ["Công an"]),
        ("công an phải làm gì ở An Giang", ["công an"]),
        ("Công an tỉnh phải làm gì ở An Giang", ["Công an tỉnh"]),
        ("Bộ Công an phải làm gì", ["Bộ Công an"]),
        ("công an xã phải làm gì", []),
        ("công an nhân dân làm gì", []),
        ("thi tuyển vào công an thế nào", []),
    ],
)
def test_an_agency_of_the_province_is_named_without_its_level_where_it_is_given_work(understand_question, text, named):
    assert [agency.name for agency in understand_question(text).words.named.agencies] == named
