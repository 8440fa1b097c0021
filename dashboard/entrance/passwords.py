"""Passwords: how they are hashed (argon2id), which are too weak (zxcvbn), and how much checking them may cost."""

import os
import threading
import time
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from zxcvbn import zxcvbn

from etl.vietnamese import plain as bare

SHORTEST, LONGEST = 10, 128  # letters; a longest one, or a long text would be a long computation
STRONG_ENOUGH = 3  # of zxcvbn's 0 to 4: more than 10^8 guesses
WAITING = 6  # strangers whose password may wait to be checked; the next is told to come back
REST = 0.3  # seconds the strangers' thread rests at most after a password: as long as it took
NICENESS = 5  # of the strangers' thread: a third of the weight of the others when all are busy
_HASHER = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=1)  # RFC 9106 §4, second choice, one lane
# checked for unknown names: takes as long as a real one; of a random text that was thrown away
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=1$uKg6sawfLNp+sxgwt7bGWg$5x+b1b0Mc0EOCxsoLMrHWQgm6G6bSmk3cuNG67L4VE0"


class Busy(RuntimeError):
    """Too many passwords wait to be checked."""


class Checker:
    """Checks passwords one at a time, in a thread that gives way to those who look at charts.

    Known browsers have a thread of their own that gives way to nobody: strangers do not hold them up.
    """

    def __init__(self) -> None:
        self._strangers = ThreadPoolExecutor(1, "password", initializer=_give_way)
        self._known = ThreadPoolExecutor(1, "password-known")
        self._waiting = threading.BoundedSemaphore(WAITING)

    def is_right(self, hashed: str | None, password: str, known: bool) -> bool:
        """True when the password is the one hashed; always takes as long. Raises Busy when too many wait."""
        if known:
            return self._known.submit(is_right, hashed, password).result()
        if not self._waiting.acquire(blocking=False):
            raise Busy
        try:
            begun = time.monotonic()
            answer = self._strangers.submit(is_right, hashed, password).result()
            self._strangers.submit(time.sleep, min(time.monotonic() - begun, REST))
            return answer
        finally:
            self._waiting.release()


def is_right(hashed: str | None, password: str) -> bool:
    """True when the password is the one hashed. Without a hash the answer is no, and takes as long."""
    try:
        matches = _HASHER.verify(hashed or _NOBODY, _plain(password)[:LONGEST])
    except (Argon2Error, InvalidHashError):
        return False
    return matches and hashed is not None and len(_plain(password)) <= LONGEST


def hash_of(password: str) -> str:
    """The argon2id hash that is stored."""
    return _HASHER.hash(_plain(password))


def is_outdated(hashed: str) -> bool:
    """True when the hash was made with other costs than today's."""
    return _HASHER.check_needs_rehash(hashed)


def weakness(password: str, about: Sequence[str]) -> str | None:
    """Why a password cannot be taken: `too_short`, `too_long`, `too_weak`; None when it can.

    `about` are words a stranger would try first: the person's names, the area. No rule asks for capitals or digits
    (NIST SP 800-63B §3.1.1): length and not being guessable are what counts.
    """
    plain = _plain(password)
    if len(plain) < SHORTEST:
        return "too_short"
    if len(plain) > LONGEST:
        return "too_long"
    forms = [form for text in about for form in (text, bare(text))]  # with marks, and as one types without them
    words = [word for form in forms for word in (form, form.replace(" ", ""), *form.split()) if len(word) > 2]
    is_weak = zxcvbn(plain[:72], user_inputs=["danvan", *words])["score"] < STRONG_ENOUGH
    return "too_weak" if is_weak else None


def _plain(password: str) -> str:
    # the same Vietnamese letters, whether a keyboard composes them or not (RFC 8265 §4.2)
    return unicodedata.normalize("NFC", password)


def _give_way() -> None:
    with suppress(OSError, AttributeError):  # on Linux a thread has a niceness of its own
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
