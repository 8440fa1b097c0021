"""The way to the identity provider and back: what must agree, and that it counts once."""

from urllib.parse import parse_qs, urlsplit

import pytest
from itsdangerous import TimestampSigner, URLSafeTimedSerializer

from dashboard.entrance import oidc
from tests.dashboard.identity import SECRET, Identity, come, last_line, settle, way
from tests.dashboard.visitor import Office, Visitor


def test_the_whole_way(office: Office, identity: Identity) -> None:
    visitor = Visitor(office)
    page = visitor.ask("/sign-in?next=/xu-huong%3Farea%3D280", page=True).text
    assert "Đăng nhập bằng tài khoản cơ quan" in page
    assert 'href="/oidc/sign-in?next=/xu-huong%3Farea%3D280"' in page
    asked = visitor.ask("/oidc/sign-in", page=True).headers["location"]
    said = {name: values[0] for name, values in parse_qs(urlsplit(asked).query).items()}
    assert said["redirect_uri"] == f"{office.address}/oidc/callback"
    assert (said["response_type"], said["code_challenge_method"]) == ("code", "S256")
    assert min(len(said[name]) for name in ("state", "nonce", "code_challenge")) >= 43
    visitor, answer = come(office, identity, "n-1", "/xu-huong%3Farea%3D280")
    assert (answer.status_code, answer.headers["location"]) == (303, "/xu-huong?area=280")
    assert visitor.ask("/", page=True).status_code == 200
    assert set(visitor.cookies) == {"danvan_session"}  # and no longer what was kept on the way
    assert last_line(office) == ("an", "sign_in", None, {"way": "oidc"})
    with visitor.page() as opened:
        assert "Thành phố Hà Nội" in opened.run()


def test_what_is_kept_on_the_way_is_for_this_browser_alone(office: Office) -> None:
    kept = Visitor(office).ask("/oidc/sign-in").headers["set-cookie"].lower()
    assert all(mark in kept for mark in ("danvan_oidc=", "httponly", "samesite=lax", "max-age=600", "path=/"))


def test_a_callback_counts_once_and_in_its_own_browser(office: Office, identity: Identity) -> None:
    visitor = Visitor(office)
    back = way(visitor, identity, "n-1")
    kept = visitor.cookies["danvan_oidc"]
    stranger = Visitor(office)
    assert stranger.ask(back, page=True).status_code == 400  # a callback sent to somebody else
    stranger.ask("/oidc/sign-in")
    assert stranger.ask(back, page=True).status_code == 400  # who is on the way too
    assert visitor.ask(back, page=True).status_code == 303
    assert visitor.ask(back, page=True).status_code == 400  # again
    thief = Visitor(office)
    thief.browser.cookies["danvan_oidc"] = kept
    answer = thief.ask(back, page=True)  # again, with all that was kept
    assert (answer.status_code, "Không xác nhận được" in answer.text) == (400, True)
    assert "danvan_session" not in {**thief.cookies, **stranger.cookies}


class LongAgo(TimestampSigner):
    def get_timestamp(self) -> int:
        return super().get_timestamp() - oidc.LASTS - 1


CHANGES = ("state", "no state", "no cookie", "cookie", "another key", "too late", "issuer", "no issuer")


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_callback_is_none(office: Office, identity: Identity, change: str) -> None:
    visitor = Visitor(office)
    back = way(visitor, identity, "n-1")
    kept = visitor.cookies["danvan_oidc"]
    state = parse_qs(urlsplit(back).query)["state"][0]
    key, salt = f"{SECRET}|{identity.issuer}", "sign-in through the provider"
    read = URLSafeTimedSerializer(key, salt=salt).loads(kept)
    changed = {
        "state": (back.replace(state, state[:-1] + "x"), kept),
        "no state": (back.replace(f"state={state}", ""), kept),
        "no cookie": (back, ""),
        "cookie": (back, kept[:-3] + "abc"),
        "another key": (back, URLSafeTimedSerializer("guessed", salt=salt).dumps(read)),
        "too late": (back, URLSafeTimedSerializer(key, salt=salt, signer=LongAgo).dumps(read)),
        "issuer": (back.replace("iss=http", "iss=https"), kept),
        "no issuer": (back.split("&iss=")[0], kept),
    }
    path, cookie = changed[change]
    visitor.browser.cookies.clear()
    if cookie:
        visitor.browser.cookies["danvan_oidc"] = cookie
    answer = visitor.ask(path, page=True)
    assert (answer.status_code, "danvan_session" in visitor.cookies) == (400, False)
    assert "Hãy bấm lại nút" in answer.text


def test_one_is_led_on_to_a_path_here_alone(office: Office, identity: Identity) -> None:
    for next_ in ("//evil.example", "https://evil.example", "/%5Cevil.example", "javascript:1"):
        assert come(office, identity, "n-1", next_)[1].headers["location"] == "/"


def test_a_stolen_cookie_is_worth_nothing_after_signing_out(office: Office, identity: Identity) -> None:
    visitor, _ = come(office, identity, "n-1")
    stolen = visitor.cookies["danvan_session"]
    assert visitor.ask("/api/v1/areas").status_code == 200
    visitor.ask("/sign-out", "POST")
    thief = Visitor(office)
    thief.browser.cookies["danvan_session"] = stolen
    assert thief.ask("/api/v1/areas").status_code == 401


def test_a_provider_that_is_gone_is_said_to_be(office: Office, identity: Identity) -> None:
    file = office.folder.parent / "oidc.toml"
    file.write_text(file.read_text().replace(identity.issuer, "http://localhost:9"))
    answer = Visitor(office).ask("/oidc/sign-in", page=True)
    assert (answer.status_code, "Chưa kết nối được nơi đăng nhập" in answer.text) == (503, True)
    assert "Tên đăng nhập" in answer.text  # the password still serves


def test_a_file_others_can_read_ends_this_way_to_sign_in(office: Office) -> None:
    file = office.folder.parent / "oidc.toml"
    file.chmod(0o644)
    visitor = Visitor(office)
    assert "tài khoản cơ quan" not in visitor.ask("/sign-in").text
    assert visitor.ask("/oidc/sign-in", page=True).status_code == 404
    assert "chmod 600" in office.log.read_text()
    file.chmod(0o600)


def test_signing_out_at_the_provider_too_is_offered(office: Office, identity: Identity) -> None:
    visitor = Visitor(office)
    assert visitor.ask("/oidc/sign-out", page=True).status_code == 404
    settle(office, identity, "signs_out = true")
    assert 'href="/oidc/sign-out"' in visitor.ask("/sign-in").text
    to = visitor.ask("/oidc/sign-out", page=True).headers["location"]
    assert to.startswith(f"{identity.issuer}/session/end?client_id=danvan&post_logout_redirect_uri=http")
