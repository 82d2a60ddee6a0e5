"""What a client has is good until the index moves."""

from types import SimpleNamespace

import pytest

from ui.api.caching import etag, headers, not_modified


def holding(tags):
    return SimpleNamespace(headers={"if-none-match": tags} if tags else {})


@pytest.mark.parametrize(("tags", "good"), [('"7"', True), ('W/"7", "6"', True), ("*", True), ('"6"', False), ("", False)])
def test_a_copy_of_this_version_is_not_sent_again(tags, good):
    found = not_modified(holding(tags), "7")
    assert (found is not None and found.status_code == 304) is good


def test_answers_name_their_version():
    assert headers("7")["ETag"] == etag("7") == '"7"'
    assert headers("7")["X-Index-Version"] == "7"
