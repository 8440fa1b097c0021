"""Bytes of a text → the text: by its byte order mark, as UTF-8, or in an old code page of Vietnamese Windows.

Letters of old fonts (TCVN3, VNI) were written in the code page of the West and come out as that, "Tæng céng": which
font it was only the words of a whole column tell, and that is decided later (etl/recognise/letters.py).
"""

import re
import unicodedata

from etl.read.guard import Refused

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STRAY_TONE = re.compile(f"(?<![aăâeêioôơuưyAĂÂEÊIOÔƠUƯY]){_TONE.pattern}")
"""cp1258 writes tones as signs of their own, after a vowel; bytes of another code page put them anywhere."""
_TCVN3 = re.compile(r"[a-zA-Z\u00c0-\u00ff][\xa8-\xb9\xbb-\xbe]|[\xa8\xab-\xae\xb5-\xb9][a-zA-Z\u00c0-\u00ff]")
"""Signs such as ¶ and ® next to a letter: an old font of the ABC kind (TCVN3)."""


def decode(data: bytes) -> str:
    """The text of the bytes; raises Refused when they are none. A page or XML may declare which old code page it is."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _clean(data, encoding)
    if b"\0" in data:
        return _clean(data, _two_bytes_each(data))
    try:
        return _clean(data, "utf-8")
    except Refused as refused:
        if refused.code != "unclear_text":
            raise
    declared = _DECLARED.search(data[:4096])
    said = declared[1].decode("ascii").lower() if declared else ""
    if said not in ("windows-1252", "iso-8859-1", "latin1"):
        try:
            vietnamese = _clean(data, "cp1258")
        except Refused:
            vietnamese = ""
        fits = _TONE.search(vietnamese) and not _STRAY_TONE.search(vietnamese) and not _TCVN3.search(vietnamese)
        if fits or (vietnamese and said == "windows-1258"):
            return unicodedata.normalize("NFC", vietnamese)
    return _clean(data, "cp1252")


def _two_bytes_each(data: bytes) -> str:
    """UTF-16 without a mark: signs of ASCII (digits, separators, most letters) have a zero on one and the same side."""
    first, second = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 or max(first, second) < len(data) / 4:
        raise Refused("not_a_report", "binary")
    return "utf-16-le" if second > first else "utf-16-be"


def _clean(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as unclear:
        raise Refused("unclear_text") from unclear
    if _CONTROL.search(text):
        raise Refused("not_a_report", "binary")
    return text
