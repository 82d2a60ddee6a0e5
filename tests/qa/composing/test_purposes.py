"""Why there is a plan, over made-up plans."""

import pytest

from tests.qa.memory import service_of_files

PLANS = {
    "chim": "ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\nSố: 31/KH-UBND\n\nKẾ HOẠCH\nBảo tồn sân chim giai đoạn 2031 - 2034\n\n"
    "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Giữ nơi làm tổ của cò, vạc trong tỉnh.\n- Để người dân sống được nhờ vườn chim.\n"
    "2. Yêu cầu\nCác xã bảo vệ sân chim quanh năm.\n\nII. NHIỆM VỤ\n1. Sở Nông nghiệp và Môi trường đếm tổ chim mỗi năm.\n"
    "2. Ban hành quy chế vào vườn chim, vì khách làm chim hoảng sợ bay đi.\n",
    "muoi": "ỦY BAN NHÂN DÂN\nTỈNH BẠC LIÊU\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nGiữ nghề làm muối giai đoạn 2031 - 2035\n\n"
    "I. MỤC TIÊU\n- Giữ 1.200 ha ruộng muối.\n\nII. NHIỆM VỤ\n1. Sở Công Thương tìm nơi bán muối.\n",
}


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    return service_of_files(tmp_path_factory.mktemp("plans"), PLANS)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("vì sao phải ban hành kế hoạch bảo tồn sân chim", "nơi làm tổ"),
        ("tại sao Cà Mau có kế hoạch 31", "nhờ vườn chim"),
        ("kế hoạch của Bạc Liêu ra đời vì lý do gì", "1.200 ha"),
    ],
)
def test_why_there_is_a_plan_is_told_by_its_purpose_else_its_goals(service, question, said):
    assert said in service.ask(question).answer


def test_a_reason_for_something_in_the_plan_is_another_matter(service):
    said = service.ask("vì sao Cà Mau ban hành quy chế vào vườn chim").answer
    assert "hoảng sợ" in said
    assert "mục đích:" not in said
