"""The headers of answers, and the policy of the page against the page itself."""

import base64
import hashlib
import re

from starlette.datastructures import MutableHeaders

from dashboard.entrance.headers import make_safe, page_policy
from dashboard.packed import packed


def of(**given: str) -> MutableHeaders:
    headers = MutableHeaders({name.replace("_", "-"): value for name, value in given.items()})
    make_safe(headers)
    return headers


def test_every_script_in_the_page_is_named_by_its_hash_and_no_other_may_run():
    page = packed("index.html").plain
    scripts = re.findall(rb"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    assert scripts
    rules = dict(rule.split(" ", 1) for rule in page_policy().split("; "))
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" for script in scripts]
    assert rules["script-src"].split() == ["'self'", *hashes]
    assert rules["default-src"] == rules["object-src"] == rules["frame-ancestors"] == rules["base-uri"] == "'none'"


def test_only_pages_may_load_anything_and_an_answers_own_headers_stand():
    assert of(content_type="text/html; charset=utf-8")["content-security-policy"] == page_policy()
    assert of(content_type="text/csv")["content-security-policy"].startswith("default-src 'none'; base-uri 'none'")
    own = of(content_type="text/html", content_security_policy="default-src 'self'", cache_control="no-cache")
    assert (own["content-security-policy"], own["cache-control"]) == ("default-src 'self'", "no-cache")


def test_nothing_may_be_kept_that_does_not_say_so():
    assert of(content_type="application/json")["cache-control"] == "no-store"


def test_browsers_are_told_to_stay_with_https_where_people_come_by_it(monkeypatch):
    assert "strict-transport-security" not in of()
    monkeypatch.setenv("DASHBOARD_URL", "https://danvan.example.vn")
    assert of()["strict-transport-security"] == "max-age=31536000"
    monkeypatch.setenv("DASHBOARD_URL", "http://danvan.example.vn")
    assert "strict-transport-security" not in of()


def test_not_modified_leaves_the_policy_that_the_browser_keeps():
    headers = MutableHeaders()
    make_safe(headers, 304)
    assert "content-security-policy" not in headers
    assert headers["x-content-type-options"] == "nosniff"
