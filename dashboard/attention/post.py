"""The office's mail server, as the TOML file named by DASHBOARD_MAIL describes it, and handing it a letter.

The file holds a password, so it is refused when others may read it. A letter holds figures: it goes to the server by
TLS, whose certificate is checked, or to one on this very machine.
"""

import os
import smtplib
import ssl
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from dashboard.entrance.settings import LOOPBACK
from etl.confidential import read_alone

PORTS = {"starttls": 587, "tls": 465, "none": 25}
WAIT = 30.0
"""So many seconds at most until the server answers."""


class BadPost(ValueError):
    """The file cannot be used; the message names it and says what to do."""


class Unsent(RuntimeError):
    """The server did not take a letter: `why` is a key of the texts under "mail.", `said` what the server said."""

    def __init__(self, why: str, said: str = "") -> None:
        super().__init__(f"{why} {said}".strip())
        self.why = why
        self.said = "".join(letter if letter.isprintable() else " " for letter in said)[:200]


@dataclass(frozen=True, slots=True)
class Post:
    """`security`: starttls (begins in the clear, then encrypted), tls (from the first byte), none (this machine only).

    `domains`: letters go to addresses that end with one of these alone; empty: to any.
    """

    host: str
    sender: str
    security: str = "starttls"
    port: int = 0
    user: str = ""
    password: str = ""
    domains: tuple[str, ...] = ()

    @property
    def domain(self) -> str:
        """The part of the sender's address after the @."""
        return self.sender.rpartition("@")[2]

    def serves(self, address: str) -> bool:
        """Whether letters may go to this address."""
        return not self.domains or address.rpartition("@")[2].lower() in self.domains


def post() -> Post | None:
    """The office's mail server; None when DASHBOARD_MAIL names no file. Raises BadPost, NotConfidential."""
    name = os.environ.get("DASHBOARD_MAIL", "")
    if not name:
        return None
    path = Path(name)
    try:
        given = tomllib.loads(read_alone("DASHBOARD_MAIL", path).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadPost(f"{path} is not valid TOML: {error}") from error
    made = _made(path, given)
    for problem in _problems(made):
        raise BadPost(f"{path}: {problem}")
    return made


def send(made: Post, letter: EmailMessage) -> None:
    """Hand a letter to the server. Raises Unsent; once the server has taken it, nothing that follows is a failure."""
    letter["From"] = made.sender
    letter["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday answers it
    try:
        with _opened(made) as server:
            server.send_message(letter)
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        raise _why(error) from error


@contextmanager
def _opened(made: Post) -> Iterator[smtplib.SMTP]:
    trusted = ssl.create_default_context()
    if made.security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(made.host, made.port, timeout=WAIT, context=trusted)
    else:
        server = smtplib.SMTP(made.host, made.port, timeout=WAIT)
    try:
        if made.security == "starttls":
            server.starttls(context=trusted)
        if made.user:
            server.login(made.user, made.password)
        yield server
    finally:
        with suppress(smtplib.SMTPException, OSError):  # how it takes leave changes nothing of what it did
            server.quit()


def _why(error: Exception) -> Unsent:
    said = ""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        said = next((f"{code} {_text(words)}" for code, words in error.recipients.values()), "")
        return Unsent("refused_address", said)
    if isinstance(error, smtplib.SMTPResponseException):
        said = f"{error.smtp_code} {_text(error.smtp_error)}"
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return Unsent("refused_login", said)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Unsent("not_supported", str(error))
    if isinstance(error, ssl.SSLError):
        return Unsent("not_trusted", str(getattr(error, "verify_message", "") or error.reason or ""))
    if isinstance(error, smtplib.SMTPException):
        return Unsent("refused", said or str(error))
    return Unsent("unreachable", str(error))


def _text(words: object) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)


def _made(path: Path, given: Mapping[str, Any]) -> Post:
    known = {field.name: field for field in fields(Post)}
    if unknown := sorted(set(given) - set(known)):
        raise BadPost(f"{path}: {unknown} is not known; known are {sorted(known)}")
    if missing := [name for name in ("host", "sender") if not given.get(name)]:
        raise BadPost(f"{path} lacks {missing}")
    kinds = {"port": int, "domains": list}
    for name, value in given.items():
        kind = kinds.get(name, str)
        if not isinstance(value, kind) or isinstance(value, bool):
            raise BadPost(f"{path}: {name} = {'…' if name == 'password' else repr(value)} must be {kind.__name__}")
    domains = tuple(str(one).lower().removeprefix("@") for one in given.get("domains", ()))
    made = Post(**{**given, "domains": domains})
    port = made.port or PORTS.get(made.security, 0)
    return Post(**{name: getattr(made, name) for name in known} | {"port": port})


def _problems(made: Post) -> Iterator[str]:
    if made.security not in PORTS:
        yield f"security = {made.security!r}; allowed are {sorted(PORTS)}"
    if made.security == "none" and made.host not in LOOPBACK:
        yield 'security = "none" is for a server on this machine alone; write "starttls" or "tls"'
    if bool(made.user) != bool(made.password):
        yield "user and password belong together; write both, or neither"
    if not 0 < made.port < 65536:
        yield f"port = {made.port} is none"
    with suppress(ValueError, IndexError):
        if Address(addr_spec=made.sender).domain:
            return
    yield f"sender = {made.sender!r} is no address"
