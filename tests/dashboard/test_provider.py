"""The file that describes the identity provider: what in it is refused, and what its rules mean."""

import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.entrance.provider import BadProvider, Provider, Rule, provider, usable
from dashboard.text import text
from etl import areas

GOOD = """
issuer = "https://id.example.vn/realms/office"
client_id = "danvan"
client_secret = "s"
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "oidc.toml"
    made.touch(mode=0o600)
    made.write_text(GOOD, encoding="utf-8")
    monkeypatch.setenv("DASHBOARD_OIDC", str(made))
    monkeypatch.setenv("DASHBOARD_URL", "https://danvan.example.vn")
    return made


def test_without_a_file_there_is_no_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DASHBOARD_OIDC", raising=False)
    assert provider() is None


def test_what_is_not_said_is_the_safest(file: Path) -> None:
    asked = provider()
    assert (asked.person, asked.rules, asked.adds, asked.signs_out) == ("subject", (), False, False)
    assert asked.discovery == "https://id.example.vn/realms/office/.well-known/openid-configuration"
    assert asked.button(text("vi")) == "Đăng nhập bằng tài khoản cơ quan"
    file.write_text(GOOD + 'label = { vi = "Tài khoản tỉnh", en = "Provincial account" }', encoding="utf-8")
    assert [provider().button(text(language)) for language in ("vi", "en")] == ["Tài khoản tỉnh", "Provincial account"]


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o622, 0o666, 0o660, 0o600, 0o400])
def test_a_secret_others_may_read_is_refused(file: Path, mode: int) -> None:
    file.chmod(mode)
    if mode in (0o600, 0o400):  # as for every other secret; systemd hands one over in a folder of its own
        assert provider() is not None
        return
    with pytest.raises(BadProvider, match=f"chmod 600 {file}"):
        provider()
    assert usable() is None


REFUSED = """
clientid = "x"                                      | 'clientid'.*not known
person = "name"                                     | allowed are
person = 7                                          | must be str
adds = "yes"                                        | must be bool
adds = true                                         | at least one
scope = "profile"                                   | must contain openid
[[rule]]                                            | lacks
[[rule]];claim="g";has="x";role="boss";area="280"   | allowed are
[[rule]];claim="g";has="x";role="viewer"            | write area = CODE
[[rule]];claim="g";has="x-{area}";role="viewer";area="280" | not both
[[rule]];claim="g";has="x";role="viewer";area="99999" | no official code
[[rule]];claim="g";has="x";role="viewer";area="*";level="1" | 'level'.*not known
= 1                                                 | not valid TOML
"""


@pytest.mark.parametrize("line", REFUSED.strip().splitlines())
def test_what_is_wrong_in_the_file_is_said(file: Path, line: str) -> None:
    more, _, said = line.partition("|")
    file.write_text(GOOD + more.replace(";", "\n"), encoding="utf-8")
    with pytest.raises(BadProvider, match=said.strip()) as refused:
        provider()
    assert str(file) in str(refused.value)


ISSUERS = (
    "http://id.example.vn", "ftp://id.example.vn", "id.example.vn", "https://", "https://id.example.vn?x=1",
    "http://localhost.evil.example", "file:///etc/passwd",
)  # fmt: skip


@pytest.mark.parametrize("issuer", ISSUERS)
def test_a_provider_is_asked_over_https(file: Path, issuer: str) -> None:
    file.write_text(GOOD.replace("https://id.example.vn/realms/office", issuer), encoding="utf-8")
    with pytest.raises(BadProvider, match="https address"):
        provider()


def test_one_must_be_led_back_to_the_address_people_type(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DASHBOARD_URL")
    with pytest.raises(BadProvider, match="needs DASHBOARD_URL"):
        provider()


def test_the_server_does_not_start_with_such_a_file(file: Path) -> None:
    file.chmod(0o644)
    command = [sys.executable, "-m", "dashboard", "--port", "1"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "chmod 600" in done.stderr


def area(code: str) -> int:
    return areas.load().by_code(code)[0].id


RULES = (
    Rule("realm_access.roles", "head", "administrator", "*"),
    Rule("https://danvan.example.vn/role", "officer", "officer", "10270"),
    Rule("groups", "/danvan/{area}/officer", "officer"),
    Rule("groups", "danvan", "viewer", "01"),
)
MEANS = [
    # claims                                                      role             area
    ({"groups": ["danvan"]}, ("viewer", "01")),
    ({"groups": "danvan"}, ("viewer", "01")),
    ({"groups": ["danvan", "/danvan/280/officer"]}, ("officer", "280")),  # the first rule that fits
    ({"groups": ["/danvan/99999/officer", "/danvan/280/officer"]}, ("officer", "280")),
    ({"realm_access": {"roles": ["head"]}}, ("administrator", None)),
    ({"https://danvan.example.vn/role": "officer"}, ("officer", "10270")),
    ({"groups": ["Danvan", "danvan2", "xdanvan", "/danvan/280/officer/x", "/danvan/2.8/officer"]}, None),
    ({"groups": ["/danvan/٢٨٠/officer", "danvan\n"]}, None),
    ({"groups": {"danvan": True}}, None),
    ({"groups": None, "realm_access": "head"}, None),
    ({}, None),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "meant"), MEANS)
def test_what_rules_make_of_claims(claims: dict, meant: tuple[str, str | None] | None) -> None:
    asked = Provider("https://id.example.vn", "danvan", "s", rules=RULES)
    expected = meant and (meant[0], meant[1] and area(meant[1]))
    assert asked.means(claims) == expected
