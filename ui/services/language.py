"""The language model, where one is set: it may read an odd question, and write an answer that stands shorter."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from qa.contracts.answer import Answer, Written, WrittenSentence
from qa.contracts.language_model import LanguageModel, Use

if TYPE_CHECKING:
    # Only named here: the client of a language model is imported where one is set, when it is first needed.
    from qa.endpoint.client import Endpoint
    from qa.service import Service
    from qa.understanding.model_reading import ModelReading
    from qa.writing.writer import Writer


class Language:
    """The endpoint of one live service, opened when first needed; both uses share its budget and its breaker."""

    def __init__(self, model: LanguageModel | None) -> None:
        """Take the language model that is set, if any."""
        self._model = model
        self._endpoint: Endpoint | None = None
        self._opening = threading.Lock()

    def model_for(self, use: Use) -> LanguageModel | None:
        """Return the model where it is set for ``use``."""
        return self._model if self._model is not None and use in self._model.uses else None

    def endpoint(self, model: LanguageModel) -> Endpoint:
        """Return the endpoint of ``model``."""
        with self._opening:
            if self._endpoint is None:
                from qa.endpoint.client import Endpoint

                self._endpoint = Endpoint(model)
            return self._endpoint

    def close(self) -> None:
        """End what is under way."""
        with self._opening:
            if self._endpoint is not None:
                self._endpoint.close()
                self._endpoint = None


class Rereading:
    """What reads odd questions for one live."""

    def __init__(self, language: Language) -> None:
        """Take the language model of the live."""
        self._language = language
        self._model = language.model_for(Use.UNDERSTAND)

    @property
    def model(self) -> str:
        """The name of the model that reads; "" where none does."""
        return self._model.name if self._model is not None else ""

    def read(self, question: str) -> ModelReading | None:
        """Return what the model reads in ``question``, or None where it does not say so in time."""
        if self._model is None:
            return None
        from qa.understanding.llm import ModelReader

        return ModelReader(self._language.endpoint(self._model)).read(question)


class Writing:
    """What writes for one live service; safe to share by threads."""

    def __init__(self, language: Language, service: Callable[[], Service]) -> None:
        """Take the language model of the live service, and how to come by the index that answers now."""
        self._language = language
        self._model = language.model_for(Use.WRITE)
        self._service = service

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
        from qa.writing.writer import Writer

        return Writer(self._language.endpoint(model))
