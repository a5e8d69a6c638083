"""Settings: names, defaults, refusals that never print what they refused; the secret and its file."""

import stat
from pathlib import Path

import pytest

from bot.secret import FILE_NAME, KeyNotKept, NotAKey, Secret, kept_key, read_key
from bot.settings import Settings, WrongSettings

HEXADECIMAL = "00112233445566778899aabbccddeeff" * 2
BASE64 = "ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8="


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever the machine sets for itself is none of a test's business."""
    import os

    for name in list(os.environ):  # noqa: TID251 - clearing it is the point
        if name.startswith("TONGKET_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def test_nothing_need_be_set() -> None:
    settings = Settings.read()
    assert settings.database_url == "sqlite:///var/tongket.sqlite3"
    assert (settings.web_host, settings.web_port) == ("127.0.0.1", 8080)
    assert settings.timezone == "Asia/Ho_Chi_Minh"
    assert settings.base_url == "http://127.0.0.1:8080"
    assert settings.secret_key is None


@pytest.mark.parametrize(
    ("database", "files"),
    [
        ("sqlite:///var/tongket.sqlite3", "var/files"),
        ("sqlite:////srv/tongket/2024.sqlite3", "/srv/tongket/files"),
        ("sqlite:///2024.sqlite3?timeout=5", "files"),
        ("sqlite://", "var/files"),
        ("postgresql://tongket@localhost/tongket", "var/files"),
    ],
)
def test_files_lie_beside_the_database_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, database: str, files: str
) -> None:
    monkeypatch.setenv("TONGKET_DATABASE_URL", database)
    assert Settings.read().files == Path(files)
    monkeypatch.setenv("TONGKET_FILES", "/srv/elsewhere")
    assert Settings.read().files == Path("/srv/elsewhere")


def test_an_empty_value_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WEB_PORT", "SECRET_KEY", "PUBLIC_URL", "LOG_LEVEL"):
        monkeypatch.setenv(f"TONGKET_{name}", "")
    settings = Settings.read()
    assert settings.web_port == 8080
    assert settings.secret_key is None
    assert settings.public_url is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEB_PORT", "s3cret-port"),
        ("WEB_PORT", "70000"),
        ("SECRET_KEY", "s3cret-too-short"),
        ("SECRET_KEY_OLD", "zz" * 32),
        ("PUBLIC_URL", "ftp://user:s3cret@example.vn"),
        ("PUBLIC_URL", "s3cret.example.vn"),
        ("TIMEZONE", "s3cret/Nowhere"),
        ("TIMEZONE", "../../etc/passwd"),
        ("LOG_LEVEL", "s3cret"),
        ("INVITATION_DAYS", "0"),
    ],
)
def test_a_refused_value_is_one_line_that_names_it_and_does_not_print_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"TONGKET_{name}", value)
    with pytest.raises(WrongSettings) as refused:
        Settings.read()
    (line,) = refused.value.lines
    assert line.startswith(f"TONGKET_{name}: ")
    assert "\n" not in line
    assert value not in line
    assert value not in repr(refused.value.__context__)


def test_every_wrong_value_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGKET_WEB_PORT", "x")
    monkeypatch.setenv("TONGKET_TIMEZONE", "y")
    with pytest.raises(WrongSettings) as refused:
        Settings.read()
    assert {line.partition(":")[0] for line in refused.value.lines} == {"TONGKET_WEB_PORT", "TONGKET_TIMEZONE"}


def test_links_begin_with_the_public_address_where_one_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGKET_PUBLIC_URL", "https://thidua.example.vn/tongket/")
    assert Settings.read().base_url == "https://thidua.example.vn/tongket"


@pytest.mark.parametrize(("host", "said"), [("0.0.0.0", "127.0.0.1"), ("::", "127.0.0.1"), ("::1", "[::1]")])
def test_without_a_public_address_links_work_on_this_machine(
    monkeypatch: pytest.MonkeyPatch, host: str, said: str
) -> None:
    monkeypatch.setenv("TONGKET_WEB_HOST", host)
    assert Settings.read().base_url == f"http://{said}:8080"


def test_the_secret_never_shows_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGKET_SECRET_KEY", HEXADECIMAL)
    settings = Settings.read()
    assert HEXADECIMAL not in repr(settings)
    assert settings.secret_key is not None
    assert settings.secret_key.get_secret_value() == bytes.fromhex(HEXADECIMAL)


@pytest.mark.parametrize(
    "written", [HEXADECIMAL, HEXADECIMAL.upper(), BASE64, BASE64.rstrip("="), BASE64.replace("/", "_"), f" {BASE64}\n"]
)
def test_a_key_is_read_however_it_was_written(written: str) -> None:
    assert read_key(written) == bytes.fromhex(HEXADECIMAL)


@pytest.mark.parametrize("written", ["", "geheim", HEXADECIMAL[:-1], HEXADECIMAL + "00", "é" * 64])
def test_what_is_no_key_is_refused(written: str) -> None:
    with pytest.raises(NotAKey):
        read_key(written)


def test_a_key_file_is_made_once_for_this_user_alone(tmp_path: Path) -> None:
    directory = tmp_path / "config" / "tongket"
    assert kept_key(directory, make=False) is None
    key = kept_key(directory, make=True)
    assert key is not None
    assert len(key) == 32
    assert kept_key(directory, make=True) == key
    assert stat.S_IMODE((directory / FILE_NAME).stat().st_mode) == 0o600
    assert [path.name for path in directory.iterdir()] == [FILE_NAME]


def test_a_damaged_key_file_is_no_reason_to_make_another(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("half a key")
    with pytest.raises(KeyNotKept):
        kept_key(tmp_path, make=True)
    assert (tmp_path / FILE_NAME).read_text() == "half a key"


def test_where_no_key_can_be_kept_it_says_where(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KeyNotKept) as refused:
        kept_key(tmp_path / "file" / "tongket", make=True)
    assert refused.value.path == tmp_path / "file" / "tongket" / FILE_NAME


def test_each_purpose_has_a_key_of_its_own() -> None:
    secret = Secret(bytes(32))
    assert len({secret.key("invitation"), secret.key("web"), secret.key("web link"), bytes(32)}) == 4


def test_an_older_secret_opens_but_makes_nothing() -> None:
    old, new = Secret(bytes(32)), Secret(bytes([1] * 32), bytes(32))
    assert new.keys("web") == [new.key("web"), old.key("web")]
    assert new.digest("NCT-4827") != old.digest("NCT-4827")


def test_a_code_stored_under_an_older_secret_is_still_known() -> None:
    old, new = Secret(bytes(32)), Secret(bytes([1] * 32), bytes(32))
    assert new.digest("NCT-4827") == new.digests("NCT-4827")[0]
    assert new.digest("NCT-4827") != old.digest("NCT-4827")
    assert old.digest("NCT-4827") in new.digests("NCT-4827")
