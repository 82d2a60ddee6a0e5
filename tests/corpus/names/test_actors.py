"""Names with all that qualifies them, up to what the agencies are to do."""

import pytest

from corpus.names.actors import ActorReader


@pytest.mark.parametrize(
    ("names", "rest"),
    [
        (["Các doanh nghiệp vận tải biển"], "chủ động đổi mới phương tiện"),
        (["Các doanh nghiệp chế biến, xuất khẩu và phân phối"], "tích cực tìm thị trường"),
        (["Các doanh nghiệp thứ cấp đang hoạt động trong khu công nghiệp"], "xây dựng phương án ứng phó"),
        (["Các cơ sở nuôi tôm"], "tuân thủ lịch thời vụ"),
        (["các tổ chức cung cấp dịch vụ bưu chính"], "tổ chức phát đúng hạn"),
        (["Các trường học"], "tổ chức ngoại khóa"),
        (["Ngân hàng Nhà nước chi nhánh khu vực 9"], "chỉ đạo các tổ chức tín dụng"),
        (["Ngân hàng Nhà nước Việt Nam - Chi nhánh Khu vực IV"], "chỉ đạo các tổ chức tín dụng"),
        (["Ban Tuyên giáo và Dân vận Tỉnh ủy"], "định hướng tuyên truyền"),
        (["Trung tâm Xúc tiến đầu tư, thương mại và du lịch"], "chủ trì tổ chức hội chợ"),
        (["Ban Quản lý Khu kinh tế Hải Phòng"], "khảo sát nhu cầu"),
        (["Công ty Điện lực Sóc Trăng"], "đầu tư lưới điện"),
        (["Phòng Giáo dục phổ thông"], "hướng dẫn cấp trung học"),
        (["Công an xã"], "diễn tập chữa cháy"),
        (["Hiệp hội Nhựa Việt Nam"], "công bố báo cáo"),
        (["Ủy ban nhân dân các tỉnh, thành phố"], "chỉ đạo"),
        (["Sở Du lịch"], "kết nối tiêu thụ"),
        (["Hội, hiệp hội nghề nghiệp"], "chủ động tham gia"),
        (["Cục Việc làm"], "làm đầu mối"),
        (["Trung tâm Dịch vụ việc làm tỉnh"], "chủ trì phiên giao dịch"),
    ],
)
def test_a_name_is_whole(names, rest):
    text = f"{names[0]} {rest}."
    actors = ActorReader(text).actors_at(0)
    assert actors is not None
    assert [text[start:end] for start, end in actors.spans] == names
    assert text[actors.end :].strip(" .") == rest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các sở, ban, ngành thành phố và Ủy ban nhân dân xã, phường triển khai.", 2),
        ("Các doanh nghiệp viễn thông, tổ chức, cá nhân có liên quan phối hợp.", 2),
        ("Công an tỉnh, Giám đốc Sở Y tế và Chủ tịch UBND các xã, phường chỉ đạo.", 3),
        ("các phòng chuyên môn thuộc sở Xây dựng và UBND xã, phường kiểm tra.", 2),
    ],
)
def test_no_agency_of_a_list_is_lost(text, names):
    actors = ActorReader(text).actors_at(0)
    assert actors is not None
    assert len(actors.spans) == names
    assert ActorReader(text).acts_at(actors.end + 1)


@pytest.mark.parametrize("text", ["Tổ chức, bộ máy", "Kinh phí thực hiện", "Báo cáo kết quả", "Hội nghị triển khai"])
def test_a_thing_does_not_act(text):
    assert ActorReader(text).actors_at(0) is None


def test_a_heading_is_a_name_to_its_end():
    text = "Các doanh nghiệp hoạt động trong lĩnh vực vận tải, kho bãi và logistics trên địa bàn tỉnh"
    actors = ActorReader(text).actors_at(0, whole=True)
    assert actors is not None
    assert actors.spans == ((0, len(text)),)


def test_who_helps_is_named_briefly():
    text = "doanh nghiệp viễn thông phát triển hạ tầng số, tập trung vào vùng lõm"
    actors = ActorReader(text).actors_at(0, brief=True)
    assert actors is not None
    assert [text[start:end] for start, end in actors.spans] == ["doanh nghiệp viễn thông"]
