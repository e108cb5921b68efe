"""How often somebody may try what only guessers try often."""

from django.http import HttpRequest
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

_limiter = MovingWindowRateLimiter(MemoryStorage())

FAILED_LINKS = RateLimitItemPerMinute(20, 10, namespace="links")
"""Links that did not work: 20 in ten minutes from one address."""


def is_over(limit: RateLimitItem, request: HttpRequest) -> bool:
    """Whether an address has used up its tries."""
    return not _limiter.test(limit, _address(request))


def count(limit: RateLimitItem, request: HttpRequest) -> None:
    """Count one try of an address."""
    _limiter.hit(limit, _address(request))


def forget_all() -> None:
    """Begin to count anew; for tests."""
    _limiter.storage.reset()


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
