"""The words by which clerks speak of what the tables count. What is not in here is not understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum, auto
from functools import cache
from itertools import product
from typing import NamedTuple


class Kind(IntEnum):
    """What a word says."""

    FILL = auto()
    """nothing that narrows or widens what is counted"""
    UNKNOWN = auto()
    THIS = auto()
    """the reporting year, all of it"""
    PRIOR = auto()
    NEXT = auto()
    PERIOD = auto()
    """a part of a year, or several years"""
    YEAR = auto()
    """a year by its number"""
    OWN = auto()
    """the organ that reports"""
    AREA = auto()
    """an area, which is the organ's own or not"""
    REST = auto()
    """what is left of something"""
    CASE = auto()
    """cases of review, suit or any other matter: by themselves they are no requests"""
    MANNER = auto()
    """a way in which requests come, or what happens to one on its way"""
    CHANGE = auto()
    """a comparison with another year"""
    INFO = auto()
    """disclosure of government information; with the value ``alone`` it may be an outcome as well"""
    REQUEST = auto()
    """requests; with the value ``matter`` the work on them, or what was disclosed upon them"""
    APPLICATION = auto()
    """the same, if disclosure is what is spoken of"""
    OTHER = auto()
    """a matter that is counted elsewhere"""
    NEW = auto()
    RECEIVED = auto()
    DONE = auto()
    WORKED = auto()
    CARRIED = auto()
    ALL = auto()
    EACH = auto()
    RESPECTIVELY = auto()
    TIMELY = auto()
    LAWFUL = auto()
    NOT = auto()
    BESIDE = auto()
    """what may be denied together with requests, reviews and suits"""
    APPLICANT = auto()
    OUTCOME = auto()
    GROUP = auto()
    COURT = auto()
    RESULT = auto()
    DOCUMENT = auto()
    FATE = auto()
    DECISION = auto()
    DECIDE = auto()
    SHOW = auto()
    """publication: it counts pages, not decisions"""
    CHARGE = auto()
    TAKE = auto()
    THROUGH = auto()
    """a way or a cause: what follows counts only that part"""
    AMONG = auto()
    """what follows is a part of what stands before"""


class Word(NamedTuple):
    """A word, what it says, and of what."""

    text: str
    kind: Kind
    value: str = ""


_PLAIN: Mapping[Kind, str] = {
    Kind.FILL: (
        "共 共计 目前 累计 总计 合计 总共 一共 共有 计 为 是 的 了 有 数 数量 总数 总量 总 已 已经 现已 现 其 "
        "其中 其中: 内 含 包含 包括 另 另有 另外 还有 又 及 和 与 并 并且 以及 或 或者 实际 应 需 应当 件数 公众 "
        "社会公众 申请人 提出 提交 递交 向 情况 方面 工作 过 到 因 经 再 也 亦 且 则 即 所 各类 各种 相关 有关 属于 "
        "办理情况 办理期限 情形 年底 年末 期末 底 时 期间 事项 发生 引发 引起 产生 出现 存在 被 被申请 "
        "被提起 提起 导致 而 合并 连同 加上 加 同 截至 截止 继续 继续办理 仍 正在 组织 不再处理 "
        "行政机关不再处理其政府信息公开申请 行政机关 机关 各级行政机关 全部行政机关 完成 予以 进行 作出的 结果 决定 "
        "决定书 处理决定 规定 处理结果 以 上 起 从 自 至 于 在 这 该 上述 上述的 "
        "经审理 经法院审理 判决结果 复议结果 审理结果 法院 人民法院 复议机关"
    ),
    Kind.THIS: (
        "全年 全年度 本年 本年度 年度 今年 当年 当年度 年内 一年来 今年以来 年以来 本报告期 报告期内 报告期 "
        "本报告期内 统计期内 报告年度 本年内 本年度内 截至年底 截至年末 截止年底 到年底 至年底 年底前"
    ),
    Kind.PRIOR: "上年 上年度 上一年 上一年度 去年 往年 历年 前年 以前年度 前几年 去年度 同期",
    Kind.NEXT: "下年 下年度 下一年 下一年度 次年 明年 来年 次年度",
    Kind.PERIOD: (
        "上半年 下半年 季度 一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 前三季度 近年来 近年 "
        "近几年 近两年 近三年 近五年 年来 五年来 三年来 多年来 以来 月份 每年 每月 每季度 年均 月均 实施以来"
    ),
    Kind.REST: "其余 其它的 剩余 余下 剩下 余",
    Kind.CASE: "案件 案 案件数 案件量 行政应诉案件 应诉案件 涉诉案件 类案件",
    Kind.MANNER: (
        "补正 延期 撤回 撤销 告知 网上 网络 线上 线下 当面 现场 信函 邮寄 邮件 电子邮件 电子邮箱 传真 在线 信件 来函 "
        "窗口 书面 渠道"
    ),
    Kind.CHANGE: "同比 环比 较 比 增加 减少 增长 下降 增幅 降幅 上升 降低 持平 多 少 翻 占 占比 比例 率",
    Kind.INFO: (
        "政府信息公开 信息公开 政务公开 公开政府信息 政府信息公开类 信息公开类 政府信息公开工作 信息公开工作 "
        "政务公开工作"
    ),
    Kind.APPLICATION: "申请 申请件 申请书 申请表 申请事项 申请量 申请数 申请数量 的申请 办件 办件量",
    Kind.OTHER: (
        "建议 提案 信访 信访件 公文 属性 工单 留言 投诉 咨询 热线 转办件 政策解读 信息 网站 公众号 会议 培训 "
        "行政检查 群众诉求 来信 来访 规章制度 信用 案卷评查 协助 指导 督促 会同 代理 转办 交办"
    ),
    Kind.NEW: "新收 新收到 新增 新受理 新接收 新接到 新接 新提出 新增加 新立",
    Kind.RECEIVED: ("收到 接收 收 接到 接收到 收悉 受理 共收 共受理 接收登记 收件 受理量 收件量 受理数 受理数量"),
    Kind.DONE: (
        "办结 办复 答复 回复 办理完毕 办理完成 处理完毕 处理完成 答复完毕 回复完毕 答复完成 办理答复 办理并答复 "
        "答复办结 办结答复 办结并答复 作出答复 完成答复 予以答复 予以办结 给予答复 办理结果 本年办理结果 "
        "本年度办理结果 书面答复 办理完结 办完 答复到位 做出答复 进行了答复 给予回复 予以回复 办理办结 完成办理 "
        "处置完毕 办理回复"
    ),
    Kind.WORKED: "办理 处理 应办理 受理办理 共办理 承办 处置",
    Kind.CARRIED: "结转 转入 转接 接转 结转至 结转到 结转自 结转于 转至 转到 转 结转数量 延续 遗留",
    Kind.ALL: "均 都 全部 全 一律 全都 所有 皆 均已 都已 悉数",
    Kind.EACH: "各 均为 各为 都为 均是 各有",
    Kind.RESPECTIVELY: "分别 分别为 分别是 分别有",
    Kind.TIMELY: (
        "按时 按期 及时 如期 法定期限内 在法定期限内 法定时限内 在法定时限内 规定时限内 在规定时限内 规定期限内 "
        "在规定期限内 规定时间内 在规定时间内 法定时间内 在法定时间内 限期内 期限内 时限内 按法定时限 在期限内 "
        "按照法定期限"
    ),
    Kind.LAWFUL: (
        "依法 依规 依法依规 按规定 按照规定 按要求 按照要求 规范 按法定程序 依照规定 依照法定程序 依法按程序"
    ),
    Kind.NOT: "未 没有 无 没 并未 并无 暂未 从未 未曾 暂无 尚未",
    Kind.BESIDE: "投诉举报 举报投诉 投诉、举报 举报、投诉 举报 申诉 投诉举报案件",
    Kind.TAKE: "收取 收取了 征收 收费",
    Kind.CHARGE: "行政事业性收费",
    Kind.DECIDE: "作出 做出 实施 下达 查办 审批 核发 开出 执行",
    Kind.SHOW: "公示 公布 归集 上传 录入 报送 推送 双公示 发布 公开信息 晒",
    Kind.AMONG: "中 之中 当中",
    Kind.THROUGH: "通过 依托 利用 借助 经由 对 针对 围绕 关于 就 涉及 涉 由",
}

_VALUED: Mapping[Kind, Mapping[str, str]] = {
    Kind.INFO: {"alone": "公开"},
    Kind.OUTCOME: {
        "granted": "予以公开 同意公开 准予公开 全部公开 给予公开 全部予以公开 准许公开",
        "answered": (
            "公开答复 答复公开 作出公开答复 答复予以公开 公开类答复 书面答复公开 书面公开答复 答复同意公开 "
            "同意公开答复 予以公开答复 答复给予公开 答复为公开 作公开答复 公开类 作出公开决定 公开决定"
        ),
        "partial": "部分公开 予以部分公开 部分予以公开 同意部分公开",
        "secret": "国家秘密",
        "law": "其他法律行政法规禁止公开 其他法律、行政法规禁止公开 法律行政法规禁止公开 法律、行政法规禁止公开",
        "safety": "危及三安全一稳定 三安全一稳定",
        "third_party": "保护第三方合法权益 第三方合法权益 涉及第三方合法权益",
        "internal": "三类内部事务信息 内部事务信息",
        "process": "四类过程性信息 过程性信息",
        "case_file": "行政执法案卷 行政执法案卷信息",
        "query": "行政查询事项",
        "not_held": "本机关不掌握相关政府信息 不掌握相关政府信息 本机关不掌握 本机关不掌握相关信息 不掌握相关信息",
        "needs_making": (
            "没有现成信息需要另行制作 没有现成信息,需要另行制作 没有现成信息、需要另行制作 没有现成信息 "
            "需要另行制作 需另行制作"
        ),
        "unclear": "补正后申请内容仍不明确 补正后仍不明确 经补正后申请内容仍不明确 补正后申请内容不明确",
        "petition": "信访举报投诉类申请 信访、举报、投诉类申请 信访投诉举报类申请 信访举报投诉类",
        "repeat": "重复申请",
        "publication": "要求提供公开出版物",
        "excessive": "无正当理由大量反复申请",
        "confirm": "要求行政机关确认或重新出具已获取信息 要求确认或重新出具已获取信息",
        "overdue_correction": (
            "申请人无正当理由逾期不补正 无正当理由逾期不补正 申请人逾期不补正 逾期不补正 逾期未补正"
        ),
        "overdue_fee": "申请人逾期未按收费通知要求缴纳费用 逾期未按收费通知要求缴纳费用 逾期未缴费 逾期不缴费",
    },
    Kind.GROUP: {
        "refused": "不予公开 依法不予公开 决定不予公开",
        "not_available": "无法提供",
        "not_processed": "不予处理",
        "other_handling": "其他处理 其它处理 其他处理结果 作其他处理 其他方式处理",
    },
    Kind.COURT: {
        "review": "行政复议 复议 被申请行政复议 申请行政复议 提起行政复议 行政复议申请",
        "litigation": "行政诉讼 诉讼 提起行政诉讼 被提起行政诉讼 提起诉讼",
        "direct": "未经复议 未经复议直接起诉 直接起诉 未经复议直接提起诉讼 未经复议直接提起行政诉讼 未经复议起诉",
        "after_review": (
            "复议后起诉 经复议后起诉 复议后提起诉讼 复议后提起行政诉讼 经复议后提起诉讼 经复议后提起行政诉讼 经复议起诉"
        ),
    },
    Kind.RESULT: {
        "upheld": "维持 结果维持 予以维持 被维持 获维持 得到维持 维持原行政行为 维持原答复 维持原决定 维持原判",
        "corrected": "纠正 结果纠正 被纠正 予以纠正 纠错 被纠错 结果被纠正",
        "other": "其他结果 其它结果 结果为其他",
        "pending": "尚未审结 未审结 待审结 在审 审理中 正在审理 尚在审理 在审理 尚在审理中 正在审理中 在审理中",
        "closed": "审结 审理完毕 结案 审理终结",
        "won": "驳回 被驳回 获驳回 驳回起诉 驳回诉讼请求 驳回原告诉讼请求 驳回复议申请 驳回申请 驳回请求 胜诉",
        "lost": "败诉 被判败诉",
        "withdrawn": "撤诉 撤回起诉 撤回申请 撤回复议申请 终止审理 终止",
    },
    Kind.DOCUMENT: {"normative_documents": "行政规范性文件 规范性文件", "rules": "规章 政府规章 行政规章 部门规章"},
    Kind.FATE: {
        "made": (
            "制发 制定 新制发 新制定 出台 新出台 制定出台 印发 制定印发 制定并印发 新印发 制发公开 制定发布 "
            "制定并发布 制定公开"
        ),
        "repealed": "废止 废止失效 宣布失效 废止和宣布失效",
        "in_force": "现行有效 继续有效 有效",
    },
    Kind.DECISION: {
        "licences": "行政许可",
        "penalties": "行政处罚 行政处罚案件",
        "coercive_measures": "行政强制 行政强制措施",
    },
    Kind.APPLICANT: {
        "natural": "自然人 公民",
        "business": "商业企业",
        "research": "科研机构",
        "nonprofit": "社会公益组织",
        "legal_service": "法律服务机构",
    },
}

_REQUEST_HEADS = (
    "政府信息公开",
    "信息公开",
    "政务公开",
    "依申请公开",
    "公开政府信息",
    "公开",
    "政府信息依申请公开",
    "依申请公开政府信息",
    "依申请公开信息",
    "依申请信息公开",
    "政府信息",
)
_REQUEST_TAILS = ("申请", "的申请", "申请件", "申请书", "申请表", "申请事项", "类申请", "申请量", "申请数", "申请数量")
_REQUESTS = (
    "依申请公开 依申请公开件 依申请公开事项 依申请公开政府信息 依申请公开信息 依申请 依申请公开办件 依申请件 "
    "依申请信息公开 政府信息依申请公开 政府信息公开依申请 政府信息公开件 依申请公开政府信息件"
)
_ASKED = ("政府信息公开", "信息公开", "公开政府信息", "公开信息", "公开", "获取政府信息")
_AND = ("或", "或者", "和", "及", "以及", "与", "、")
_ELSE = ("其他", "其它")


def _words() -> Iterator[Word]:
    for kind, listed in _PLAIN.items():
        yield from (Word(text, kind) for text in listed.split())
    for kind, values in _VALUED.items():
        for value, listed in values.items():
            yield from (Word(text, kind, value) for text in listed.split())
    yield from (Word(head + tail, Kind.REQUEST) for head in _REQUEST_HEADS for tail in _REQUEST_TAILS)
    yield from (Word("申请" + text, Kind.REQUEST) for text in _ASKED)
    yield from (Word(text, Kind.REQUEST, "matter") for text in _REQUESTS.split())
    for joint, other in product(_AND, _ELSE):
        yield Word(f"法人{joint}{other}组织", Kind.APPLICANT, "organisations")
        yield from (Word(f"公民{mark}法人{joint}{other}组织", Kind.FILL) for mark in "、,和")
    yield from (Word(f"公民{mark}法人", Kind.FILL) for mark in ("、", "和", "及", ""))
    yield Word("法人", Kind.APPLICANT, "organisations")
    yield Word("法人组织", Kind.APPLICANT, "organisations")


@cache
def lexicon() -> Sequence[Word]:
    """Return the words that all reports share; of two alike the later one counts."""
    return tuple({word.text: word for word in _words()}.values())
