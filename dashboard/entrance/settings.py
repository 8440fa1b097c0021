"""How the dashboard is reached, from the environment: DASHBOARD_URL, DASHBOARD_PROXY, DASHBOARD_OPEN.

Without any of them everybody must sign in over plain http; `python -m dashboard` sets DASHBOARD_OPEN when it serves
this machine alone.
"""

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class Settings:
    """`url`: the address people type, when a proxy stands in front; `proxies`: whose word is taken for who asks.

    `may_be_open`: shown to anybody on this machine while nobody has been added (the demonstration).
    """

    url: str | None
    proxies: frozenset[str]
    may_be_open: bool

    @property
    def host(self) -> str | None:
        """Host and port people type, or None when any name may lead here."""
        return urlsplit(self.url).netloc.lower() if self.url else None

    @property
    def is_encrypted(self) -> bool:
        """True when people reach us by https: then the cookies say so."""
        return bool(self.url) and urlsplit(self.url).scheme == "https"

    def cookie(self, name: str) -> str:
        """The name of a cookie; with __Host- no other machine of the domain can set it (RFC 6265bis §4.1.3.2)."""
        return f"__Host-danvan_{name}" if self.is_encrypted else f"danvan_{name}"


def settings() -> Settings:
    """The settings of this process. Raises ValueError for a DASHBOARD_URL that is no http(s) address of a host."""
    url = os.environ.get("DASHBOARD_URL", "").rstrip("/") or None
    if url:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query:
            raise ValueError(f"DASHBOARD_URL={url!r}: write it like https://danvan.example.vn")
    default = "127.0.0.1,::1" if url else ""
    proxies = frozenset(p.strip() for p in os.environ.get("DASHBOARD_PROXY", default).split(",") if p.strip())
    return Settings(url, proxies, os.environ.get("DASHBOARD_OPEN") == "1" and url is None)
