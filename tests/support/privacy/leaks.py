"""Personal data of every kind, spelled in every way that hides it: it must be found, and never be printed."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Mapping

from stdnum import luhn
from stdnum.cn import ric

Spelling = Callable[[str], str]

_BODY = "43092219871203412"
RESIDENT = _BODY + ric.calc_check_digit(_BODY + "0")
LIKE = _BODY + str((int(ric.calc_check_digit(_BODY + "0").replace("X", "0")) + 3) % 10)
MOBILE = "18432737113"
_CARD = "621700283190457"
CARD = _CARD + luhn.calc_check_digit(_CARD)

KINDS: Mapping[str, tuple[str, str]] = {
    "resident-id": ("登记证件{}，已核", RESIDENT),
    "resident-id-like": ("申请人身份证号{}，已核", LIKE),
    "mobile-number": ("申请人手机号{}，已核", MOBILE),
    "bank-card": ("补贴发至银行卡号{}，已核", CARD),
    "permit-number": ("申请人护照号码{}，已核", "E48213579"),
    "weak-mask": ("申请人身份证号{}，已核", "43092219871203***2"),
    "email-address": ("答复发至申请人邮箱{}，已核", "liuwen871203@qq.com"),
    "social-account": ("申请人QQ号：{}，已核", "734912586"),
    "vehicle-plate": ("举报车辆{}，已核", "湘H48213"),
    "home-address": ("申请人家庭住址：{}，已核", "云溪县松湾镇桃林村5组127号"),
    "person-name": ("申请人{}不服答复，已核", "李建国"),
    "sensitive-person": ("低保户{}的救助，已核", "王秀英"),
}
"""Each kind in a sentence that says what it is."""


def between(sign: str) -> Spelling:
    """Put a sign between every two digits that stand together."""
    return lambda text: re.sub(r"(?<=\d)(?=\d)", lambda _: sign, text)


def after_each(sign: str) -> Spelling:
    """Put a sign behind every digit."""
    return lambda text: re.sub(r"\d", lambda digit: digit[0] + sign, text)


def grouped(sign: str, size: int = 4) -> Spelling:
    """Put a sign behind every so many digits that stand together."""
    return lambda text: re.sub(
        r"\d{5,}", lambda run: sign.join(run[0][at : at + size] for at in range(0, len(run[0]), size)), text
    )


def digits(zero: int, one: int | None = None) -> Spelling:
    """Write the digits with those of another script; ``one`` where zero does not stand before one."""
    return lambda text: re.sub(
        r"\d", lambda d: chr(zero) if d[0] == "0" else chr((one or zero + 1) + int(d[0]) - 1), text
    )


def wide(text: str) -> str:
    """Write with full-width characters."""
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


def stressed(mark: str) -> Spelling:
    """Stress the middle of every long run of digits."""
    return lambda text: re.sub(r"(\d{3})(\d{2,4})(\d+)", lambda m: f"{m[1]}{mark}{m[2]}{mark}{m[3]}", text)


SPELLINGS: Mapping[str, Spelling] = {
    "plain": lambda text: text,
    "full width": wide,
    "two spaces": grouped("  "),
    "three spaces": grouped("   ", 5),
    "four spaces": grouped("    ", 6),
    "six spaces": grouped("      ", 3),
    "one space each": between(" "),
    "two spaces each": between("  "),
    "tab": grouped("\t", 6),
    "ideographic space": grouped("\u3000"),
    "two ideographic spaces": grouped("\u3000\u3000", 6),
    "em space": grouped("\u2003"),
    "em space each": between("\u2003"),
    "thin space": grouped("\u2009"),
    "no-break spaces": grouped("\u00a0\u00a0"),
    "narrow no-break space": between("\u202f"),
    "ogham space": grouped("\u1680"),
    "zero width space": between("\u200b"),
    "zero width joiner": between("\u200d"),
    "word joiner": between("\u2060"),
    "byte order mark": between("\ufeff"),
    "left to right mark": between("\u200e"),
    "right to left override": lambda text: f"\u202e{text}\u202c",
    "isolates": grouped("\u2066\u2069"),
    "soft hyphen": between("\u00ad"),
    "three soft hyphens": between("\u00ad\u00ad\u00ad"),
    "keycap": after_each("\ufe0f\u20e3"),
    "combining stroke": after_each("\u0336"),
    "combining low line": after_each("\u0332"),
    "two combining marks": after_each("\u0301\u0308"),
    "variation selector": after_each("\ufe00"),
    "bold": stressed("**"),
    "italic": stressed("*"),
    "struck": stressed("~~"),
    "code": stressed("`"),
    "arabic": digits(0x660),
    "extended arabic": digits(0x6F0),
    "devanagari": digits(0x966),
    "thai": digits(0xE50),
    "mathematical bold": digits(0x1D7CE),
    "mathematical monospace": digits(0x1D7F6),
    "circled": digits(0x24EA, 0x2460),
    "negative circled": digits(0x24FF, 0x2776),
    "superscript": lambda text: text.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")),
    "subscript": digits(0x2080),
    "segmented": digits(0x1FBF0),
    "decimal reference": lambda text: re.sub(r"\d", lambda digit: f"&#{ord(digit[0])};", text),
    "hexadecimal reference": lambda text: re.sub(r"\d", lambda digit: f"&#x{ord(digit[0]):x};", text),
    "no-break space reference": grouped("&nbsp;"),
    "zero width reference": between("&#8203;"),
    "bold tag": stressed("<b></b>"),
    "comment": grouped("<!-- -->"),
}

HIDDEN: Mapping[str, Spelling] = {
    "five signs": grouped("、、、、、", 3),
    "brackets": grouped("）（", 3),
    "slashes": between("/"),
    "plus": grouped("＋", 3),
    "enumeration comma": between("、"),
    "middle dots": between("·"),
    "signs and spaces": grouped(" 、 ／ ", 5),
    "full stops": grouped(".", 2),
    "dots and spaces": between(" . "),
    "ellipsis": grouped("……", 4),
    "colon": grouped("：", 6),
    "quotes": grouped("”“", 4),
    "hashes": grouped("#", 5),
}
"""Spellings that no rule need see through, but that are not to be printed."""

EVERY: Mapping[str, Spelling] = {**SPELLINGS, **HIDDEN}

_SHOWN_CODE = re.compile(r"<U\+[0-9A-F]{4,6}>|\\u[0-9a-fA-F]{4}")


class _Meant(dict[int, str]):
    """What each character means, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        meant = str(unicodedata.digit(sign, "")) or unicodedata.normalize("NFKC", sign)
        self[code] = "".join(one for one in meant if one.isalnum()).lower()
        return self[code]


_MEANT = _Meant()


def alike(text: str) -> str:
    """Return the letters and digits of a text, in whatever way they are written."""
    bare = html.unescape(_SHOWN_CODE.sub("", text))
    return re.sub(r"</?[A-Za-z][^<>]*>|<!--.*?-->", "", bare).translate(_MEANT)


def told(number: str, shown: str) -> list[str]:
    """Return the parts of a value that something printed shows: nine digits in a row, or all of what is no number."""
    bare, everything = alike(number), alike(shown)
    if not bare.isascii() or not any(sign.isdigit() for sign in bare) or len(bare) < 9:
        return [bare] if bare in everything else []
    parts = (bare[start : start + 9] for start in range(len(bare) - 8))
    return [part for part in parts if part in everything]
