from qa.contracts.answer import Status


def test_without_the_reader_a_value_goes_the_rules_way(plain_service):
    answer = plain_service.ask("Ai chủ trì khuyến khích xuất khẩu sản phẩm công nghệ sinh học ở An Giang?")
    assert answer.interpretation.query["source"] == "rules"
    assert answer.answer.startswith("Sở Công Thương")


def test_a_doubt_begins_with_yes_or_no_and_says_what_is_the_case(plain_service):
    yes = plain_service.ask("Sở Công Thương có chủ trì khuyến khích xuất khẩu sản phẩm công nghệ sinh học ở An Giang không?")
    no = plain_service.ask("Sở Y tế có chủ trì khuyến khích xuất khẩu sản phẩm công nghệ sinh học ở An Giang không?")
    assert yes.answer.startswith("Có")
    assert no.answer.startswith("Không")
    assert "Sở Công Thương" in no.answer


def test_whom_the_question_excepts_does_not_come(plain_service):
    answer = plain_service.ask("Những việc nào ở Quảng Ngãi không do Sở Khoa học và Công nghệ chủ trì?")
    assert answer.status is Status.ANSWERED
    counted = int(answer.answer.split()[0])
    whole = plain_service.ask("Kế hoạch Quảng Ngãi có bao nhiêu nhiệm vụ?")
    his = plain_service.ask("Sở Khoa học và Công nghệ chủ trì mấy nhiệm vụ ở Quảng Ngãi?")
    assert counted == int(whole.answer.split()[0]) - int(his.answer.split()[0])


def test_a_place_without_a_plan_is_said_to_be_outside(plain_service):
    answer = plain_service.ask("Có bao nhiêu nhiệm vụ ở Cà Mau?")
    assert answer.status is Status.OUT_OF_SCOPE
