"""The official forms: rows, columns and labels of the three tables in both editions, and the sections' titles."""

from __future__ import annotations

SECTIONS = ("overview", "proactive", "requests", "remedies", "problems", "other_matters")
ORDINALS = "一二三四五六七八九十"

TITLES = {
    "overview": ("总体情况",),
    "proactive": ("主动公开政府信息情况", "行政机关主动公开政府信息情况"),
    "requests": ("收到和处理政府信息公开申请情况", "行政机关收到和处理政府信息公开申请情况"),
    "remedies": ("政府信息公开行政复议、行政诉讼情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
    "problems": ("存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进情况"),
    "other_matters": ("其他需要报告的事项",),
}

APPLICANTS = ("natural", "business", "research", "nonprofit", "legal_service", "other_org", "total")

COLUMNS = {
    "natural": "自然人",
    "business": "商业企业",
    "research": "科研机构",
    "nonprofit": "社会公益组织",
    "legal_service": "法律服务机构",
    "other_org": "其他",
    "total": "总计",
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "made": "本年制发件数",
    "repealed": "本年废止件数",
    "in_force": "现行有效件数",
    "decisions": "本年处理决定数量",
    "amount": "本年收费金额（单位：万元）",
    "new_made": "本年新制作数量",
    "new_published": "本年新公开数量",
    "total_published": "对外公开总数量",
    "prior_items": "上一年项目数量",
    "change": "本年增/减",
    "procurements": "采购项目数量",
}
OLD_COLUMNS = {"decisions": "处理决定数量", "amount": "采购总金额"}

_OUTCOMES = (
    ("granted", "results"),
    ("partial", "results"),
    *(
        (row, "refused")
        for row in ("secret", "law", "safety", "third_party", "internal", "process", "case_file", "query")
    ),
    *((row, "not_available") for row in ("not_held", "needs_making", "unclear")),
    *((row, "not_processed") for row in ("petition", "repeat", "publication", "excessive", "confirm")),
)
OUTCOMES = {
    "2021": (*_OUTCOMES, *((row, "other_handling") for row in ("overdue_correction", "overdue_fee", "other"))),
    "2019": (*_OUTCOMES, ("other", "results")),
}

GROUPS = {
    "results": "三、本年度办理结果",
    "refused": "（三）不予公开",
    "not_available": "（四）无法提供",
    "not_processed": "（五）不予处理",
    "other_handling": "（六）其他处理",
}

REMEDIES = ("review", "direct", "after_review")

LABELS = {
    "new": "一、本年新收政府信息公开申请数量",
    "carried_in": "二、上年结转政府信息公开申请数量",
    "granted": "（一）予以公开",
    "partial": "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "secret": "1.属于国家秘密",
    "law": "2.其他法律行政法规禁止公开",
    "safety": "3.危及“三安全一稳定”",
    "third_party": "4.保护第三方合法权益",
    "internal": "5.属于三类内部事务信息",
    "process": "6.属于四类过程性信息",
    "case_file": "7.属于行政执法案卷",
    "query": "8.属于行政查询事项",
    "not_held": "1.本机关不掌握相关政府信息",
    "needs_making": "2.没有现成信息需要另行制作",
    "unclear": "3.补正后申请内容仍不明确",
    "petition": "1.信访举报投诉类申请",
    "repeat": "2.重复申请",
    "publication": "3.要求提供公开出版物",
    "excessive": "4.无正当理由大量反复申请",
    "confirm": "5.要求行政机关确认或重新出具已获取信息",
    "overdue_correction": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "overdue_fee": "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "other": "3.其他",
    "handled": "（七）总计",
    "carried_out": "四、结转下年度继续办理",
    "review": "行政复议",
    "direct": "未经复议直接起诉",
    "after_review": "复议后起诉",
    "rules": "规章",
    "normative_documents": "行政规范性文件",
    "normative_documents_2019": "规范性文件",
    "licences": "行政许可",
    "other_services": "其他对外管理服务事项",
    "penalties": "行政处罚",
    "coercive_measures": "行政强制",
    "charges": "行政事业性收费",
    "procurement": "政府集中采购",
}

Block = tuple[str, str, tuple[str, ...], tuple[str, ...]]
_ITEMS = ("prior_items", "change", "decisions")
PROACTIVE: dict[str, tuple[Block, ...]] = {
    "2021": (
        ("1", "第二十条第（一）项", ("made", "repealed", "in_force"), ("rules", "normative_documents")),
        ("5", "第二十条第（五）项", ("decisions",), ("licences",)),
        ("6", "第二十条第（六）项", ("decisions",), ("penalties", "coercive_measures")),
        ("8", "第二十条第（八）项", ("amount",), ("charges",)),
    ),
    "2019": (
        ("1", "第二十条第（一）项", ("new_made", "new_published", "total_published"), ("rules", "normative_documents")),
        ("5", "第二十条第（五）项", _ITEMS, ("licences", "other_services")),
        ("6", "第二十条第（六）项", _ITEMS, ("penalties", "coercive_measures")),
        ("8", "第二十条第（八）项", ("prior_items", "change"), ("charges",)),
        ("9", "第二十条第（九）项", ("procurements", "amount"), ("procurement",)),
    ),
}
CITE = {
    "2021": "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
    "2019": "《中华人民共和国政府信息公开工作年度报告格式（试行）》（国办公开办函〔2019〕60号）",
}
IDENTITY_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
