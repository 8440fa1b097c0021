"""Secrets that only their holder has: 256 random bits; stored is their SHA-256 (no salt needed for random ones)."""

import hashlib
import secrets


def new() -> str:
    """A new secret, 43 letters that may stand in an address or a cookie."""
    return secrets.token_urlsafe(32)


def key(secret: str) -> str:
    """What is stored of it."""
    return hashlib.sha256(secret.encode()).hexdigest()
