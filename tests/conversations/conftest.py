"""An office on both profiles: whatever is said must work with buttons and by plain typing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.office import Office, opened
from tests.support.script import PROFILES


@pytest.fixture(params=sorted(PROFILES))
def office(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Office]:
    with opened(tmp_path, request.param) as office:
        yield office
