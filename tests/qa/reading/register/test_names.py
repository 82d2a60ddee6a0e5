from qa.reading.register.names import AgencyNames

NAMES = AgencyNames(
    ["hat-kiem-lam-khu-vuc-iii", "truong-cao-dang-nghe-bien-dong", "so-y-te", "doanh-nghiep", "vu-phap-che", "vu-phap-luat"]
)


def test_a_name_is_found_whole_or_by_its_telling_beginning():
    assert NAMES.in_text("Hạt Kiểm lâm chủ trì việc gì?") == {"Hạt Kiểm lâm": ("hat-kiem-lam-khu-vuc-iii",)}
    assert NAMES.in_text("truong cao dang nghe phoi hop may viec") == {
        "truong cao dang nghe": ("truong-cao-dang-nghe-bien-dong",)
    }
    assert NAMES.in_text("Vụ Pháp chế") == {"Vụ Pháp chế": ("vu-phap-che",)}


def test_what_the_lexicon_knows_and_too_little_of_a_name_is_left_alone():
    assert NAMES.in_text("Sở Y tế và doanh nghiệp làm gì") == {}
    assert NAMES.in_text("Trường cao đẳng nào phối hợp") == {"Trường cao đẳng": ("truong-cao-dang-nghe-bien-dong",)}
    assert NAMES.in_text("hạt tiêu, hạt kiểm") == {}
