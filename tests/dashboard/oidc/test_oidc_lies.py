"""A real identity provider, made to lie: none of it opens a sign-in."""

import json

import pytest

from tests.dashboard.identity import Identity, way
from tests.dashboard.visitor import Office, Visitor

LIES = """
{"claims": {"nonce": "another"}}                                                        | 400
{"claims": {"nonce": null}}                                                             | 400
{"claims": {"iss": "https://evil.example"}}                                             | 400
{"claims": {"aud": "another-office"}}                                                   | 400
{"claims": {"aud": ["danvan", "another-office"], "azp": "another-office"}}              | 400
{"claims": {"exp": 1700000000}}                                                         | 400
{"claims": {"exp": null}}                                                               | 400
{"claims": {"iat": 99999999999}}                                                        | 400
{"claims": {"sub": null}}                                                               | 400
{"claims": {"sub": "n-3"}}                                                              | 400
{"userinfo": {"sub": "n-3"}}                                                            | 400
{"key": "other"}                                                                        | 400
{"algorithm": "none"}                                                                   | 400
{"algorithm": "none", "metadata": {"id_token_signing_alg_values_supported": ["none"]}}  | 400
{"algorithm": "HS256", "metadata": {"id_token_signing_alg_values_supported": ["HS256", "RS256"]}} | 400
{"metadata": {"issuer": "https://evil.example"}}                                        | 503
{"metadata": {"token_endpoint": "http://evil.example/token"}}                           | 503
{"metadata": {"jwks_uri": "file:///etc/passwd"}}                                        | 503
{"metadata": {"userinfo_endpoint": "http://169.254.169.254/me"}}                        | 503
{"metadata": {"token_endpoint": null}}                                                  | 503
{"claims": {}}                                                                          | 303
"""


@pytest.mark.parametrize("line", LIES.strip().splitlines())
def test_a_lie_opens_nothing(office: Office, identity: Identity, line: str) -> None:
    lie, _, status = line.rpartition("|")
    visitor = Visitor(office)
    back = way(visitor, identity, "n-1")
    identity.tell(lie=json.loads(lie))
    answer = visitor.ask(back, page=True)
    identity.tell()
    assert answer.status_code == int(status)
    assert ("danvan_session" in visitor.cookies) == (status.strip() == "303")
    assert "Traceback" not in answer.text
