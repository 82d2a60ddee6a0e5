import threading

from corpus.errors import StorageError
from ui.watching import follow


def test_a_folder_is_followed_and_an_error_does_not_end_it(tmp_path):
    corpus, stop, built = tmp_path / "corpus", threading.Event(), []
    corpus.mkdir()
    came = threading.Condition()

    def build():
        with came:
            built.append(sorted(path.name for path in corpus.iterdir()))
            came.notify_all()
        if len(built) == 1:
            raise StorageError("Đĩa đầy.")

    thread = threading.Thread(target=follow, args=(corpus, build, stop), daemon=True)
    thread.start()

    def wait_for(count):
        with came:
            for number in range(100):
                if len(built) >= count:
                    return
                (corpus / "a.txt").write_text(f"{number}", "utf-8") if count == 1 else (corpus / "a.txt").unlink(
                    missing_ok=True
                )
                came.wait(3)
        raise AssertionError("the change was not seen")

    wait_for(1)
    wait_for(2)
    assert built[0] == ["a.txt"]
    stop.set()
    thread.join(10)
    assert not thread.is_alive()
