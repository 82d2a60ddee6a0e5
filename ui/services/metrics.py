"""What is counted for Prometheus; no question, name or key is ever a label."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from qa.contracts.answer import Answer

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The counters of one server."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter("tracuu_requests_total", "HTTP requests", ("method", "route", "status"), registry=self.registry)
        self.latency = Histogram(
            "tracuu_request_seconds", "Time to answer an HTTP request", ("route",), buckets=SECONDS, registry=self.registry
        )
        self.answers = Counter("tracuu_answers_total", "Answers by face and status", ("face", "status"), registry=self.registry)
        self.answer_latency = Histogram(
            "tracuu_answer_seconds", "Time to answer a question", ("face",), buckets=SECONDS, registry=self.registry
        )
        self.feedback = Counter("tracuu_feedback_total", "Feedback by verdict", ("verdict",), registry=self.registry)
        self.jobs = Counter("tracuu_jobs_total", "Jobs by kind and end", ("kind", "state"), registry=self.registry)
        self.ready = Gauge("tracuu_ready", "1 while questions can be answered", registry=self.registry)

    def answered(self, face: str, answer: Answer, seconds: float) -> None:
        """Count an answer that ``face`` (page, rest, mcp) gave."""
        self.answers.labels(face, answer.status.value).inc()
        self.answer_latency.labels(face).observe(seconds)

    def text(self) -> bytes:
        """Return all counters in Prometheus' text format."""
        return generate_latest(self.registry)
