"""An office to present from, of its own, so that a test may correct its figures."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from presented import Presented

from etl.database import opened


@pytest.fixture
def office(tampered: Callable[..., Path]) -> Iterator[Presented]:
    """A copy of the small office; people are added by the test."""
    folder = tampered()
    address = f"sqlite:///{folder / 'journal.sqlite'}"
    yield Presented(opened(address), folder)
    opened(address).close()
    opened.cache_clear()
