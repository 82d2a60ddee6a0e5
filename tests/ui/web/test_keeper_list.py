"""What the keeper's list tells of files that are not indexed for themselves."""

import threading
from dataclasses import replace

from bs4 import BeautifulSoup

from tests.ui.fakes import OTHER, PLAN, FakeService
from ui.services.faces import Faces
from ui.services.jobs import JobProgress
from ui.services.live_service import LiveService
from ui.web.keeper import keeper_html


class WithCopies(FakeService):
    def plans(self):
        return (replace(PLAN, copies=("ban-sao.docx",)), OTHER)


def test_a_copy_is_named_beside_the_plan_that_it_is_a_copy_of(settings):
    html = keeper_html(Faces.over(LiveService(settings, lambda data: WithCopies())))
    assert f"ban-sao.docx: bản sao của {PLAN.documents[0].file}" in html
    assert html.count("bản sao của") == 1


def test_what_runs_shows_how_far_it_is_and_with_which_file_and_can_be_stopped(settings, service):
    faces = Faces.over(LiveService(settings, lambda data: service))
    told, end = threading.Event(), threading.Event()

    def work(tell):
        tell(JobProgress("Đọc tài liệu: trồng sen.docx", 3, 7))
        told.set()
        end.wait(60)
        return {"version": "2", "added": ["trồng sen.docx"]}

    job = faces.jobs.start("upload", work)
    assert told.wait(60)
    running = BeautifulSoup(keeper_html(faces), "html.parser").select_one(".tc-running")
    assert "Đọc tài liệu: trồng sen.docx" in running.text
    bar = running.progress
    assert (bar["value"], bar["max"]) == ("3", "7")
    assert running.button["data-which"] == job.id
    end.set()
    faces.jobs.wait(60)
    finished = BeautifulSoup(keeper_html(faces), "html.parser").select_one(".tc-finished")
    assert "Xong: tải lên." in finished.text
    assert "1 thêm: trồng sen.docx" in finished.text
