"""What the keeper's list tells of files that are not indexed for themselves."""

from dataclasses import replace

from tests.ui.fakes import OTHER, PLAN, FakeService
from ui.services.faces import Faces
from ui.services.live_service import LiveService
from ui.web.keeper import keeper_html


class WithCopies(FakeService):
    def plans(self):
        return (replace(PLAN, copies=("ban-sao.docx",)), OTHER)


def test_a_copy_is_named_beside_the_plan_that_it_is_a_copy_of(settings):
    html = keeper_html(Faces.over(LiveService(settings, lambda data: WithCopies())))
    assert f"ban-sao.docx: bản sao của {PLAN.documents[0].file}" in html
    assert html.count("bản sao của") == 1
