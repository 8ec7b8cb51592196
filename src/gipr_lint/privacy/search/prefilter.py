"""Triggers: what tells at once, and cheaply, that a text has nothing of a family of personal data in it.

Every report passes here and hardly one has anything to find, so each trigger is a substring or an expression that
begins with one: those are searched many times faster than a set of Chinese characters.
"""

from typing import Literal

import msgspec

from gipr_lint.files import yaml
from gipr_lint.files.resources import folder
from gipr_lint.limits.expressions import expression, kept
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.privacy.identifiers.person_names import name_ends, usual_names
from gipr_lint.privacy.search.one_spelling import BAR, MASKS

Family = Literal["numbers", "permits", "masks", "mail", "plates", "accounts", "homes", "people"]


class People(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of ``vocabulary/people.yaml``, which says of each what stands in it."""

    roles: str
    contacts: str
    citizens: str
    goes_on: str
    told: str
    signs_of_conditions: str
    conditions: str
    permits: str


PEOPLE = yaml.load(folder("gipr_lint.vocabulary").joinpath("people.yaml"), People)
PERMIT_WORDS = tuple(PEOPLE.permits.split())
NAME_HEAD = "姓名"
"""In the head of a column with names."""

_ELEVEN = expression(rf"[0-9０-９](?<![0-9０-９].)(?:(?:[^\w\n{BAR}]|_){{0,12}}[0-9０-９]){{10}}")
"""Eleven digits, gaps allowed; in a tidied text there are no others. Finds ``138-0000-0000``, not ``1234567890``."""
_MAIL = ("@", "＠")
_MASK_SIGN = expression(f"[*{MASKS}Ｘｘ]|XX|xx")
"""What may hide a digit. Finds ``138[|*|]`` and ``138[|XX|]``, not ``X射线``."""
_MASK = rf"[0-9０-９] {{0,6}}[*{MASKS}xXｘＸ]|[*{MASKS}]{{2}} {{0,6}}[0-9０-９](?: {{0,6}}[0-9０-９]){{7}}"
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
"""The first character of a plate (GA 36)."""
_LATIN = expression(f"[A-HJ-NP-Za-hj-np-z](?<=[{PROVINCES}].)")
"""A letter of a plate, behind its province: I and O are none. Finds ``京[|A|]``, not ``IO`` or ``A``."""
_WIDE = expression("[\uff21-\uff3a\uff41-\uff5a](?![\u4e00-\u9fff])")
"""Full-width letters: of plates, of accounts. Finds ``京[|Ａ|]1``, not ``Ａ级`` or ``A``."""
_ID = r"[^，。；\n]{0,10}?[A-Za-z0-9０-９_-](?:\s{0,6}[A-Za-z0-9０-９_-]){4}"
_QQ = expression(f"[QqVvWw](?:(?<=[Qq])[Qq]|(?<=[Vv])[Xx]|(?<=[Ww])e(?:[Cc]hat|ixin)){_ID}")
"""What calls an account by Latin letters. Finds ``[|QQ:12345|]`` and ``[|WeChat:abcde|]``, not ``QQ群``."""
_HOUSE = rf"[^，。；\n]{{0,50}}?[0-9０-９{NUMERALS}](?:号|室|栋|幢|组|单元)"
_HOMES = {
    "住": f"住{_HOUSE}",
    "籍": f"籍{_HOUSE}",
    "人": f"人(?<=[请诉报三事访映]人){_HOUSE}",
    "家庭地址": f"家庭地址{_HOUSE}",
    "室": "室(?<=[0-9０-９]室)",
    "单元": "单元[0-9０-９]{2}",
}
"""By a sign without which the expression, compiled when it is first met, need not be tried."""
ROLES = tuple(PEOPLE.roles.split())
"""What those are called who ask, sue or complain, and who stand beside them."""
_HEADS = frozenset(ROLES)
"""Alone in a cell, they are the head of a column with names too."""
OWNER_HEADS = frozenset((*PEOPLE.contacts.split(), *ROLES))
"""The heads of a first column that say whose all of a row is."""
CITIZENS = tuple(PEOPLE.citizens.split())
"""What others are called of whom a report may tell that they asked."""
_CALLING = expression("|".join((*ROLES, *CITIZENS)))
"""What may call somebody by name. Finds ``[|申请人|]张某`` and ``[|村民|]李某``, not ``办公室``."""
_CALLED = '人：:（(）)“" 　为是系姓名代表之一叫即'
"""What may stand between a role and a name."""
_GOES_ON = tuple(PEOPLE.goes_on.split())
_TOLD = tuple(PEOPLE.told.split())
_STATE = expression("|".join(PEOPLE.signs_of_conditions.split()))
"""What says something sensitive of somebody. Finds ``[|残|]疾人``, not ``申请人``."""


FAMILIES: tuple[Family, ...] = ("numbers", "permits", "masks", "mail", "plates", "accounts", "homes", "people")


def families(text: str, context: str | None = None, among: tuple[Family, ...] = FAMILIES) -> tuple[Family, ...]:
    """Return the families of which a text may have a member; ``context`` are the words beside a table cell.

    Only those ``among`` which it may be are asked for: what a whole report has nothing of, no part of it has.
    """
    return tuple(family for family in among if _may_hold(family, text, context or ""))


def _may_hold(family: Family, text: str, context: str) -> bool:
    match family:
        case "numbers":
            return _ELEVEN.search(text) is not None
        case "permits":
            return any(word in text or word in context for word in PERMIT_WORDS)
        case "masks":
            return _MASK_SIGN.search(text) is not None and kept(_MASK).search(text) is not None
        case "mail":
            return any(sign in text for sign in _MAIL)
        case "plates":
            return bool(_WIDE.search(text) or _LATIN.search(text))
        case "accounts":
            wechat = "微信" in text and kept(f"微信{_ID}").search(text)
            return bool(_WIDE.search(text) or wechat or _QQ.search(text))
        case "homes":
            return any(sign in text and kept(home).search(text) for sign, home in _HOMES.items())
        case "people":
            return heads_names(context) or speaks_of_people(text)


def heads_names(context: str) -> bool:
    """Tell whether words beside a cell, or the lines of a text, are the head of names."""
    return NAME_HEAD in context or not _HEADS.isdisjoint(context.split())


def speaks_of_people(text: str) -> bool:
    """Tell whether a text may name a person."""
    return (
        _STATE.search(text) is not None
        or any(_is_named(text, called.end()) for called in _CALLING.finditer(text))
        or any(
            text.startswith(_GOES_ON, end) or text[max(0, start - 3) : start].endswith(_TOLD)
            for start, end in usual_names(text)
        )
    )


def _is_named(text: str, place: int) -> bool:
    """Tell whether a name begins here, after what calls it one."""
    rest = text[place : place + 20]
    return any(True for _ in name_ends(rest.lstrip(_CALLED), 0, usual=False))
