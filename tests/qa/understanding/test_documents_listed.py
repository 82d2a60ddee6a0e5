"""Questions for the documents themselves, by their kind."""

import pytest

from qa.contracts.query import Field, Form
from qa.understanding.documents_listed import DocumentsListed, asks_which_say_not, documents_listed, with_documents_listed


@pytest.mark.parametrize(
    ("text", "kind", "form"),
    [
        ("Kho có mấy quyết định?", "quyết định", Form.COUNT),
        ("hien co bao nhieu van ban", "", Form.COUNT),
        ("Có những chỉ thị nào?", "chỉ thị", Form.LIST),
        ("liệt kê các nghị quyết về giảm nghèo", "nghị quyết", Form.LIST),
        ("Trong kho có công văn nào về xe công không?", "công văn", Form.YES_NO),
        ("Chỉ thị nào nói về cháy rừng?", "chỉ thị", Form.LIST),
        ("Văn bản nào đã bị thay thế?", "", Form.LIST),
        ("Bộ Tư pháp ban hành văn bản nào?", "", Form.LIST),
        ("Sở Tài chính Lạng Sơn có những tài liệu gì", "", Form.LIST),
        ("Thủ tướng phê duyệt đề án nào về kho lạnh?", "", Form.LIST),
        ("UBND tỉnh Cà Mau đã ban hành quy chế nào?", "", Form.LIST),
    ],
)
def test_documents_of_a_kind_are_asked_for(text, kind, form):
    assert documents_listed(text) == DocumentsListed(kind, form)


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch căn cứ quyết định nào?",
        "Có những nghị quyết nào làm căn cứ?",
        "Quyết định 12 giao ai chủ trì?",
        "Sở Y tế phải ban hành bao nhiêu quyết định?",
        "Liệt kê các đề án và cơ quan chủ trì",
        "Có báo cáo nào phải gửi Bộ Y tế không?",
        "Kế hoạch 12 thay thế văn bản nào?",
        "Quyết định nào phê duyệt chương trình này?",
        "Mấy tài liệu cũ cũng phải quét lại hả?",
        "Sở Tài chính Cà Mau tham mưu ban hành quy chế gì về muối?",
        "Chi cục Thú y trình ban hành kế hoạch nào?",
        "Hội Nông dân tỉnh đề xuất phê duyệt đề án gì?",
        "UBND cấp xã phải ban hành quy định gì về chợ?",
        "Ban Quản lý bến được giao ban hành quy chế nào?",
        "Liên minh Hợp tác xã kiến nghị ban hành văn bản nào?",
    ],
)
def test_what_one_document_says_of_others_or_of_tasks_is_something_else(text):
    assert documents_listed(text) is None


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Văn bản mới nhất là gì?", Form.MOST),
        ("ke hoach moi nhat cua Huế", Form.MOST),
        ("Kế hoạch cũ nhất trong kho", Form.LEAST),
        ("Văn bản cũ nhất mà kế hoạch Huế nhắc tới là số mấy?", Form.VALUE),
        ("Kế hoạch mới nhất giao ai chủ trì?", Form.VALUE),
    ],
)
def test_the_newest_and_the_oldest_document(text, form):
    assert with_documents_listed(Form.VALUE, (Field.CONTENT,), None, text)[0] is form


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Kế hoạch nào không có phần kinh phí?", True),
        ("tinh nao chua lam ke hoach lo gach", True),
        ("Văn bản nào chẳng nhắc tới lò gạch", True),
        ("Sở nào không chủ trì việc gì?", False),
        ("Xã nào chưa có lò gạch?", False),
        ("Kế hoạch nào có lò gạch không?", False),
    ],
)
def test_plans_that_do_not_say_a_thing_are_asked_for(text, asked):
    assert asks_which_say_not(text) is asked
