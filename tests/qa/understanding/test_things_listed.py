import pytest

from qa.understanding.things_listed import find_listed


@pytest.mark.parametrize(
    ("text", "names", "first"),
    [
        (
            "Thời hạn của ba việc trong phụ lục kế hoạch Kon Tum: sửa cầu treo, dựng trạm gác, thả cá giống.",
            ("sửa cầu treo", "dựng trạm gác", "thả cá giống"),
            "Thời hạn của việc sửa cầu treo trong phụ lục kế hoạch Kon Tum",
        ),
        (
            "Theo kế hoạch 12, hạn của các nhiệm vụ: lập bản đồ, cắm mốc, giao rừng lần lượt là khi nào?",
            ("lập bản đồ", "cắm mốc", "giao rừng"),
            "Theo kế hoạch 12, hạn của nhiệm vụ lập bản đồ là khi nào?",
        ),
        (
            "Thời gian thực hiện của kho muối, bến cá, chợ đầu mối lần lượt là gì?",
            ("kho muối", "bến cá", "chợ đầu mối"),
            "Thời gian thực hiện của kho muối là gì?",
        ),
        (
            "Hai dự án (đường ven biển, cảng cá) lần lượt do ai chủ trì?",
            ("đường ven biển", "cảng cá"),
            "dự án đường ven biển do ai chủ trì?",
        ),
        (
            "Hội chợ gốm Ninh Thuận: dựng gian hàng, mở cửa rồi bế mạc hội chợ diễn ra khi nào?",
            ("dựng gian hàng", "mở cửa", "bế mạc hội chợ"),
            "Hội chợ gốm Ninh Thuận: dựng gian hàng diễn ra khi nào?",
        ),
        ("Hạn của hai việc: trồng rừng và làm đường?", ("trồng rừng", "làm đường"), "Hạn của việc trồng rừng"),
    ],
)
def test_what_is_listed_is_asked_for_one_by_one(text, names, first):
    listed = find_listed(text)
    assert listed is not None
    assert listed.names == names
    assert listed.questions[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "Trong ba việc: trồng cây, đắp đê, nạo kênh, việc nào xong trước?",
        "Xếp theo thứ tự ba việc: trồng cây, đắp đê, nạo kênh",
        "Ba việc nào phải xong trong năm 2031?",
        "Ba việc: trồng cây, đắp đê làm khi nào?",
        "Ai chủ trì việc trồng cây, đắp đê, nạo kênh?",
        "Lưu ý: kế hoạch này có hiệu lực khi nào?",
    ],
)
def test_no_list_of_which_each_is_asked(text):
    assert find_listed(text) is None
