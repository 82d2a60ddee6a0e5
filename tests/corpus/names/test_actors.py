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
        (["Sở quản lý ngành, lĩnh vực"], "có trách nhiệm công bố định mức"),
        (["Cơ quan quản lý bến xe"], "có trách nhiệm niêm yết giá vé"),
        (["Đơn vị phối hợp"], "có trách nhiệm cử người dự họp"),
        (["Tổ chức, cá nhân kinh doanh, khai thác bến đò"], "có trách nhiệm trang bị phao"),
        (["Các cơ quan, đơn vị được giao quản lý tượng đài"], "có trách nhiệm tu bổ"),
        (["UBND các xã, phường ven biển"], "bố trí neo đậu"),
        (["Ủy ban nhân dân các xã có đê"], "kiểm tra cống dưới đê"),
        (["Ủy ban nhân dân các phường nơi có công trình"], "báo cáo hằng tuần"),
        (["UBND các xã"], "có trách nhiệm thống kê"),
        (["Ban Quản lý các khu công nghiệp và chế xuất tỉnh"], "chỉ đạo các chủ đầu tư"),
        (["Văn phòng Ban Chỉ huy phòng thủ dân sự tỉnh"], "theo dõi mực nước"),
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


@pytest.mark.parametrize(
    "text", ["Cơ quan có quyền từ chối hồ sơ.", "Đơn vị chủ trì: Sở Y tế.", "Bên cạnh đó, sẽ đánh giá lại."]
)
def test_a_bare_word_names_nobody(text):
    assert ActorReader(text).actors_at(0) is None


def test_a_whole_kind_takes_no_verb_into_its_name():
    text = "Hội Nông dân tỉnh và các tổ chức thành viên giám sát việc chi trả."
    actors = ActorReader(text).actors_at(0)
    assert actors is not None
    assert [text[start:end] for start, end in actors.spans] == ["Hội Nông dân tỉnh", "các tổ chức thành viên"]
