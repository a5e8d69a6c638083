"""Trouble reaches a person: the operator hears of it once a day, and hears what to do."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.trouble import Watch
from conversation.reach import BadRequest
from conversation.translation import Translators
from emulation.numerals import in_words
from emulation.people import Role
from handlers.trouble import Trouble
from storage.store import Store
from tests.support.office import Office, opened
from tests.support.script import ZONE


def _looks(office: Office, watch: Watch) -> int:
    now = office.stage.clock.now()
    number = office.stage.write(lambda store: watch.look(store, now))
    office.stage.deliver()
    return number


def test_messages_given_up_and_a_silent_clock_are_told_once_a_day(tmp_path: Path) -> None:
    with opened(tmp_path, "buttons") as office:
        operator = office.joined(Role.OPERATOR)
        watch = Watch(None, Translators(ZONE, in_words))
        assert _looks(office, watch) == 0
        office.stage.posts["buttons"].failing.append(BadRequest("too strange"))
        operator.says("/trogiup")
        office.stage.later(timedelta(minutes=1))
        assert _looks(office, watch) == 1
        assert any("Có 1 tin không gửi được" in each.part.text for each in office.stage.posts["buttons"].sent)
        office.stage.later(timedelta(minutes=1))
        assert _looks(office, watch) == 0
        office.stage.later(timedelta(minutes=30))
        assert _looks(office, watch) == 1
        assert any("Đồng hồ nhắc việc ngừng từ" in each.part.text for each in office.stage.posts["buttons"].sent)


def test_a_refused_token_names_its_channel_and_nothing_else(tmp_path: Path) -> None:
    with opened(tmp_path, "buttons") as office:
        office.joined(Role.OPERATOR)
        watch = Watch(None, Translators(ZONE, in_words))
        watch.token_refused("Kênh nhắn tin")
        assert _looks(office, watch) == 1
        assert any("Kênh nhắn tin không nhận mã" in each.part.text for each in office.stage.posts["buttons"].sent)


def test_a_disk_nearly_full_is_told_once_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path, "buttons") as office:
        office.joined(Role.OPERATOR)
        watch = Watch(tmp_path, Translators(ZONE, in_words))
        monkeypatch.setattr("bot.trouble._LEAST_FREE", 0)
        assert _looks(office, watch) == 0
        monkeypatch.setattr("bot.trouble._LEAST_FREE", 2**80)
        assert _looks(office, watch) == 1
        assert any("MB" in each.part.text for each in office.stage.posts["buttons"].sent)
        office.stage.later(timedelta(minutes=1))
        assert _looks(office, watch) == 0


def test_nobody_but_the_operator_is_troubled(tmp_path: Path) -> None:
    with opened(tmp_path, "buttons") as office:
        office.joined(Role.STAFF)
        watch = Watch(None, Translators(ZONE, in_words))
        watch.token_refused("Kênh nhắn tin")
        assert _looks(office, watch) == 0


def test_a_lost_grant_is_told_once_with_what_waits_and_what_to_type(tmp_path: Path) -> None:
    with opened(tmp_path, "buttons") as office:
        office.joined(Role.OPERATOR)
        watch = Watch(None, Translators(ZONE, in_words), {"mail": "Hộp thư"})
        watch.renews("mail", "tongket mail consent")
        watch.token_refused("mail")
        now = office.stage.clock.now()

        def lose(store: Store) -> None:
            store.grants.begin("mail", b"sealed", now, seed=None, anew=True)
            store.grants.take("mail", 0, "me", timedelta(minutes=1))
            store.grants.lose("mail", 0, "me", "-14020", now)

        office.stage.write(lose)
        assert _looks(office, watch) == 1
        assert _looks(office, watch) == 0
        told = office.stage.posts["buttons"].sent[-1].part.text
        assert "Hộp thư thôi cấp quyền gửi tin từ" in told
        assert "0 tin đang chờ" in told
        assert told.endswith("gõ lệnh: tongket mail consent")


def test_what_a_service_refuses_is_told_by_its_code(tmp_path: Path) -> None:
    with opened(tmp_path, "buttons") as office:
        office.joined(Role.OPERATOR)
        watch = Watch(None, Translators(ZONE, in_words), {"mail": "Hộp thư"})
        for _ in range(2):
            watch.hear("mail", Trouble.ACCOUNT_REFUSED, -204)
            watch.hear("mail", Trouble.QUOTA_SPENT, -211)
        assert _looks(office, watch) == 2
        assert _looks(office, watch) == 0
        texts = [each.part.text for each in office.stage.posts["buttons"].sent]
        assert any("Hộp thư không cho tài khoản của cơ quan gửi tin (mã -204)" in text for text in texts)
        assert any("Hộp thư báo đã hết số tin được gửi (mã -211)" in text for text in texts)
