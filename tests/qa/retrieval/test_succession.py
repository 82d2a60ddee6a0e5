"""What agencies of old plans are called today."""

from qa.retrieval.succession import agency_notes, earlier_agencies, related_agencies


def test_an_agency_that_was_merged_is_told_with_its_successor():
    (note,) = agency_notes(["Sở Kế hoạch và Đầu tư"])
    assert note == "Sở Kế hoạch và Đầu tư, nay là Sở Tài chính."
    assert agency_notes(["Tổ nuôi ong"]) == ()


def test_both_names_lead_to_one_another():
    assert "so-tai-chinh" in related_agencies("so-ke-hoach-va-dau-tu")
    assert "so-ke-hoach-va-dau-tu" in related_agencies("so-tai-chinh")
    assert "so-ke-hoach-va-dau-tu" in dict(earlier_agencies("so-tai-chinh"))
