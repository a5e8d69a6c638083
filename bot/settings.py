"""Settings: the sole reader of the environment, every name documented in docs/ and prefixed TONGKET_.

Belongs here: names, defaults, what a value must look like. An empty value counts as unset. A value that was refused is
never printed, since it may be a secret put under the wrong name.
"""

import os
import re
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, SecretBytes, SecretStr, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.secret import NotAKey, read_key

PREFIX = "TONGKET_"
DEFAULT_DATABASE = Path("var/tongket.sqlite3")
DEFAULT_FILES = DEFAULT_DATABASE.with_name("files")


class WrongSettings(ValueError):
    """Settings that cannot be used; `lines` name the variable and what is wrong, never the value."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def _beside(database_url: str) -> Path:
    """Return where files are kept unless told otherwise: beside a SQLite file, so that one folder holds all."""
    scheme, _, rest = database_url.partition("://")
    database = rest.removeprefix("/").partition("?")[0]
    if not scheme.startswith("sqlite") or database in {"", ":memory:"} or database.startswith("file:"):
        return DEFAULT_FILES
    return Path(database).parent / DEFAULT_FILES.name


def _base_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise ValueError("must be an address like https://tongket.example.vn")
    return value.rstrip("/")


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("must be a time zone like Asia/Ho_Chi_Minh") from None
    return value


def _key(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return read_key(value)
    except NotAKey:
        raise ValueError("must be 32 bytes, written as 64 hexadecimal digits or in base64") from None


def _token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", value.get_secret_value()):
        raise ValueError("must be a token of BotFather, digits, a colon and letters")
    return value


def _zalo_bot_token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d+:[^\s/?#]+", value.get_secret_value()):
        raise ValueError("must be a token of Zalo Bot Creator, digits, a colon and letters")
    return value


def _webhook_secret(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", value.get_secret_value()):
        raise ValueError("must be 16 to 256 letters, digits, _ or -")
    return value


def _whole_number(value: str) -> str:
    if not re.fullmatch(r"[0-9]{1,32}", value):
        raise ValueError("must be the number that Zalo shows, digits only")
    return value


def _unbroken(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[\x21-\x7e]{8,2000}", value.get_secret_value()):
        raise ValueError("must be copied whole, without blanks or line ends")
    return value


def _domain_tag(value: str) -> str:
    """The whole tag, in our own spelling, whether that or only its content was given."""
    whole = re.fullmatch(
        r"""\s*<meta\s+(name|property)=["']([a-z-]{4,80})["']\s+content=["']([A-Za-z0-9_=+/.-]{4,200})["']\s*/?>\s*""",
        value,
    )
    kind, name, content = whole.groups() if whole else ("name", "zalo-platform-site-verification", value.strip())
    if not re.fullmatch(r"[A-Za-z0-9_=+/.-]{4,200}", content):
        raise ValueError('must be the tag that Zalo shows, <meta ... content="..." />, or its content')
    return f'<meta {kind}="{name}" content="{content}">'


def _domain_file(value: Path) -> Path:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,100}\.html?", value.name):
        raise ValueError("must be the .html file that Zalo gave, under the name it has there")
    if not value.is_file():
        raise ValueError("must be a file that is there")
    return value


def _free_messages(value: object) -> object:
    return None if isinstance(value, str) and value.strip().lower() == "unlimited" else value


Unbroken = Annotated[SecretStr, AfterValidator(_unbroken)]
Key = Annotated[SecretBytes, BeforeValidator(_key)]


class Settings(BaseSettings):
    """What the operator sets. Paths are as given; relative ones count from the working directory."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    database_url: str = f"sqlite:///{DEFAULT_DATABASE}"
    files: Path = Field(default_factory=lambda settings: _beside(settings["database_url"]))
    telegram_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    telegram_api_url: Annotated[str, AfterValidator(_base_url)] = "https://api.telegram.org"
    zalo_bot_token: Annotated[SecretStr, AfterValidator(_zalo_bot_token)] | None = None
    zalo_bot_api_url: Annotated[str, AfterValidator(_base_url)] = "https://bot-api.zaloplatforms.com"
    zalo_bot_link: Annotated[str, AfterValidator(_base_url)] | None = None
    zalo_bot_pictures: bool = True
    zalo_bot_429: Literal["wait", "month"] = "wait"
    zalo_bot_poll_seconds: Annotated[int, Field(ge=1, le=60)] = 30
    zalo_oa_app_id: Annotated[str, AfterValidator(_whole_number)] | None = None
    zalo_oa_secret_key: Unbroken | None = None
    zalo_oa_webhook_secret: Unbroken | None = None
    zalo_oa_refresh_token: Unbroken | None = None
    zalo_oa_id: Annotated[str, AfterValidator(_whole_number)] | None = None
    zalo_oa_api_url: Annotated[str, AfterValidator(_base_url)] = "https://openapi.zalo.me"
    zalo_oa_oauth_url: Annotated[str, AfterValidator(_base_url)] = "https://oauth.zaloapp.com"
    zalo_oa_consent_url: str | None = None
    # What sources disagree on (docs/zalo-unverified.md).
    zalo_oa_signed_id: Literal["any", "app", "oa"] = "any"
    zalo_oa_signed_time: Literal["any", "header", "body"] = "any"
    zalo_oa_signed_secret: Literal["any", "oa", "app"] = "any"  # noqa: S105 - a variant's name
    zalo_oa_template_type: bool = False
    zalo_oa_free_messages: Annotated[int | None, Field(ge=0, le=1000), BeforeValidator(_free_messages)] = 8
    zalo_domain_tag: Annotated[str, AfterValidator(_domain_tag)] | None = None
    zalo_domain_file: Annotated[Path, AfterValidator(_domain_file)] | None = None
    webhooks: bool = False
    webhook_secret: Annotated[SecretStr, AfterValidator(_webhook_secret)] | None = None
    public_url: Annotated[str, AfterValidator(_base_url)] | None = None
    web_host: str = "127.0.0.1"
    web_port: Annotated[int, Field(ge=1, le=65535)] = 8080
    secret_key: Key | None = None
    secret_key_old: Key | None = None
    timezone: Annotated[str, AfterValidator(_zone)] = "Asia/Ho_Chi_Minh"
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], BeforeValidator(lambda value: str(value).lower())
    ] = "info"
    invitation_days: Annotated[int, Field(ge=1, le=90)] = 14
    contact: str = "Ban Thi đua - Khen thưởng"
    # The one variable that is not ours: where a user's programs keep their configuration.
    config_home: Annotated[Path | None, Field(validation_alias="XDG_CONFIG_HOME")] = None

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if self.webhooks and self.public_url is None:
            raise ValueError("TONGKET_WEBHOOKS needs TONGKET_PUBLIC_URL, the address from outside")
        return self

    @model_validator(mode="after")
    def _zalo_oa_whole(self) -> Self:
        if self.zalo_oa_app_id is None:
            return self
        if self.zalo_oa_secret_key is None:
            raise ValueError("TONGKET_ZALO_OA_APP_ID needs TONGKET_ZALO_OA_SECRET_KEY, the application's secret key")
        if self.public_url is None:
            raise ValueError(
                "TONGKET_ZALO_OA_APP_ID needs TONGKET_PUBLIC_URL: Zalo brings an Official Account's messages by webhook"
                " only, so without an address from outside use the Zalo Bot Platform or the web chat"
            )
        if self.zalo_oa_signed_id == "oa" and self.zalo_oa_id is None:
            raise ValueError("TONGKET_ZALO_OA_SIGNED_ID=oa needs TONGKET_ZALO_OA_ID")
        if self.zalo_oa_signed_secret == "oa" and self.zalo_oa_webhook_secret is None:  # noqa: S105 - a variant's name
            raise ValueError("TONGKET_ZALO_OA_SIGNED_SECRET=oa needs TONGKET_ZALO_OA_WEBHOOK_SECRET")
        return self

    @classmethod
    def read(cls) -> Self:
        """Read the environment. Raises WrongSettings."""
        try:
            return cls()
        except ValidationError as wrong:
            raise WrongSettings(tuple(_line(error["loc"], _wanted(error)) for error in wrong.errors())) from None

    def strange(self) -> tuple[str, ...]:
        """Return the variables that begin with the prefix and name no setting: misspelt ones, most likely."""
        known = {f"{PREFIX}{name}".upper() for name in type(self).model_fields}
        given = os.environ  # noqa: TID251 - this is the reader
        return tuple(sorted(each for each in given if each.startswith(PREFIX) and each.upper() not in known))

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def configuration(self) -> Path:
        """The user's configuration directory of this program."""
        return (self.config_home or Path("~/.config").expanduser()) / "tongket"

    @property
    def base_url(self) -> str:
        """What links begin with."""
        return self.public_url or f"http://{_spoken(self.web_host)}:{self.web_port}"

    @property
    def links_stay_here(self) -> bool:
        """Do links of the web chat open on this machine only?"""
        return self.public_url is None and _spoken(self.web_host) in {"127.0.0.1", "[::1]", "localhost"}


def _wanted(error: ErrorDetails) -> str:
    """What a setting must be, in our words where pydantic has only a parser's."""
    bounds = error.get("ctx", {})
    match error["type"]:
        case "int_parsing":
            return "must be a whole number"
        case "bool_parsing":
            return "must be true or false"
        case "literal_error":
            return f"must be {bounds['expected']}"
        case "greater_than_equal":
            return f"must be at least {bounds['ge']}"
        case "less_than_equal":
            return f"must be at most {bounds['le']}"
        case _:
            return error["msg"]


def _line(place: tuple[int | str, ...], message: str) -> str:
    said = message.removeprefix("Value error, ")
    if not place:
        return said
    name = str(place[0])
    name = name if name.isupper() else f"{PREFIX}{name.upper()}"
    return f"{name}: {said}"


def _spoken(host: str) -> str:
    """The host as this machine's browser reaches it."""
    if host in {"0.0.0.0", "::", ""}:  # noqa: S104 - compared, not bound
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
