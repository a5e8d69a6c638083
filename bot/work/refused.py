"""Why a file is not read: the reasons, by the names that `handlers.refused_files` has sentences for."""


class Refused(Exception):
    """A file that is neither read nor kept; `why` names the reason."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


ENCRYPTED = "encrypted"
MACROS = "macros"
LINKS = "links"
OLD_OFFICE = "old office"
DAMAGED = "damaged"
TOO_HEAVY = "too heavy"
TOO_MANY = "too many"
