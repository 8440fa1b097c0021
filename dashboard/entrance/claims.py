"""What the office's identity provider says of who signs in, and what of it is believed.

Discovery, PKCE, tokens, signatures and claims are Authlib's affair; here is what we ask of the answer besides.
"""

import logging
from collections.abc import Mapping
from typing import Any

import requests
from authlib.integrations.base_client import BaseApp, OAuth2Mixin, OAuthError, OpenIDMixin
from authlib.integrations.requests_client import OAuth2Session
from joserfc.errors import JoseError

from dashboard.entrance import secret
from dashboard.entrance.provider import Provider

PATIENCE = 5  # seconds to wait for an answer of the provider
# signatures only the provider can make; with "none" or a shared secret anybody could, or we ourselves
SIGNED = frozenset(
    {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"}
)
USED = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint", "end_session_endpoint", "issuer")
NAMES_ITSELF = "authorization_response_iss_parameter_supported"
log = logging.getLogger(__name__)


class _Client(OAuth2Mixin, OpenIDMixin, BaseApp):
    client_cls = OAuth2Session


class Refused(PermissionError):
    """No sign-in; `why` is the key of the text that says why, after "oidc."; `about` is who it was, for the audit."""

    def __init__(self, status: int, why: str, about: str | None = None) -> None:
        super().__init__(why)
        self.status = status
        self.why = why
        self.about = about


def leave(asked: Provider, back: str) -> dict[str, str]:
    """Where to go (`url`), and what is to be kept until one comes back: state, nonce, code_verifier. Raises Refused."""
    return _client(asked).create_authorization_url(back, state=secret.new(), nonce=secret.new())


def arrive(asked: Provider, back: str, given: Mapping[str, str], kept: Mapping[str, str]) -> dict[str, Any]:
    """The claims, believed only with the provider's signature, for us, now, for this very sign-in. Raises Refused.

    `given` are the parameters one came back with, `kept` what had been kept; that their states agree has been seen.
    """
    client = _client(asked)
    if given.get("iss", None if client.server_metadata.get(NAMES_ITSELF) else asked.issuer) != asked.issuer:  # RFC 9207
        raise Refused(400, "not_believed")
    if "error" in given or not given.get("code"):
        raise Refused(403, "declined")
    try:
        token = client.fetch_access_token(back, code=given["code"], code_verifier=kept["code_verifier"])
        claims = client.parse_id_token(token, kept["nonce"], leeway=60)
        if claims is None:
            raise ValueError("no id_token")
        more = client.userinfo(token=token) if "userinfo_endpoint" in client.server_metadata else claims
        if more["sub"] != claims["sub"]:  # OpenID Connect Core 1.0 §5.3.2
            raise ValueError("the claims are of two people")
    except requests.RequestException as problem:
        raise _unreachable(asked, problem) from problem
    except (OAuthError, JoseError, KeyError, TypeError, ValueError) as problem:
        log.warning("the identity provider's answer is not believed: %s", type(problem).__name__)
        raise Refused(400, "not_believed") from problem
    return {**more, **claims}


def leaving(asked: Provider) -> str | None:
    """Where one signs out at the provider; None when it does not say. Raises Refused."""
    address = _client(asked).server_metadata.get("end_session_endpoint")
    return address if asked.may_ask(address) else None


def _client(asked: Provider) -> _Client:
    """The provider as it describes itself at this moment. Raises Refused."""
    try:
        answer = requests.get(asked.discovery, timeout=PATIENCE, allow_redirects=False)
        answer.raise_for_status()
        said = answer.json()
        metadata = {name: said[name] for name in (*USED, NAMES_ITSELF) if said.get(name)}
        if metadata.get("issuer") != asked.issuer:
            raise ValueError("it names itself otherwise")
        if not all(asked.may_ask(metadata[name]) for name in USED[:3]) or not asked.may_ask(
            metadata.get("userinfo_endpoint", asked.issuer)
        ):
            raise ValueError("its addresses are not encrypted")
        signed = sorted(SIGNED & set(said.get("id_token_signing_alg_values_supported", ["RS256"])))
    except (requests.RequestException, AttributeError, KeyError, TypeError, ValueError) as problem:
        raise _unreachable(asked, problem) from problem
    how = {"scope": asked.scope, "code_challenge_method": "S256", "default_timeout": PATIENCE, "leeway": 0}
    identity = {"client_id": asked.client_id, "client_secret": asked.client_secret, "client_kwargs": how}
    return _Client(None, "oidc", **identity, **metadata, id_token_signing_alg_values_supported=signed)


def _unreachable(asked: Provider, problem: Exception) -> Refused:
    log.warning("%s gives no usable answer: %s", asked.issuer, type(problem).__name__)
    return Refused(503, "unreachable")
