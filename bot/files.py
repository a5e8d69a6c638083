"""Files on disk: kept for good under their sha256, or spooled until an errand has looked at them.

Belongs here: bytes and paths under the files directory, written so that a crash leaves a whole file or none. What a
kept file belongs to is `storage.evidence`; looking into one is `bot.errands`.
"""

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

LARGEST = 20 * 1024 * 1024
"""Bytes a single file may have, unless a setting says otherwise."""

SPOOLED = "spool:"
"""What the handle of a file begins with that lies in the spool, whichever channel its sender's is."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


class TooLarge(Exception):
    """A file has more than `limit` bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class NoSuchFile(Exception):
    """Nothing is kept under that name."""


class FileShelf:
    """Files kept for good, each once, under ``<directory>/<aa>/<sha256>``; nothing here is reached by a web path."""

    def __init__(self, directory: Path, *, largest: int = LARGEST) -> None:
        self._directory = directory
        self.largest = largest
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)

    @property
    def spool_directory(self) -> Path:
        """Where uploads wait; on the same disk, beside the kept files."""
        return self._directory / "spool"

    def keep(self, content: bytes) -> str:
        """Keep `content` and return its sha256, in hexadecimal. Raises TooLarge, OSError."""
        if len(content) > self.largest:
            raise TooLarge(self.largest)
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._place(sha256)
        if not path.exists():
            path.parent.mkdir(exist_ok=True, mode=0o700)
            with written_whole(path) as file:
                file.write(content)
        return sha256

    def path(self, sha256: str) -> Path:
        """Return where a kept file lies. Raises NoSuchFile."""
        if not _SHA256.fullmatch(sha256) or not (path := self._place(sha256)).is_file():
            raise NoSuchFile
        return path

    def open(self, sha256: str) -> IO[bytes]:
        """Open a kept file for reading. Raises NoSuchFile."""
        return self.path(sha256).open("rb")

    def _place(self, sha256: str) -> Path:
        return self._directory / sha256[:2] / sha256


class Spool:
    """Uploads that wait to be fetched. A handle may be any text; its digest names the file."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)

    @contextlib.contextmanager
    def receiving(self, handle: str) -> Iterator[IO[bytes]]:
        """Give a file to write an upload to; it stands under `handle` once this is left without an error."""
        with written_whole(self._place(handle)) as file:
            yield file

    def read(self, handle: str, limit: int) -> bytes:
        """Return an upload's bytes. Raises NoSuchFile, TooLarge, OSError."""
        try:
            with self._place(handle).open("rb") as file:
                content = file.read(limit + 1)
        except FileNotFoundError:
            raise NoSuchFile from None
        if len(content) > limit:
            raise TooLarge(limit)
        return content

    def sweep(self, before: datetime) -> int:
        """Delete what was spooled before a moment; return how many files went."""
        gone = 0
        for path in self._directory.iterdir():
            with contextlib.suppress(FileNotFoundError):
                if datetime.fromtimestamp(path.stat().st_mtime, UTC) < before:
                    path.unlink()
                    gone += 1
        return gone

    def _place(self, handle: str) -> Path:
        return self._directory / hashlib.sha256(handle.encode()).hexdigest()


@contextlib.contextmanager
def written_whole(path: Path) -> Iterator[IO[bytes]]:
    """Give a file that takes the place of `path` at the end, on disk for good; on an error nothing is left of it."""
    number, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(number, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    # The new name, too, outlives a power cut only once its directory is written.
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
