"""Whether a passage says what is claimed: its figures with their subjects, times, denials, agencies, and telling words."""

import pytest

from qa.reading.verdicts import judged


def weight(_):
    return 4.0


def says(claim, text, above=""):
    verdict = judged(claim, text, weight, above)
    assert verdict is not None
    return verdict.says


REWARDS = "Xã đạt chuẩn nâng cao được thưởng 1,0 tỷ đồng; xã đạt chuẩn kiểu mẫu được thưởng 1,5 tỷ đồng."
YEARS = "Kinh phí bếp ăn: thực hiện năm 2026 là 54 tỷ đồng, năm 2027 là 42 tỷ đồng."
SHARES = "Tỷ lệ lò gạch dùng than đạt 30%, dùng trấu đạt 55%; tỷ lệ lò ngói dùng trấu đạt 12%."
SUMS = "Đê bao: 90 tỷ đồng từ vốn vay; trạm bơm: 35 tỷ đồng từ ngân sách huyện; kênh nhánh: 8 tỷ đồng do dân góp."


@pytest.mark.parametrize(
    ("claim", "text", "so"),
    [
        ("xã nâng cao được thưởng 1,0 tỷ", REWARDS, True),
        ("xã nâng cao được thưởng 1,5 tỷ", REWARDS, False),
        ("xã kiểu mẫu được thưởng 1,5 tỷ", REWARDS, True),
        ("xã kiểu mẫu được thưởng 1.000 triệu đồng", REWARDS, False),
        ("năm 2026 bếp ăn chi 54 tỷ", YEARS, True),
        ("năm 2027 bếp ăn chi 54 tỷ", YEARS, False),
        ("năm 2028 bếp ăn chi 54 tỷ", YEARS, False),
        ("có 3 chòi canh", "Duy trì 03 chòi canh lửa.", True),
        ("trẻ trên 16 tuổi được cấp thẻ bơi", "Cấp thẻ bơi cho trẻ dưới 16 tuổi.", False),
        ("trẻ dưới 16 tuổi được cấp thẻ bơi", "Cấp thẻ bơi cho trẻ dưới 16 tuổi.", True),
        ("lưới quá 200 mét được thả", "Được thả lưới không quá 200 mét.", False),
        ("có 7 chòi canh", "Duy trì 03 chòi canh lửa.", False),
        ("lò gạch dùng trấu đạt 55%", SHARES, True),
        ("lò gạch dùng trấu đạt 30%", SHARES, False),
        ("lò ngói dùng trấu đạt 55%", SHARES, False),
        ("thời gian cấp phép giảm xuống 7 ngày", "Rút thời gian cấp phép từ 15 ngày xuống 7 ngày.", True),
        ("thời gian cấp phép giảm xuống 9 ngày", "Rút thời gian cấp phép từ 15 ngày xuống 7 ngày.", False),
        ("đê bao hết hơn 80 tỷ", SUMS, True),
        ("đê bao hết hơn 95 tỷ", SUMS, False),
        ("chó thả rông giảm 40% so với năm 2022", "Đến năm 2027, chó thả rông giảm 40% so với năm 2022.", True),
    ],
)
def test_a_figure_with_its_subject(claim, text, so):
    assert says(claim, text) is so


@pytest.mark.parametrize(
    ("claim", "text", "so"),
    [
        ("hai năm thay lưới một lần", "Lưới chắn rác thay 24 tháng một lần.", True),
        ("ba năm thay lưới một lần", "Lưới chắn rác thay 24 tháng một lần.", False),
        ("thuyền trưởng được gia hạn hai lần", "Thuyền trưởng được gia hạn một lần, có văn bản của cảng.", False),
        ("sổ trực giữ sáu tháng", "Sổ trực giữ hai năm.", False),
        ("trạm bơm xong trong năm 2026", "Trạm bơm hoàn thành trước ngày 15/5/2027.", False),
        ("trạm bơm xong trong năm 2027", "Trạm bơm hoàn thành trước ngày 15/5/2027.", True),
        ("bến phà khánh thành quý II/2026", "Bến phà khánh thành trong quý III/2026.", False),
        ("chủ vựa báo cáo hằng tháng", "Chủ vựa báo cáo hằng quý.", False),
    ],
)
def test_spans_and_times(claim, text, so):
    assert says(claim, text) is so


BANNED = "Nghiêm cấm các hành vi: thả diều gần sân bay, đường dây điện; đốt rơm rạ ven đường; phơi thóc lúa trên mặt đường."


@pytest.mark.parametrize(
    ("claim", "text", "so"),
    [
        ("thu tiền dạy thêm", "Buổi chiều không thu tiền dạy thêm của học sinh.", False),
        ("không thu tiền dạy thêm", "Buổi chiều không thu tiền dạy thêm của học sinh.", True),
        ("cấm đốt nương", "Từ cấp IV trở lên cấm đốt nương.", True),
        ("được đốt nương", "Từ cấp IV trở lên nghiêm cấm đốt nương.", False),
        ("cấm phơi thóc lúa trên mặt đường", BANNED, True),
        ("được phơi thóc lúa trên mặt đường", BANNED, False),
        ("được đốt rơm rạ ven đường", "Các hộ không được: đốt rơm rạ ven đường", False),
        ("được đốt rơm rạ ven đường", "Các hộ được: đốt rơm rạ ven đường", True),
        ("vòng tay thu tiền của khách", "Vòng tay do ban quản lý chi trả; không thu tiền của khách.", False),
        ("hộ nghèo phải góp tiền", "Dân góp tiền hoặc ngày công; hộ nghèo được miễn góp.", False),
        ("hộ nghèo được miễn góp", "Dân góp tiền hoặc ngày công; hộ nghèo được miễn góp.", True),
        ("sinh viên được miễn học phí", "Sinh viên được cộng điểm; không được miễn học phí.", False),
        ("giải đua ghe lấy tiền ngân sách", "Giải đua ghe do hội vận động, ngân sách không chi.", False),
        ("xe cứu hỏa bị cấm lên đê", "Xe tải không được lên đê, trừ xe cứu hỏa.", False),
        ("từ năm 2027 hộ nghèo phải tự mua túi", "Từ năm 2027 các hộ tự mua túi, trừ hộ nghèo.", False),
        ("loa phường chỉ nhắc nhở chứ không phải xử phạt", "Tổ tuần tra phải nhắc nhở bằng loa phường và xử phạt.", False),
        ("phao do hội ngư dân góp chứ không phải ngân sách huyện", "Phao do hội ngư dân góp; Sở Xây dựng thả phao.", True),
        ("phao do hội ngư dân góp chứ không phải ngân sách huyện", "Phao do hội ngư dân và ngân sách huyện góp.", False),
        ("tổ quản lý không cần phụ nữ", "Mỗi tổ quản lý có ít nhất 01 phụ nữ.", False),
    ],
)
def test_what_is_denied(claim, text, so):
    assert says(claim, text) is so


@pytest.mark.parametrize(
    ("claim", "text", "so"),
    [
        ("thuốc tê dùng lúc nào cũng được", "Thuốc tê chỉ được dùng khi cấp cứu.", False),
        ("thuốc tê dùng khi cấp cứu", "Thuốc tê chỉ được dùng khi cấp cứu.", True),
        ("nhà trọ ưu tiên ngành gỗ", "Xây nhà trọ công nhân, ưu tiên ngành điện tử.", False),
        ("nhà trọ ưu tiên ngành điện tử", "Xây nhà trọ công nhân, ưu tiên ngành điện tử.", True),
        ("trạm bơm lấy từ vốn vay", SUMS, False),
        ("trạm bơm lấy từ ngân sách huyện", SUMS, True),
        ("Sở Y tế chủ trì diễn tập", "Sở Công Thương chủ trì diễn tập, Sở Y tế phối hợp.", False),
        ("Sở Y tế phối hợp diễn tập", "Sở Công Thương chủ trì diễn tập, Sở Y tế phối hợp.", True),
    ],
)
def test_other_words_than_the_claimed(claim, text, so):
    assert says(claim, text) is so


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("gửi đồ tế lễ lên đình bằng ghe", "Lễ vật chuyển tới đình theo đường sông."),
        ("bà con khỏi tốn tiền qua đò", "Người dân đi đò miễn phí."),
        ("nhà vườn chưa phun rửa bình thì bị từ chối lấy nước", "Không cấp nước cho hộ chưa rửa bình phun."),
        ("bến có quyền không chở người say", "Chủ bến có quyền từ chối khách say rượu."),
        ("thả lờ trong khu bảo tồn là sai", "Cấm đặt lờ, đăng, đáy trong khu bảo tồn."),
        ("ghe hỏng máy đi trễ thì bị giữ, không cho cập bến", "Ghe đi trễ bị giữ lại, không cho vào bến."),
    ],
)
def test_other_words_alone_speak_against_nothing(claim, text):
    assert says(claim, text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("đơn xin đất gửi theo quy ước chợ", "Quy ước này không áp dụng với đơn từ về đất đai."),
        ("được đem vịt vô chợ nổi", "Nghiêm cấm các hành vi: bán gia cầm sống ở chợ nổi; xả rác xuống sông."),
        ("ban quản lý khuyến khích đốt rơm", "Không khuyến khích đốt phụ phẩm sau thu hoạch."),
        ("quy ước năm 2015 vẫn còn áp dụng", "Quy ước này thay thế quy ước năm 2015."),
        ("bà con khỏi đăng ký ghe", "Ghe của người dân phải đăng ký với xã."),
    ],
)
def test_a_denial_speaks_against_a_claim_in_other_words(claim, text):
    assert not says(claim, text)


LARGE = "Bè có từ 12 lồng trở lên phải lập sổ; đơn trả lời trong 10 ngày."


@pytest.mark.parametrize(
    ("claim", "so"),
    [
        ("bè 15 lồng thì phải lập sổ", True),
        ("bè 9 lồng thì phải lập sổ", False),
        ("đơn 8 ngày vẫn còn trả lời kịp", True),
        ("đơn 14 ngày vẫn còn trả lời kịp", False),
    ],
)
def test_a_case_is_held_against_what_is_limited(claim, so):
    assert says(claim, LARGE) is so


def test_the_same_number_of_what_is_called_otherwise_is_the_same():
    assert says("đội đua nằm trong tốp 8 đội", "Đội đua ghe thuộc nhóm 8 đơn vị dẫn đầu.")
    assert not says("đội đua nằm trong tốp 5 đội", "Đội đua ghe thuộc nhóm 8 đơn vị dẫn đầu.")


def test_only_the_part_that_is_about_the_claim_is_held_against_it():
    text = "Ghe nhỏ được đậu trước chợ. Ghe lớn không được đậu trước chợ."
    verdict = judged("ghe nhỏ được đậu trước chợ", text, weight, part="Ghe nhỏ được đậu trước chợ.")
    assert verdict is not None
    assert verdict.says


def test_an_agency_is_named_without_its_place():
    text = "Giám đốc Trung tâm Phục vụ hành chính công và Chánh Văn phòng chịu trách nhiệm thi hành."
    assert says("Trung tâm Phục vụ hành chính công Vĩnh Long phải thi hành", text, above="Quyết định của tỉnh Vĩnh Long")
    assert not says("Sở Y tế Vĩnh Long thi hành", text, above="Quyết định của tỉnh Vĩnh Long")


def test_what_stands_above_is_said_too():
    assert says("kênh nhánh được nạo vét", "Nạo vét hằng năm.", above="3. Kênh nhánh") is True
    assert judged("", "Nạo vét hằng năm.", weight) is None


def test_a_clause_joined_of_fragments_is_of_its_part() -> None:
    part = "Hộ nghèo, hộ già và hộ đơn thân nuôi con nhỏ được phát miễn phí 01 phao và 60 mét dây;"
    verdict = judged("Hộ nghèo với hộ già đều được phát phao miễn phí", f"{part} hộ khác tự mua.", weight, part=part)
    assert verdict is not None
    assert verdict.says


BINS = "Thùng rác: rác chợ để thùng màu nâu; rác tái chế để thùng màu cam; pin cũ để thùng màu tím."
DIKES = "Bắt buộc gia cố mái đối với đê cấp III trở lên."


@pytest.mark.parametrize(
    ("claim", "text", "so"),
    [
        ("pin cũ để thùng màu tím", BINS, True),
        ("pin cũ để thùng màu cam", BINS, False),
        ("chỉ bắt buộc gia cố mái với đê cấp II trở lên", DIKES, False),
        ("bắt buộc gia cố mái với đê cấp III trở lên", DIKES, True),
        ("đê cấp I có bắt buộc gia cố mái", DIKES, True),
        ("Vườn ươm thuộc nhóm 2", "Vườn ươm thuộc nhóm II.", True),
        ("Vườn ươm thuộc nhóm B", "Vườn ươm thuộc nhóm A.", False),
    ],
)
def test_what_is_told_apart_by_colours_and_grades(claim, text, so):
    assert says(claim, text) is so


def test_what_is_denied_of_another_case_in_the_same_sentence_is_not_denied_of_the_claim():
    text = "Vụ đông không có lúa bị ngập, 04 thửa đều là ruộng ngô."
    assert says("cả 4 thửa đều là ruộng ngô", text)
    assert not says("vụ đông có lúa bị ngập", text)
