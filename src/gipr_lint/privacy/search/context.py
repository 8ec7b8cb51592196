"""What stands around a number: the words that name it, and the signs that it is something else."""

import re

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.limits.tuples import NamedTuple

RESIDENT_WORDS = expression(r"身份证|身份号|公民身份|证件号|居住证")
"""What calls a number a resident ID. Finds ``[|身份证|]号码``, not ``手机号码``."""
CARD_WORDS = expression(r"卡号|账号|帐号|账户|帐户|一卡通|开户|银行卡|存折|社保卡|收款|打款|转账")
"""What calls a number an account at a bank. Finds ``对公[|账号|]``, not ``手机号码``."""
PERSON_WORDS = expression(
    r"申请人|申请者|当事人|投诉人|举报人|信访人|原告|第三人|上诉人|反映人|来访人|本人|户主|村民|居民"
)
"""What calls somebody one who asks, sues or lives there. Finds ``[|申请人|]张某``, not ``联系人``."""
_PHONE = r"电话|手机|联系|致电|拨打|咨询|热线|短信|微信|传真|座机|(?i:tel|mobile|phone)"
_PHONE_WORDS = expression(_PHONE)
"""What calls a number a telephone. Finds ``咨询``, not ``编号``."""
_PHONE_LABEL = expression(rf"(?:{_PHONE}|号码)[^,.;。、\d]{{0,8}}$")
"""The same, right before it. Finds ``[|联系电话:|]``, not ``电话已接,``."""

_OTHER_LABEL = expression(
    r"""(?:编号|编码|代码|单号|订单|序号|批号|批次|案号|档号|档案|文号|流水|索引|标识|备案|合同|发票|二维码|追溯码|条形?码
          |回执|受理号|申请号|登记号|许可证|执照|信用|网安备|宗地|地块|项目|[Qq][Qq]|ICP|ISBN|ISSN)
        [^,.;。、\d]{0,6}(?:[A-Za-z]{1,6}-?)?$""",
    re.VERBOSE,
)
"""What calls the number behind it one of something else. Finds ``[|档案编号:|]`` and ``[|订单号|]``, not ``电话:``."""
_COUNTED_LABEL = expression(
    r"(?:金额|资金|收入|支出|经费|投资|产值|合计|共计|总计|总额|总量|数量|总数|件数|次数|人数|累计|约|近|超过|[达到¥$])[^\d,.;。、]{0,3}$"
)
"""What calls the number behind it an amount. Finds ``[|收入达|]``, not ``电话:``."""
UNIT = expression(
    r" ?(?:[余多]?[万亿]|[余多]?(?:美元|元|次|件|条|人(?![员民工])|个(?!人)|份|篇|项|户|宗|起|批|吨|亩|字|%)|号(?!码)"
    r"|平方|公里|千瓦|立方)"
)
"""What counts or measures the number before it. Begins ``余万元`` and `` 件``, not ``号码`` or ``人员``."""
_ADDRESS = expression(
    r"""://|www\.|@
      | \.(?:com|cn|net|org|s?html?|php|jspx?|aspx?|pdf|docx?|xlsx?|wps|ofd|zip|rar|jpe?g|png|gif)(?![A-Za-z])""",
    re.VERBOSE | re.IGNORECASE,
)
"""The signs of a web address or of a file. Finds ``http[|://|]a`` and ``a[|.pdf|]``, not ``3.5``."""
_WEB = r"[A-Za-z0-9./:?=&%#~+@-]{0,200}"
_WEB_BEFORE = expression(f"{_WEB}$")
"""The signs of an address before a number. Takes ``a.cn/``, not ``见a.cn/``."""
_WEB_AFTER = expression(_WEB)
"""The signs of an address behind it. Takes ``/a.html``, not ``，见``."""
_JOINED_BEFORE = expression(r"[0-9A-Za-z][-/]$")
"""What ties a number to a code before it. Finds ``GB[|1-|]``, not ``编号-``."""
_PHONE_BEFORE = expression(r"(?<!\d)(?:0\d{2,3}-)?(?:\d{7,8}|1[3-9]\d{9})[-/]$")
"""A telephone number that another one follows. Finds ``[|010-12345678/|]``, not ``12-``."""
_JOINED_AFTER = expression(r"[-/][0-9A-Za-z]")
"""What ties it to a code behind it. Begins ``-1``, not ``-号``."""
_PHONE_AFTER = expression(r"[-/](?:1[3-9]\d{9}|(?:0\d{2,3}-?)?\d{7,8})(?!\d)")
"""Another telephone number behind it. Begins ``/13800000000``, not ``-12``."""
_EMPHASIS = "*`"
_BEFORE_CHARS = 30
"""How far before a number the words may stand that name it."""
_AFTER_CHARS = 12
"""How far behind it; words stand in front of numbers as a rule."""


class Surroundings(NamedTuple):
    """The neighbours of the number from ``start`` to ``end`` of a plain text.

    ``context`` are the words that belong to a table cell without standing in it; None for running text.
    """

    plain: str
    start: int
    end: int
    context: str | None = None

    def say(self, words: re.Pattern[str]) -> bool:
        """Tell whether the words stand near the number."""
        return bool(
            words.search(self._before(_BEFORE_CHARS))
            or words.search(self._after(_AFTER_CHARS))
            or words.search(self.context or "")
        )

    @property
    def fill_cell(self) -> bool:
        """Whether a table cell holds nothing else."""
        return self.context is not None and self.plain.strip(_EMPHASIS) == self.plain[self.start : self.end]

    @property
    def name_phone(self) -> bool:
        """Whether the words right before the number, or its context, call it a telephone number."""
        return bool(_PHONE_LABEL.search(self._before(_BEFORE_CHARS)) or _PHONE_WORDS.search(self.context or ""))

    @property
    def name_other_number(self) -> bool:
        """Whether the words right before it call it an order number, an index number or the like."""
        return bool(_OTHER_LABEL.search(self._before(_BEFORE_CHARS)))

    @property
    def make_amount(self) -> bool:
        """Whether it is counted, measured, a decimal or "第…号"."""
        before, after = self._before(_BEFORE_CHARS), self._after(_AFTER_CHARS)
        return bool(
            kept(r"\d\.$").search(before)
            or kept(r"\.\d").match(after)
            or UNIT.match(after)
            or _COUNTED_LABEL.search(before)
        )

    @property
    def make_code(self) -> bool:
        """Whether hyphens or slashes tie it to further characters that are no telephone number."""
        before, after = self._before(_BEFORE_CHARS), self._after(_AFTER_CHARS)
        return bool(
            (_JOINED_BEFORE.search(before) and not _PHONE_BEFORE.search(before))
            or (_JOINED_AFTER.match(after) and not _PHONE_AFTER.match(after))
        )

    @property
    def make_address(self) -> bool:
        """Whether it stands in a web address, a mail address or the name of a file."""
        before = _WEB_BEFORE.search(self._before(200))
        after = _WEB_AFTER.match(self.plain, self.end)
        return bool(_ADDRESS.search((before[0] if before else "") + "0" + (after[0] if after else "")))

    @property
    def make_mask(self) -> bool:
        """Whether stars follow that close no emphasis: they hide the rest of a longer number."""
        plain, end = self.plain, self.end
        stars = plain[end : end + 4]
        stars = stars[: len(stars) - len(stars.lstrip("*"))]
        return bool(stars) and stars not in plain[max(0, self.start - _BEFORE_CHARS) : self.start]

    def _before(self, length: int) -> str:
        return self.plain[max(0, self.start - length) : self.start].rstrip(_EMPHASIS)

    def _after(self, length: int) -> str:
        return self.plain[self.end : self.end + length].lstrip(_EMPHASIS)
