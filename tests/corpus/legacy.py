"""Vietnamese as it was written before Unicode, and as careless typing writes it now."""

import re
import unicodedata

_TONES = "\u0300\u0301\u0309\u0303\u0323"  # huyền sắc hỏi ngã nặng

# TCVN 5712:1993, the "ABC" fonts (.VnTime): a byte a letter, shown by its Latin-1 letter; tones as in _TONES.
_TCVN3 = {
    "a": "\xb5\xb8\xb6\xb7\xb9",
    "ă": "\xbb\xbe\xbc\xbd\xc6",
    "â": "\xc7\xca\xc8\xc9\xcb",
    "e": "\xcc\xd0\xce\xcf\xd1",
    "ê": "\xd2\xd5\xd3\xd4\xd6",
    "i": "\xd7\xdd\xd8\xdc\xde",
    "o": "\xdf\xe3\xe1\xe2\xe4",
    "ô": "\xe5\xe8\xe6\xe7\xe9",
    "ơ": "\xea\xed\xeb\xec\xee",
    "u": "\xef\xf3\xf1\xf2\xf4",
    "ư": "\xf5\xf8\xf6\xf7\xf9",
    "y": "\xfa\xfd\xfb\xfc\xfe",
}
_TCVN3_PLAIN = dict(zip("ăâêôơưđĂÂÊÔƠƯĐ", "\xa8\xa9\xaa\xab\xac\xad\xae\xa1\xa2\xa3\xa4\xa5\xa6\xa7", strict=True))

_VNI_MARKS = dict(zip(_TONES, "øùûõï", strict=True))
_VNI_WITH = {  # circumflex and breve melt with the tone into one mark
    "â": ("a", "âàáåãä"),
    "ê": ("e", "âàáåãä"),
    "ô": ("o", "âàáåãä"),
    "ă": ("a", "êèéúüë"),
}
_VNI_LONE = {"ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ", "ơ": "ô", "ư": "ö"}


def _parts(letter: str) -> tuple[str, str]:
    """A letter as (letter without its tone, tone or nothing)."""
    apart = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in apart if mark in _TONES), "")
    return unicodedata.normalize("NFC", apart.replace(tone, "", 1) if tone else apart), tone


def tcvn3(text: str) -> str:
    """The bytes of TCVN3 as a program shows them that takes them for Latin-1: "Tæng céng"."""
    made = []
    for letter in unicodedata.normalize("NFC", text):
        base, tone = _parts(letter)
        if tone:
            made.append(_TCVN3[base.lower()][_TONES.index(tone)])  # capitals with a tone have no byte of their own
        else:
            made.append(_TCVN3_PLAIN.get(base, base))
    return "".join(made)


def vni(text: str) -> str:
    """The bytes of VNI Windows as shown in Latin-1: "Toång coäng"."""
    made = []
    for letter in unicodedata.normalize("NFC", text):
        base, tone = _parts(letter)
        low = base.lower()
        if letter.lower() in _VNI_LONE:
            out = _VNI_LONE[letter.lower()]
        elif low in _VNI_WITH:
            stem, marks = _VNI_WITH[low]
            out = stem + marks[_TONES.index(tone) + 1 if tone else 0]
        elif tone:
            out = _VNI_LONE.get(low, low) + _VNI_MARKS[tone]
        else:
            out = letter.lower()
        made.append(out.upper() if letter.isupper() else out)
    return "".join(made)


def cp1258(text: str) -> bytes:
    """Windows-1258: letters with circumflex, breve and horn are whole, tones follow as marks of their own."""
    return "".join("".join(_parts(c)) for c in unicodedata.normalize("NFC", text)).encode("cp1258")


def decomposed(text: str) -> str:
    """Every letter and its marks apart, as macOS writes file names."""
    return unicodedata.normalize("NFD", text)


def bare(text: str) -> str:
    """Without any mark: "Xa Bach Ha"."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def old_tones(text: str) -> str:
    """Tones of oa, oe, uy on the other vowel: hòa → hoà, Thủy → Thuỷ."""

    def move(found: re.Match[str]) -> str:
        base, tone = _parts(found[1])
        return base + unicodedata.normalize("NFC", found[2] + tone)

    whole = unicodedata.normalize("NFC", text)
    return re.sub(r"(?<![qQ])([òóỏõọÒÓỎÕỌ](?=[aeAE])|[ùúủũụÙÚỦŨỤ](?=[yY]))(\w)(?!\w)", move, whole)
