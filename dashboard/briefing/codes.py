"""The mark on everything that leaves: a short code one can type from paper, with a check of what was typed.

Ten letters and digits without those that look alike (Crockford's base 32), and one check sign: ISO/IEC 7064 MOD 37,36
finds every single wrong sign, and of neighbours that changed places all but some two in a thousand.
"""

import secrets

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALL = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
LENGTH = 10


def make() -> str:
    """A new code, written in groups: 3F7K-9QZT-2MW."""
    while True:
        bare = "".join(secrets.choice(_SIGNS) for _ in range(LENGTH))
        if _check(bare) in _SIGNS:  # the check sign is none that looks like another either
            return written(bare + _check(bare))


def read(typed: str) -> str | None:
    """The code somebody typed, in any case, with blanks or strokes; None when its check says it is mistyped."""
    signs = "".join(sign for sign in typed.upper() if sign.isascii() and sign.isalnum())
    bare, check = signs.translate(_ALIKE)[:-1], signs.translate(_ALIKE)[-1:]
    if len(bare) != LENGTH or any(sign not in _SIGNS for sign in bare) or _check(bare) != check:
        return None
    return written(bare + check)


def written(signs: str) -> str:
    """In groups of four."""
    return "-".join(signs[n : n + 4] for n in range(0, len(signs), 4))


def _check(bare: str) -> str:
    """The check sign of ISO/IEC 7064 MOD 37,36 (hybrid system)."""
    left = 36
    for sign in bare:
        left = (left + _ALL.index(sign)) % 36 or 36
        left = left * 2 % 37
    return _ALL[(37 - left) % 36]
