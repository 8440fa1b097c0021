"""The office's identity provider, as the TOML file named by DASHBOARD_OIDC describes it, and what its claims mean here.

The file holds a secret, so it is refused when others may read it; what is unknown or missing in it is said.
"""

import logging
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dashboard.entrance.settings import LOOPBACK, settings
from dashboard.model import Role
from dashboard.permissions import ALLOWED
from dashboard.text import Text
from etl import areas
from etl.confidential import NotConfidential, read_alone

PERSON = ("subject", "preferred_username", "email")
AREA = "{area}"
log = logging.getLogger(__name__)


class BadProvider(ValueError):
    """The file cannot be used; the message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Who has the value `has` in a claim (a text or a list of texts) has the role in the area.

    `area` is a code, or "*" for the whole office. Where `has` contains {area}, the claim's value says the code there.
    """

    claim: str
    has: str
    role: Role
    area: str = ""

    def means(self, claims: Mapping[str, Any]) -> tuple[Role, int | None] | None:
        """The role and the area's id these claims give; None when the rule does not fit, or the code is no area's."""
        pattern = re.escape(self.has).replace(re.escape(AREA), "([0-9]{2,5})")
        for value in _values(claims, self.claim):
            found = re.fullmatch(pattern, value)
            if found and (AREA not in self.has or _is_area(found[1])):
                code = found[1] if AREA in self.has else self.area
                return self.role, None if code == "*" else areas.load().by_code(code)[0].id
        return None


@dataclass(frozen=True, slots=True)
class Provider:
    """`issuer` is its address, with /.well-known/openid-configuration below; `person` says by what a person is known.

    subject: by the provider's own number for the person alone. preferred_username, email (a verified one): the first
    time by that name, from then on by the number. `adds`: who is unknown here and fits a rule is added. `signs_out`:
    the sign-in page offers to sign out at the provider too.
    """

    issuer: str
    client_id: str
    client_secret: str
    person: str = "subject"
    scope: str = "openid profile email"
    label: Mapping[str, str] | None = None
    rules: tuple[Rule, ...] = ()
    adds: bool = False
    signs_out: bool = False

    @property
    def discovery(self) -> str:
        """Where it says what it can do (OpenID Connect Discovery 1.0 §4)."""
        return self.issuer.rstrip("/") + "/.well-known/openid-configuration"

    def button(self, t: Text) -> str:
        """What the sign-in page's button says."""
        return (self.label or {}).get(t.language) or t("oidc.button")

    def means(self, claims: Mapping[str, Any]) -> tuple[Role, int | None] | None:
        """The role and area the first rule that fits gives."""
        return next((meant for rule in self.rules if (meant := rule.means(claims))), None)

    def may_ask(self, address: object) -> bool:
        """True for an address nobody on the way can read or change: https, or this machine if the provider is here."""
        parts = urlsplit(str(address))
        here = urlsplit(self.issuer).hostname in LOOPBACK and parts.hostname in LOOPBACK
        return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and here))


def provider() -> Provider | None:
    """The provider; None when DASHBOARD_OIDC names no file. Raises BadProvider."""
    name = os.environ.get("DASHBOARD_OIDC", "")
    return _read(Path(name)) if name else None


def usable() -> Provider | None:
    """The same once the server runs; None, and a line in the log, when the file cannot be used any more."""
    try:
        return provider()
    except BadProvider as problem:
        log.error("nobody can sign in through the provider: %s", problem)
        return None


def _read(path: Path) -> Provider:
    try:
        given = tomllib.loads(read_alone("DASHBOARD_OIDC", path).decode())
    except NotConfidential as error:
        raise BadProvider(str(error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadProvider(f"{path} is not valid TOML: {error}") from error
    rules = given.pop("rule", [])
    made = Provider(**_checked(path, Provider, given, "the file"), rules=tuple(_rule(path, one) for one in rules))
    for problem in _problems(made):
        raise BadProvider(f"{path}: {problem}")
    return made


def _rule(path: Path, given: Mapping[str, Any]) -> Rule:
    return Rule(**_checked(path, Rule, given, "a [[rule]]"))


def _checked(path: Path, kind: type, given: Mapping[str, Any], where: str) -> dict[str, Any]:
    known = {field.name: field for field in fields(kind) if field.name != "rules"}
    if unknown := sorted(set(given) - set(known)):
        raise BadProvider(f"{path}: {where} has {unknown}, which is not known; known are {sorted(known)}")
    needed = {"issuer", "client_id", "client_secret", "claim", "has", "role"} & set(known)
    if missing := sorted(name for name in needed if not given.get(name)):
        raise BadProvider(f"{path}: {where} lacks {missing}")
    for name, value in given.items():
        expected = dict if name == "label" else bool if isinstance(known[name].default, bool) else str
        if not isinstance(value, expected):
            raise BadProvider(f"{path}: {name} = {value!r} must be {expected.__name__}")
    return dict(given)


def _problems(made: Provider) -> Iterator[str]:
    if settings().url is None:
        yield "signing in through a provider needs DASHBOARD_URL, the address people type, to be led back to"
    if not made.may_ask(made.issuer) or urlsplit(made.issuer).query or urlsplit(made.issuer).fragment:
        yield f"issuer = {made.issuer!r}: write the provider's https address as it names itself"
    if made.person not in PERSON:
        yield f"person = {made.person!r}; allowed are {list(PERSON)}"
    if "openid" not in made.scope.split():
        yield f"scope = {made.scope!r} must contain openid"
    if made.adds and not made.rules:
        yield "adds = true needs at least one [[rule]] that says with which role and area"
    for rule in made.rules:
        if rule.role not in ALLOWED:
            yield f"[[rule]] role = {rule.role!r}; allowed are {list(ALLOWED)}"
        if (AREA in rule.has) == bool(rule.area):
            yield f"[[rule]] has = {rule.has!r}: write area = CODE (* for the whole office), or {AREA} in has; not both"
        if rule.area not in ("", "*") and not _is_area(rule.area):
            yield f"[[rule]] area = {rule.area!r} is no official code"


def _is_area(code: str) -> bool:
    try:
        return bool(areas.load().by_code(code))
    except areas.UnknownArea:
        return False


def _values(claims: Mapping[str, Any], name: str) -> list[str]:
    """The texts of a claim; one inside another is written with a dot (realm_access.roles)."""
    value: Any = claims.get(name)
    if value is None and "." in name:
        value = claims
        for part in name.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]
