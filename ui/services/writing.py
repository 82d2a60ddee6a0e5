"""Writing at the desk: an answer that stands is put into a short paragraph by the language model, where one is set for that."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from qa.contracts.answer import Answer, Written, WrittenSentence
from qa.contracts.language_model import LanguageModel, Use

if TYPE_CHECKING:
    # Only named here: the client of a language model is imported where one is set, when it is first needed.
    from qa.service import Service
    from qa.writing.writer import Writer


class Writing:
    """What writes for one desk; safe to share by threads."""

    def __init__(self, model: LanguageModel | None, service: Callable[[], Service]) -> None:
        """Take the language model that is set, if any, and how to come by the index that answers now."""
        self._model = model if model is not None and Use.WRITE in model.uses else None
        self._service = service
        self._writer: Writer | None = None
        self._opening = threading.Lock()

    @property
    def model(self) -> str:
        """The name of the model that writes; "" where none does."""
        return self._model.name if self._model is not None else ""

    def offered(self, answer: Answer) -> str:
        """Return the name of the model that would write of ``answer``; "" where there is none or nothing to write."""
        if self._model is None:
            return ""
        from qa.writing.worth import may_be_written

        return self._model.name if may_be_written(answer) else ""

    def written(self, answer: Answer) -> Answer:
        """Return ``answer`` with what the model wrote of it where that stood the check; otherwise as it is."""
        if self._model is None or not answer.found:
            return answer
        written: Written | None = None
        for each in self.sentences(answer):
            written = each if isinstance(each, Written) else None
        return replace(answer, written=written)

    def sentences(self, answer: Answer, stop: threading.Event | None = None) -> Iterator[WrittenSentence | Written | None]:
        """Yield each checked sentence as it comes, then the whole, or None where the answer stands alone.

        Closing the iterator or setting ``stop`` ends the request to the model.
        """
        if self._model is None or not answer.found:
            yield None
            return
        from qa.writing.evidence import evidence_of

        service = self._service()
        yield from self._opened(self._model).sentences(answer, evidence_of(answer, service.knowledge.engine), stop)

    def _opened(self, model: LanguageModel) -> Writer:
        with self._opening:
            if self._writer is None:
                from qa.endpoint.client import Endpoint
                from qa.writing.writer import Writer

                self._writer = Writer(Endpoint(model))
            return self._writer
