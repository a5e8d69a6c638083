"""`tongket zalo-oa consent`: what is pasted, what is stored, what is refused; and what the operator hears meanwhile."""

import asyncio
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.channels.zalo_oa.consent import NoCode, Pasted, challenge_of, read_pasted, verifier_of
from bot.channels.zalo_oa.grant import Seals
from bot.commands import checking
from bot.commands.terminal import Refused
from bot.commands.zalo_oa import consent
from bot.secret import Secret
from bot.settings import Settings, WrongSettings
from storage.database import Database
from storage.grants import Grant
from storage.store import Store
from tests.support.databases import new_sqlite
from tests.support.zalo_oa_api import APP_ID, APP_SECRET, FIRST_REFRESH, VERIFIED_CODE, FakeZaloOa, Fault

KEY = b"k" * 32
BACK = "https://tongket.example.vn/zalo-oa/consent"

PASTED: list[tuple[str, Pasted | None]] = [
    ("abc-DEF_1", Pasted("abc-DEF_1")),
    ("  abc \n", Pasted("abc")),
    (f"{BACK}?oa_id=18&code=abc", Pasted("abc", "18")),
    (f"{BACK}?code=a%2Fb", Pasted("a/b")),
    ("code=abc&oa_id=18", Pasted("abc", "18")),
    ("?code=abc", Pasted("abc")),
    ("", None),
    (BACK, None),
    ("two words", None),
    (f"{BACK}?code=", None),
    (f"{BACK}?code=a&code=b", None),
]


@pytest.mark.parametrize(("line", "pasted"), PASTED)
def test_what_is_pasted_is_read(line: str, pasted: Pasted | None) -> None:
    if pasted is None:
        with pytest.raises(NoCode):
            read_pasted(line)
    else:
        assert read_pasted(line) == pasted


def test_a_verifier_is_as_rfc_7636_wants_it() -> None:
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

    assert challenge_of(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    assert len(verifier_of(KEY)) == 43


def played(directory: Path, play: Callable[[Settings, FakeZaloOa], None], **more: object) -> Grant | None:
    """Type commands against the service; return what is stored afterwards."""

    async def run() -> Grant | None:
        service = FakeZaloOa()
        async with service.serving():
            database = new_sqlite(directory)
            settings = Settings(
                database_url=f"sqlite:///{directory / 'tongket.sqlite3'}",
                files=directory / "files",
                secret_key=KEY.hex(),  # type: ignore[arg-type] # as the environment writes it
                public_url="https://tongket.example.vn",
                zalo_oa_app_id=APP_ID,
                zalo_oa_secret_key=SecretStr(APP_SECRET),
                zalo_oa_api_url=service.base_url,
                zalo_oa_oauth_url=service.base_url,
                **more,  # type: ignore[arg-type]
            )
            await asyncio.to_thread(play, settings, service)
            found = stored(database)
            database.close()
            return found

    return asyncio.run(run())


def stored(database: Database) -> Grant | None:
    with database.reading() as connection:
        return Store(connection).grants.find("zalo_oa")


def types(settings: Settings, line: str, *, refresh_token: bool = False) -> None:
    consent(settings, refresh_token=refresh_token, pasted=io.StringIO(f"{line}\n"))


def test_a_code_becomes_the_first_pair_sealed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tokens: list[str] = []

    def play(settings: Settings, service: FakeZaloOa) -> None:
        types(settings, f"{BACK}?oa_id=18&code={VERIFIED_CODE}")
        tokens.extend([*service.access, service.refresh_token])

    grant = played(tmp_path, play)

    said = capsys.readouterr()
    assert (
        f"/v4/oa/permission?app_id={APP_ID}&redirect_uri=https%3A%2F%2Ftongket.example.vn%2Fzalo-oa%2Fconsent"
        in said.out
    )
    assert "code_challenge=" in said.out
    assert grant is not None
    pair = Seals([Secret(KEY).key("zalo oa grant")]).open(grant.sealed)
    assert [pair.access, pair.refresh] == tokens
    assert not any(token in said.out + said.err for token in (*tokens, APP_SECRET, VERIFIED_CODE))


def test_a_configured_address_is_printed_instead(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = "https://oauth.zaloapp.com/v4/oa/permission?app_id=1&redirect_uri=x"
    played(tmp_path, lambda settings, _: types(settings, VERIFIED_CODE), zalo_oa_consent_url=link)

    assert f"  {link}\n" in capsys.readouterr().out


def test_a_first_refresh_token_is_stored_before_it_is_used(tmp_path: Path) -> None:
    def play(settings: Settings, service: FakeZaloOa) -> None:
        types(settings, FIRST_REFRESH, refresh_token=True)
        assert service.pairs == 1

    grant = played(tmp_path, play)

    assert grant is not None
    assert (grant.serial, grant.lost_at) == (1, None)


def refused(settings: Settings, line: str, *, refresh_token: bool = False) -> str:
    with pytest.raises(Refused) as why:
        types(settings, line, refresh_token=refresh_token)
    (told,) = why.value.lines
    return told


def test_what_zalo_does_not_take_is_one_line_and_says_what_to_do(tmp_path: Path) -> None:
    def play(settings: Settings, service: FakeZaloOa) -> None:
        assert "Nothing was pasted" in refused(settings, "")
        assert "holds no code" in refused(settings, "https://tongket.example.vn/zalo-oa/consent")
        assert "-14003" in refused(settings, "another-code")
        service.fail(Fault(cut=True), lambda path, _: path.endswith("access_token"))
        assert "did not answer" in refused(settings, VERIFIED_CODE)

    assert played(tmp_path, play) is None


def test_a_used_refresh_token_is_refused_and_the_doctor_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def play(settings: Settings, _service: FakeZaloOa) -> None:
        assert "-14020" in refused(settings, "a-used-refresh-token", refresh_token=True)
        with pytest.raises(Refused):
            checking.doctor(settings, as_json=False)
        types(settings, FIRST_REFRESH, refresh_token=True)
        capsys.readouterr()
        with pytest.raises(Refused):  # there is no season yet
            checking.doctor(settings, as_json=False)
        assert "ok     Zalo OA permission: there; this token ends" in capsys.readouterr().out

    played(tmp_path, play)


def test_a_token_whose_answer_was_lost_stays_and_is_tried_again(tmp_path: Path) -> None:
    def play(settings: Settings, service: FakeZaloOa) -> None:
        service.fail(Fault(garbled=True), lambda path, _: path.endswith("access_token"))
        assert "did not answer" in refused(settings, FIRST_REFRESH, refresh_token=True)

    grant = played(tmp_path, play)

    assert grant is not None
    assert (grant.serial, grant.lost_at) == (0, None)


def test_another_account_than_the_settings_name_is_not_let_in(tmp_path: Path) -> None:
    def play(settings: Settings, _service: FakeZaloOa) -> None:
        assert "another account" in refused(settings, f"{BACK}?oa_id=19&code={VERIFIED_CODE}")

    assert played(tmp_path, play, zalo_oa_id="18") is None


def test_without_an_application_there_is_nothing_to_consent_to(tmp_path: Path) -> None:
    with pytest.raises(WrongSettings) as wrong:
        types(Settings(database_url=f"sqlite:///{tmp_path / 'x.sqlite3'}"), "x")

    assert wrong.value.lines[0].startswith("TONGKET_ZALO_OA_APP_ID is not set")
