"""Keeps a test inside this machine: loopback and Unix sockets are allowed, every other address fails the test.

It watches this process's own sockets. A child process and a C library are out of its sight; children of tests get no
token, and the only C library that connects, libpq, is given a Unix socket.
"""

import ipaddress
import socket
from typing import Final

LOCAL_NAMES: Final = frozenset({"", "localhost", "localhost.localdomain", "ip6-localhost"})


class OutsideAddressError(OSError):
    """A test reached for an address that is not this machine's."""

    def __init__(self, address: object) -> None:
        super().__init__(f"a test reached for {address!r}, which is not on this machine")
        self.address = address


def is_local(address: object) -> bool:
    """Whether `address`, as given to `socket.connect`, stays on this machine."""
    if isinstance(address, str | bytes):
        return True  # a Unix socket's path
    if not isinstance(address, tuple) or not address:
        return False
    return is_local_host(address[0])


def is_local_host(host: object) -> bool:
    """Whether the name or number `host` means this machine, told without asking a name server."""
    if host is None:
        return True
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name.lower() in LOCAL_NAMES:
        return True
    try:
        number = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return number.is_loopback or number.is_unspecified


class Guard:
    """Stands in the way of `socket.connect` and of name look-ups, and remembers what was tried.

    The list matters: code under test rightly turns an `OSError` into "unavailable", and the test would pass.
    """

    def __init__(self) -> None:
        self.tried: list[object] = []
        self._connect = socket.socket.connect
        self._connect_ex = socket.socket.connect_ex
        self._getaddrinfo = socket.getaddrinfo

    def stand(self) -> None:
        """Begin to watch."""
        guard = self

        def connect(this: socket.socket, address: object, /) -> None:
            guard._refuse_outside(address, local=is_local(address))
            guard._connect(this, address)  # type: ignore[arg-type]

        def connect_ex(this: socket.socket, address: object, /) -> int:
            guard._refuse_outside(address, local=is_local(address))
            return guard._connect_ex(this, address)  # type: ignore[arg-type]

        def getaddrinfo(host: object, *arguments: object, **options: object) -> object:
            guard._refuse_outside(host, local=is_local_host(host))
            return guard._getaddrinfo(host, *arguments, **options)  # type: ignore[arg-type]

        socket.socket.connect = connect  # type: ignore[method-assign,assignment]
        socket.socket.connect_ex = connect_ex  # type: ignore[method-assign,assignment]
        socket.getaddrinfo = getaddrinfo  # type: ignore[assignment]

    def step_aside(self) -> None:
        """Give the sockets back as they were."""
        socket.socket.connect = self._connect  # type: ignore[method-assign]
        socket.socket.connect_ex = self._connect_ex  # type: ignore[method-assign]
        socket.getaddrinfo = self._getaddrinfo

    def _refuse_outside(self, address: object, *, local: bool) -> None:
        if not local:
            self.tried.append(address)
            raise OutsideAddressError(address)
