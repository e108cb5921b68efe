import gc
from collections.abc import Iterator

import pytest

from scoring.disclosure.collector import garbage_kept


@pytest.fixture(params=[True, False])
def collector(request: pytest.FixtureRequest) -> Iterator[bool]:
    was_on = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if was_on else gc.disable)()


def test_the_search_is_off_within_and_as_before_afterwards(collector: bool) -> None:  # noqa: FBT001 - a fixture
    with garbage_kept():
        assert not gc.isenabled()
    assert gc.isenabled() is collector


def test_an_error_within_leaves_the_search_as_it_was() -> None:
    with pytest.raises(ValueError, match="stop"), garbage_kept():
        raise ValueError("stop")
    assert gc.isenabled()
