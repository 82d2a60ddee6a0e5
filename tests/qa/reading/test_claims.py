"""What a question claims, without the words that only ask."""

import pytest

from qa.reading.claims import bare_claim, claim_in, claims_of_each


@pytest.mark.parametrize(
    "asked",
    [
        "tỷ lệ đạt 95%",
        "tỷ lệ đạt 95% phải không?",
        "tỷ lệ đạt 95%, đúng không ạ",
        "tỷ lệ đạt 95% hả anh",
        "tỷ lệ đạt 95% là đúng hay sai?",
        "tỷ lệ đạt 95% - chính xác chưa?",
    ],
)
def test_words_of_asking_are_no_part_of_a_claim(asked):
    assert bare_claim(asked) == "tỷ lệ đạt 95%"


@pytest.mark.parametrize(
    "asked",
    [
        "Có phải hộ nghèo được miễn phí không?",
        "Nghe nói hộ nghèo được miễn phí, đúng hông?",
        "Có đúng là hộ nghèo được miễn phí không mấy anh?",
        "Dạ cho em hỏi hộ nghèo được miễn phí phải không ạ",
    ],
)
def test_what_leads_in_to_a_claim_is_no_part_of_it(asked):
    assert claim_in(asked) == "hộ nghèo được miễn phí"


def test_words_of_asking_inside_a_claim_stay():
    assert claim_in("Chợ không họp ngày mưa đúng không?") == "Chợ không họp ngày mưa"


def test_what_is_added_behind_is_no_part_of_a_claim():
    assert claim_in("Nộp đơn qua bưu tá được không (Vĩnh Long)?") == "Nộp đơn qua bưu tá"
    assert claim_in("Chủ đò có được chở hàng hay không, kính đề nghị xác nhận") == "Chủ đò có được chở hàng"
    assert claim_in("Chở quá tải có bị coi là sai không dượng?") == "Chở quá tải có bị coi là sai"


@pytest.mark.parametrize(
    ("claim", "each"),
    [
        ("tre và nứa đều được chở qua bến", ("tre được chở qua bến", "nứa được chở qua bến")),
        ("cả trạm Đông lẫn trạm Tây thì đều đóng cửa", ("trạm Đông đóng cửa", "trạm Tây đóng cửa")),
        ("tre được chở qua bến", ("tre được chở qua bến",)),
        ("Sở Giáo dục và Đào tạo chủ trì", ("Sở Giáo dục và Đào tạo chủ trì",)),
    ],
)
def test_what_is_said_of_two_things_alike_is_claimed_of_each(claim, each):
    assert claims_of_each(claim) == each


@pytest.mark.parametrize(
    "asked",
    [
        "bè cá được neo ở ngã ba sông phải không hè bác",
        "Bè cá được neo ở ngã ba sông, đúng không cà?",
        "bè cá được neo ở ngã ba sông chứ gì nữa",
        "bè cá được neo ở ngã ba sông có phải vậy không mấy bạn",
    ],
)
def test_what_is_called_out_behind_a_doubt_denies_nothing(asked):
    assert claim_in(asked).lower() == "bè cá được neo ở ngã ba sông"


def test_a_bound_behind_must_is_no_doubt():
    assert claim_in("Bè cá neo phải không quá 5 ngày đúng không?") == "Bè cá neo phải không quá 5 ngày"
