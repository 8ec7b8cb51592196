"""Words that tell what a sentence is about, before it is read word by word."""

from __future__ import annotations

from gipr_lint.claims.claim import Quantity

UNITS = {
    "requests": frozenset("件条宗起项份个次例桩") | {"件次"},
    "remedies": frozenset("件宗起例个次项"),
    "documents": frozenset("件份个部项"),
    "decisions": frozenset("件宗起项份个例"),
    "charges": frozenset(),
}
PARTLY = "修"
"""Documents made and revised are counted together where a sentence speaks of revision."""
STEMS = ("申请", "复议", "诉讼", "规范性文件", "规章", "行政许可", "行政处罚", "行政强制", "事业性收费")
"""A sentence without any of these is about something else, unless the one before it was not."""
REQUESTS = ("依申请", "公开申请", "公开政府信息申请", "公开政府信息的申请")
CLAIMING = ("未", "没有", "无", "均", "全部", "所有", "一律", "全都")
"""What denies, or speaks of all, without a number."""
INCLUDING = ("含", "其中", "包含", "包括")
REASONS = (
    "行政执法案卷",
    "过程性信息",
    "内部事务信息",
    "三安全一稳定",
    "行政查询事项",
    "不掌握相关",
    "没有现成信息",
    "信访举报投诉类",
    "重复申请",
    "公开出版物",
)
WITH_APPLICATIONS = ("自然人", "其他组织", "商业企业", "结转")
OUTCOMES = ("办理结果", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理", "公开答复", *REASONS)
"""Two of these in a sentence tell that it is about requests, as does one of the words above beside 申请."""
ANY = Quantity("worked")
"""What a new sentence counts that only goes on about requests: it may be any of those taken up or dealt with."""
IN_TIME = ("期限内", "时限内", "延期", "按期", "当场", "当日", "当天")
"""Answers of this kind are only some of all; how many were late or early is in no table."""
PASSED_ON = ("转办", "会办", "协办", "协助", "转交", "咨询", "征求意见", "留言", "来电", "信箱", "投诉")
"""Letters of these kinds are dealt with too, and are no requests of the organ's own."""
USERS = "用户"
"""What users of a system ask for is not all that is asked for."""
LEFT = "遗留"
DUE = ("应办结", "应当办结", "应答复", "到期")
"""Where these are dealt with, what is not due yet need not be."""
UNRELATED = r"(?:不属于?|非|不涉及|未涉及)(?:政府)?信息公开|信息公开(?:工作)?无关"
CAUSED = ("信息公开", "公开政府信息")
SUMMED_UP = r"截[至止]"
IN_YEAR = r"全年|本年|今年|年内|1月1日|年度?共"
ALREADY = frozenset({"已", "现已", "已经"})
HAPPEN = frozenset({"发生", "出现", "产生", "引发", "引起", "存在"})
