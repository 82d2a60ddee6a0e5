"""Rate limits, by the package ``limits``: a moving window a minute for each caller and each kind of work."""

from __future__ import annotations

import math
import time
from enum import StrEnum

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from ui.problems.errors import RateLimitedError
from ui.settings.settings import Settings


class Bucket(StrEnum):
    """Kinds of work that are counted apart. LOGIN counts wrong keys only."""

    ASK = "ask"
    READ = "read"
    WRITE = "write"
    LOGIN = "login"


LOGINS_PER_MINUTE = 10


class RateLimits:
    """The counters of one server, in memory."""

    def __init__(self, settings: Settings) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._rates = {
            Bucket.ASK: RateLimitItemPerMinute(settings.ask_per_minute),
            Bucket.READ: RateLimitItemPerMinute(settings.read_per_minute),
            Bucket.WRITE: RateLimitItemPerMinute(settings.write_per_minute),
            Bucket.LOGIN: RateLimitItemPerMinute(LOGINS_PER_MINUTE),
        }

    def hit(self, bucket: Bucket, caller: str, times: int = 1) -> None:
        """Count a piece of work, or as many as one request is worth; raise RateLimitedError, with ``retry_after_s``.

        That is where the caller has had its share; one request may always be as much as a minute's share.
        """
        rate = self._rates[bucket]
        if not self._limiter.hit(rate, bucket.value, caller, cost=min(times, rate.amount)):
            raise self._refusal(bucket, caller)

    def _refusal(self, bucket: Bucket, caller: str) -> RateLimitedError:
        reset_at = self._limiter.get_window_stats(self._rates[bucket], bucket.value, caller).reset_time
        wait_s = max(1, math.ceil(reset_at - time.time()))
        return RateLimitedError(f"Quá nhiều yêu cầu trong một phút; xin thử lại sau {wait_s} giây.", retry_after_s=wait_s)
