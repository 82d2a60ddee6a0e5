"""Agencies: finding, splitting, telling apart, and what became of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.names.agencies import agency_entries, charged, find_agencies, identify, name_of, successors
from corpus.names.agency_lexicon import lexicon


@pytest.mark.parametrize(
    ("spellings", "agency"),
    [
        (["Sở Công Thương", "Sở Công thương", "SCT", "so cong thuong", "sở công thương", "Sở CT"], "so-cong-thuong"),
        (
            ["Sở Khoa học và Công nghệ", "sở Khoa học và Công nghệ", "Sở KHCN", "Sở KH&CN", "so khcn", "SKHCN"],
            "so-khoa-hoc-va-cong-nghe",
        ),
        (
            [
                "Sở Lao động, Thương binh và Xã hội",
                "Sở Lao động - Thương binh và Xã hội",
                "Sở LĐTBXH",
                "Sở LĐ-TB&XH",
                "Sở LĐTB&XH",
                "so ldtbxh",
                "Sở LĐ, TB và XH",
            ],
            "so-lao-dong-thuong-binh-va-xa-hoi",
        ),
        (["Sở GD&ĐT", "Sở GDĐT", "Sở Giáo dục và Đào tạo tỉnh Trà Vinh", "so gddt"], "so-giao-duc-va-dao-tao"),
        (["Sở NN&PTNT", "Sở Nông nghiệp và PTNT", "Sở NN và PTNT"], "so-nong-nghiep-va-phat-trien-nong-thon"),
        (["Sở TN&MT", "Sở Tài nguyên & Môi trường", "so tai nguyen va moi truong"], "so-tai-nguyen-va-moi-truong"),
        (["Sở KH&ĐT", "Sở KHĐT", "Sở Kế hoạch và Đầu tư"], "so-ke-hoach-va-dau-tu"),
        (["Sở TT&TT", "Sở TTTT"], "so-thong-tin-va-truyen-thong"),
        (["Sở VHTTDL", "Sở VH,TT&DL", "Sở Văn hoá, Thể thao và Du lịch"], "so-van-hoa-the-thao-va-du-lich"),
        (["Sở GTVT", "Sở Giao thông vận tải"], "so-giao-thong-van-tai"),
        (["Bộ Chỉ huy Quân sự tỉnh", "Bộ CHQS tỉnh", "BCH Quân sự tỉnh", "BCHQS"], "bo-chi-huy-quan-su-tinh"),
        (["Ủy ban MTTQ Việt Nam tỉnh", "UBMTTQVN tỉnh", "Uỷ ban Mặt trận Tổ quốc Việt Nam tỉnh", "mttq tinh"], "mttq-tinh"),
        (["UBND tỉnh", "Ủy ban nhân dân tỉnh An Giang", "Uỷ ban nhân dân tỉnh", "ubnd tinh"], "ubnd-tinh"),
        (["UBND các huyện, thị xã, thành phố", "UBND huyện, thị xã, thành phố", "Ủy ban nhân dân các huyện"], "ubnd-cap-huyen"),
        (["các sở, ban, ngành tỉnh", "Các Sở, ngành", "cac so nganh, ban nganh"], "cac-so-ban-nganh"),
        (["Đài PT-TH", "Đài Phát thanh và Truyền hình tỉnh", "Đài PTTH"], "dai-phat-thanh-va-truyen-hinh"),
        (["Cục Thống kê", "Cục thống kê tỉnh"], "cuc-thong-ke-tinh"),
        (["Bộ KH&CN", "Bộ Khoa học và Công nghệ"], "bo-khoa-hoc-va-cong-nghe"),
    ],
)
def test_every_spelling_means_the_same_agency(spellings: list[str], agency: str) -> None:
    assert {written: identify(written) for written in spellings} == dict.fromkeys(spellings, (agency,))


@pytest.mark.parametrize(
    "text", ["SHTT", "sở hữu trí tuệ", "kế hoạch 2025", "cơ sở dữ liệu", "ban hành văn bản", "", "so sánh các tỉnh", "bộ phận"]
)
def test_other_words_are_no_agencies(text: str) -> None:
    assert identify(text) == ()


def test_mentions_in_prose_end_where_the_duty_begins() -> None:
    text = (
        "Giao Sở Công Thương xây dựng kế hoạch, phối hợp với Công an tỉnh An Giang, UBND các huyện, thị xã, thành phố và các"
        " đơn vị liên quan; Trung tâm Khuyến nông tỉnh tổ chức tập huấn; Ban Quản lý Khu kinh tế Dung Quất theo dõi."
    )
    assert [(mention.text, mention.kind) for mention in find_agencies(text)] == [
        ("Sở Công Thương", "known"),
        ("Công an tỉnh An Giang", "known"),
        ("UBND các huyện, thị xã, thành phố", "collective"),
        ("các đơn vị liên quan", "collective"),
        ("Trung tâm Khuyến nông tỉnh", "built"),
        ("Ban Quản lý Khu kinh tế Dung Quất", "known"),
    ]


@pytest.mark.parametrize(
    ("cell", "entries"),
    [
        ("Đài Phát thanh và Truyền hình, Báo Hà Giang", ["Đài Phát thanh và Truyền hình", "Báo Hà Giang"]),
        ("Sở Y tế; và các sở, ngành, đơn vị có liên quan", ["Sở Y tế", "các sở, ngành, đơn vị có liên quan"]),
        (
            "Sở Lao động, Thương binh và Xã hội, Sở Nội vụ, và các Sở, ngành liên quan.",
            ["Sở Lao động, Thương binh và Xã hội", "Sở Nội vụ", "các Sở, ngành liên quan"],
        ),
        ("Các trường Đại học, Cao đẳng", ["Các trường Đại học, Cao đẳng"]),
        (
            "Các Trung tâm nghiên cứu, các trường đại học, cao đẳng",
            ["Các Trung tâm nghiên cứu", "các trường đại học, cao đẳng"],
        ),
        ("Các cơ quan Báo, Đài truyền hình tỉnh, Sở Y tế", ["Các cơ quan Báo, Đài truyền hình tỉnh", "Sở Y tế"]),
        (
            "Các sở : Nông nghiệp và Phát triển nông thôn; Tài nguyên và Môi trường; Lao động -\nThương binh và Xã hội",
            ["Sở Nông nghiệp và Phát triển nông thôn", "Sở Tài nguyên và Môi trường", "Sở Lao động - Thương binh và Xã hội"],
        ),
        ("Các Sở: Công Thương, Y tế và Tài chính; Công an tỉnh", ["Sở Công Thương", "Sở Y tế", "Sở Tài chính", "Công an tỉnh"]),
        ("- UBND các huyện, thị xã, thành phố; Doanh nghiệp.", ["UBND các huyện, thị xã, thành phố", "Doanh nghiệp"]),
        (
            "- Tổ chức chính trị, xã hội. \n- Các tổ chức khoa học và công nghệ.",
            ["Tổ chức chính trị, xã hội", "Các tổ chức khoa học và công nghệ"],
        ),
        (
            "Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi và các đơn vị liên quan",
            ["Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi", "các đơn vị liên quan"],
        ),
        ("UBND các huyện, thị xã và đơn vị có liên quan", ["UBND các huyện, thị xã", "đơn vị có liên quan"]),
        ("Các sở, ngành và đơn vị liên quan", ["Các sở, ngành và đơn vị liên quan"]),
        ("Các Sở, ban, ngành và UBND các xã, phường", ["Các Sở, ban, ngành và UBND các xã, phường"]),
        ("UBND các xã, phường và các doanh nghiệp", ["UBND các xã, phường", "các doanh nghiệp"]),
        (
            "Sở Xây dựng (cơ quan thường trực, tổng hợp); Thanh tra tỉnh",
            ["Sở Xây dựng (cơ quan thường trực, tổng hợp)", "Thanh tra tỉnh"],
        ),
        ("Sở Tài chính và Kho bạc Nhà nước tỉnh", ["Sở Tài chính", "Kho bạc Nhà nước tỉnh"]),
        ("Khoa Ngoại tổng hợp, Phòng Hành chính tổng hợp", ["Khoa Ngoại tổng hợp", "Phòng Hành chính tổng hợp"]),
        ("- - -", []),
        ("", []),
    ],
)
def test_cells_split_into_agencies(cell: str, entries: list[str]) -> None:
    assert [entry.text for entry in agency_entries(cell)] == entries


def test_an_entry_under_a_common_head_stands_in_two_places() -> None:
    cell = "Các Sở: Công Thương, Y tế"
    assert [[cell[start:end] for start, end in entry.spans] for entry in agency_entries(cell)] == [
        ["Các Sở", "Công Thương"],
        ["Các Sở", "Y tế"],
    ]


def test_successions_name_known_agencies_and_their_source() -> None:
    for agency, followers in lexicon().successions.items():
        assert name_of(agency), agency
        for follower in followers:
            assert name_of(follower.id), follower.id
            assert "2025" in follower.source
    assert [follower.id for follower in successors("so-ke-hoach-va-dau-tu")] == ["so-tai-chinh"]
    assert {follower.id for follower in successors("so-lao-dong-thuong-binh-va-xa-hoi")} >= {"so-noi-vu", "so-y-te"}
    assert successors("so-y-te") == ()


_PIECES = st.sampled_from(
    [
        "Sở ",
        "Các sở",
        ": ",
        "; ",
        ", ",
        " và ",
        "Y tế",
        "- ",
        "\n",
        "UBND các huyện",
        "Báo",
        "(",
        ")",
        "Đài ",
        ".",
        "/",
        "Công an tỉnh",
        "ü",
        "và",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map("".join)))
def test_spans_stay_inside_any_text(text: str) -> None:
    at = 0
    for mention in find_agencies(text):
        assert mention.start >= at
        assert text[mention.start : mention.end] == mention.text
        at = mention.end
    for entry in agency_entries(text):
        for start, end in entry.spans:
            assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("Thư viện tỉnh", "thu-vien-tinh"),
        ("Thư viện tỉnh Sơn La", "thu-vien-tinh"),
        ("Bảo tàng thành phố Hà Nội", "bao-tang-thanh-pho"),
        ("Trung tâm Khuyến nông tỉnh Hà Nam", "trung-tam-khuyen-nong"),
        ("Khoa Răng Hàm Mặt", "khoa-rang-ham-mat"),
        ("Nhà hát Tuồng Đào Tấn", "nha-hat-tuong-dao-tan"),
        ("Người nuôi ong", "nguoi-nuoi-ong"),
        ("Ban Chỉ đạo", "ban-chi-dao"),
        ("Hộ", None),
        ("Bước 3 của quy trình", None),
        ("Đơn vị được giao phối hợp", None),
    ],
)
def test_whoever_a_cell_charges_is_known_by_its_own_words(name: str, agency: str | None) -> None:
    assert charged(name) == ((agency,) if agency else ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tỉnh đoàn Sơn La lo mấy việc", "Tỉnh đoàn Sơn La"),
        ("Tỉnh đoàn ôm mấy việc", "Tỉnh đoàn"),
    ],
)
def test_a_known_name_of_one_head_word_goes_on_in_capitals_only(text: str, name: str) -> None:
    assert find_agencies(text)[0].text == name


@pytest.mark.parametrize(
    ("cell", "entries"),
    [
        ("Sở Y tế, Thư viện tỉnh", ["Sở Y tế", "Thư viện tỉnh"]),
        ("Khoa Nội, Khoa Răng Hàm Mặt", ["Khoa Nội", "Khoa Răng Hàm Mặt"]),
        ("Bảo tàng tỉnh; Nhà thiếu nhi tỉnh", ["Bảo tàng tỉnh", "Nhà thiếu nhi tỉnh"]),
        ("Sở Khoa học và Công nghệ, Công đoàn ngành", ["Sở Khoa học và Công nghệ", "Công đoàn ngành"]),
    ],
)
def test_libraries_museums_and_faculties_are_entries_of_a_list(cell: str, entries: list[str]) -> None:
    assert [entry.text for entry in agency_entries(cell)] == entries


@pytest.mark.parametrize(
    ("cell", "agencies"),
    [
        ("Phòng Tài nguyên và Môi trường, Công an quận", ["Phòng Tài nguyên và Môi trường", "Công an quận"]),
        ("UBND phường Phú Mỹ, Ban Quản lý chợ Phú Mỹ", ["UBND phường Phú Mỹ", "Ban Quản lý chợ Phú Mỹ"]),
        ("Khoa Sản, Khoa Cấp cứu, Bộ môn Điều dưỡng", ["Khoa Sản", "Khoa Cấp cứu", "Bộ môn Điều dưỡng"]),
        ("Sở Tài chính, Công ty cổ phần Vận tải Sao Mai", ["Sở Tài chính", "Công ty cổ phần Vận tải Sao Mai"]),
        ("Đảng ủy Sở Y tế và Kiểm toán nhà nước khu vực II", ["Đảng ủy Sở Y tế", "Kiểm toán nhà nước khu vực II"]),
        ("Tỉnh đoàn, Thư viện tỉnh, Bảo tàng tỉnh", ["Tỉnh đoàn", "Thư viện tỉnh", "Bảo tàng tỉnh"]),
        ("Công an các xã, phường; Đảng ủy các xã", ["Công an các xã, phường", "Đảng ủy các xã"]),
        ("Ngân hàng Nhà nước khu vực 14, Sở Y tế", ["Ngân hàng Nhà nước khu vực 14", "Sở Y tế"]),
    ],
)
def test_bodies_of_other_kinds_part_a_list(cell, agencies):
    assert [entry.text for entry in agency_entries(cell)] == agencies
