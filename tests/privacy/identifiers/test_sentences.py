"""Sentences as clerks write them: those that name a person, and those that only look as if they did."""

from __future__ import annotations

import re

import pytest

from gipr_lint import lint_text
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.testing import Sample

PRIVATE = {rule.id for rule in national_rules() if "privacy" in rule.tags}
_MARK = re.compile(r"\[\|(.*?)\|\]", re.DOTALL)

SILENT = (
    # people masked or not named
    "申请人张某对答复不服，向县人民政府申请行政复议。",
    "申请人李某某、王某甲补正了材料，申请人张**撤回了申请。",
    "投诉人陈女士反映的问题已经答复，举报人王先生表示满意。",
    "原告周某某诉松湾镇人民政府信息公开一案已经审结。",
    "信访人刘×的诉求已经转办，当事人赵XX到场签收。",
    "第三人云溪县华丰建材有限公司不同意公开，经审查予以部分公开。",
    "被申请人松湾镇人民政府已经答复，上诉人某公司撤回上诉。",
    "当事人陈述和申辩均已记录在案，当事人陈述，申请人陈述意见。",
    # surnames at the beginning of common words
    "申请人高度认可答复内容，申请人任何时候都可以查询办理进度。",
    "申请人于当日签收，申请人于规定期限内补正，申请人于2024年3月提出申请。",
    "申请人方可依法申请行政复议，申请人方面没有异议。",
    "申请人向我镇提出申请，申请人何时提出、何时答复均有记录。",
    "申请人无正当理由逾期不补正，申请人逾期未补正。",
    "申请人情况、申请人诉求、申请人合法权益均登记在册，不收取申请人任何费用。",
    "申请人提出的申请均已沟通，申请人沟通记录存档备查。",
    "申请人马上可以查询，申请人常年可以查询，申请人曾多次提出，申请人曾申请复议。",
    "申请人程序权利得到保障，申请人许可后公开，申请人余下的诉求另行处理。",
    "当事人严重失信的，依法公开；当事人周边群众代表参加了听证。",
    "举报人高兴地表示认可，投诉人孙子代为签收，当事人金融信息不予公开。",
    "任何申请人、第三人均可查阅，第三人民医院设立了查阅点。",
    "申请人文化程度不一，工作人员逐一解释；申请人成功查询到所需信息。",
    "群众关注、群众高度关切的事项，村民代表、居民小组长参加评议。",
    "收到关于张贴公告的申请1件，收到关于江堤建设的申请2件。",
    "依申请公开常年受理，方可申请公开的事项已经列入目录。",
    # officials in their role
    "镇长李大勇主持召开专题会议，分管领导、主要领导分别审核把关。",
    "成立由镇党委书记王志强任组长、副镇长陈敏任副组长的领导小组。",
    "新闻发言人周晓明介绍有关情况，局长张三作了部署。",
    "县残联理事长张伟就残疾人就业政策作了解读。",
    "联系人：政务公开办公室，责任人为各部门负责人。",
    # persons spoken of in general
    "公开低保、特困供养、残疾人两项补贴、临时救助等信息86条。",
    "重点公开低保户、残疾人、孤儿等困难群体的救助政策和发放标准。",
    "为未成年人保护、刑满释放人员安置帮教等工作提供信息服务。",
    "残疾人张贴栏、残疾人高等教育、低保金额、低保户高效办理、患者康复等栏目按时更新。",
    "高度重视残疾人权益保障，安排残疾人就业，方便残疾人办事。",
    "马鞍山低保标准、石门县残疾人补贴、金华社区矫正等外地做法供参考。",
    "公开精神障碍患者监护以奖代补政策，未成年人何时申请均可受理。",
    "发放张贴画200份，宣传艾滋病防治知识，常见传染病信息及时公开。",
    "残疾人高中、大学助学政策解读3篇，文明低保窗口创建有序推进。",
    "对白内障患者免费手术的信息予以公开，雷锋志愿者为残疾人服务。",
    # addresses of offices
    "地址：云溪县松湾镇人民路16号，联系电话：0737-83605210。",
    "联系地址：云溪县松湾镇建设路16号行政中心1号楼5层502室。",
    "申请人可以到政务服务大厅（松湾路12号2楼203室）当面提交申请。",
    "政府信息公开申请受理机构设在办公楼3号楼2单元201室，邮编413400。",
    "通信地址为云溪县建设西路88号，受理时间为工作日。",
    "在桃花小区3栋设立政务公开宣传点，整改花园小区5栋2单元电梯。",
    "国有建设用地位于松湾路以东、16号地块以南，住宅用地3宗。",
    "住房保障信息公开12条，住建领域公开30号文件，居住证办理指南已更新。",
    "户籍地址变更办理指南、家庭住址等个人信息均已去标识化处理。",
    "保障性住房松湾家园1号楼至3号楼分配结果已公开，共120户。",
    # numbers and codes of other kinds
    "闽ICP备09032658号，公安备案35012899001-19002，网站标识码3590000001。",
    "地块SC202100013、苏B2-20201234、索引号12620600MB0523338C/2025-04735。",
    "索引号11370900004341590P/2017-00150、014421391/2026-246128、035210000/2025-00016。",
    "国办公开办函〔2021〕30号、国令第711号、岚综管规〔2023〕2号、第二十条第（一）项。",
    "邮编：223001，电话：0517-83605210，0591-23163551;传真:0591-23100206。",
    "电话025—52652283、0578—2090823，热线12345、12315、110。",
    "金额18651.064104万元、4166.241619万元，采购75394432.52元，浏览11398889次、3241654万次、1.25亿次。",
    "日期20250120，统计期限2024年1月1日至12月31日，附件t20250123_96895.htm、post_10095458。",
    "数量15130000154，合计14710000148，填报0000000。",
    "x批次，合格率x%；26个领域标准目录；A类5项，京津冀A级3家。",
    # the keyword without a value
    "家庭信息、身份证号码等敏感隐私信息泄露问题已经整改，个人隐私未打码的立即撤下。",
    "护照、港澳通行证、台胞证办理指南更新12次，办理护照12345678本。",
    "港澳居民来往内地通行证可作为申请人身份证明，居住证办理20240101起线上受理。",
    "车牌号、电子邮箱、家庭住址、QQ号、微信号等个人信息一律隐去。",
    # masked values
    "申请人身份证号3501**********1234，电话138****5678，已回访。",
    "身份证430922********1234、430922××××××××1234均已遮盖，手机138XXXX5678。",
    "车牌湘A***45、护照E12****78、卡号6217********0006均已遮盖。",
    # the organ's own channels
    "可通过微信公众号“松湾发布”、微信公众号songwan_fabu查询，微信推送126篇。",
    "官方微信：songwan2024，政务微博及QQ群同步发布，微信120000余人关注。",
    "电子邮箱：songwanzwgk@163.com，联系电话：0737-83605210。",
    "申请可发送邮件至songwan_zw@qq.com提出，邮箱zwgk@yunxi.gov.cn同时受理。",
    "欢迎群众（邮箱pingtanxxgk@126.com）监督。",
    "办公室邮箱为pingtanxxgk@126.com，请注明“政府信息公开申请”。",
    # titles, places and organs with the characters of surnames
    "张村、李庄、白青乡、王家坝村、陈集镇按季度公开村务。",
    "石家庄、马鞍山、唐山、黄石等地的经验已组织学习。",
    "原告江苏金禾建设公司、第三人黄河路街道办事处均已到庭。",
)

FOUND = (
    # names of those who ask, sue or complain
    ("person-name", "申请人[|张伟|]对答复不服，申请行政复议。"),
    ("person-name", "申请人：[|李建国|]，申请内容为征地补偿方案。"),
    ("person-name", "原告[|王秀英|]诉松湾镇人民政府信息公开一案，判决驳回。"),
    ("person-name", "投诉人[|陈志强|]反映的问题已经办结。"),
    ("person-name", "举报人（[|刘洋|]）的申请按信访件处理。"),
    ("person-name", "第三人[|赵敏|]不同意公开。"),
    ("person-name", "当事人[|欧阳志远|]、[|周晓明|]已签收答复书。"),
    ("person-name", "上诉人[|孙桂芳|]不服一审判决，提起上诉。"),
    ("person-name", "信访人[|黄海涛|]多次来访，已书面告知。"),
    ("person-name", "复议申请人[|高建军|]要求公开土地批文。"),
    ("person-name", "申请人姓名：[|何丽华|]。"),
    ("person-name", "申请人 [|于海洋|] 于2024年3月提出申请。"),
    ("person-name", "有1件为申请人[|马晓东|]等3人提出的征收信息申请。"),
    ("person-name", "申请人[|李四|]的申请已转办。"),
    ("person-name", "村民[|王建国|]申请公开低保名单，已予公开。"),
    ("person-name", "收到[|张志明|]的政府信息公开申请1件。"),
    ("person-name", "[|徐丽娟|]诉云溪县松湾镇人民政府行政答复案尚未审结。"),
    ("person-name", "本年申请人[|罗永红|]与申请人[|田小龙|]均提出行政诉讼。"),
    ("person-name", "申请人[|林 芳|]逾期未补正。"),
    ("person-name", "申请人[|吴建\n平|]申请公开规划文件。"),
    # a name with what nobody may know
    ("sensitive-person", "低保户[|王秀英|]的救助申请已公开。"),
    ("sensitive-person", "公示中载有残疾人[|李国强|]的补贴金额。"),
    ("sensitive-person", "[|张志明|]因患尿毒症申请临时救助，已办结。"),
    ("sensitive-person", "村民[|刘桂兰|]（肢体残疾二级）申请查询补贴。"),
    ("sensitive-person", "刑满释放人员[|陈建军|]的安置信息已删除。"),
    ("sensitive-person", "申请人[|赵小红|]系未成年人，由监护人代为申请。"),
    ("sensitive-person", "为[|周丽萍|]办理低保的信息误公开，已撤下。"),
    ("sensitive-person", "艾滋病感染者[|孙浩|]的信息不应公开。"),
    ("sensitive-person", "网页误发孤儿[|何小燕|]的救助表。"),
    ("sensitive-person", "[|杨志刚|]患有精神疾病，其监护人提出申请。"),
    # homes
    ("home-address", "申请人李某某，家庭住址：[|云溪县松湾镇桃林村5组12号|]。"),
    ("home-address", "当事人住[|松湾镇建设路88号花园小区3栋2单元501室|]。"),
    ("home-address", "户籍地为[|云溪县松湾镇人民路16号|]，已登记。"),
    ("home-address", "答复书邮寄至申请人[|幸福家园5幢1单元302室|]。"),
    ("home-address", "申请人地址：[|云溪县桃花镇新村三组十二号|]。"),
    ("home-address", "该户现住[|松湾社区和平巷7号|]，已核实。"),
    # permits
    ("permit-number", "申请人护照号码[|E12345678|]已核验。"),
    ("permit-number", "护照（[|EA1234567|]）、护照号[|G12345678|]均已登记。"),
    ("permit-number", "港澳居民来往内地通行证号码：[|H1234567890|]。"),
    ("permit-number", "台胞证号：[|12345678|]，已核验。"),
    ("permit-number", "港澳居民居住证号码[|810000199001010000|]已核验。"),
    ("permit-number", "外国人永久居留身份证号[|USA123456789012|]已核验。"),
    # mail, plates, accounts
    ("email-address", "答复书已发送至申请人邮箱[|zhangwei1985@qq.com|]。"),
    ("email-address", "申请人通过[|wanglei_88@163.com|]补正了材料。"),
    ("email-address", "收到网民（邮箱[|wanglei_88@163.com|]）的来信。"),
    ("email-address", "经办人个人邮箱[|lina.work@gmail.com|]收到补正材料。"),
    ("vehicle-plate", "举报车辆[|湘A12345|]违规停放一事已答复。"),
    ("vehicle-plate", "车牌号为[|京A·D1234|]、[|粤BD12345|]的车辆已移交处理。"),
    ("social-account", "申请人QQ：[|123456789|]，已通过QQ沟通。"),
    ("social-account", "当事人微信号[|zhang_wei1985|]，已添加。"),
    ("social-account", "通过微信（[|wxid_a1b2c3d4|]）与申请人沟通。"),
    # masks that hide too little
    ("weak-mask", "申请人身份证号[|4309221990****1234|]，已核验。"),
    ("weak-mask", "身份证[|43092219900101123*|]的申请已办结。"),
    ("weak-mask", "申请人手机[|138001380**|]，已回访。"),
    ("weak-mask", "申请人电话[|1380013*000|]，已回访。"),
)


def found(text: str) -> list[tuple[str, str]]:
    """Return the findings of the privacy group in a sentence of section one: the rule and the words."""
    sample = Sample()
    sample.edit({"section": {"overview": text}})
    run = lint_text(sample.text)
    assert run.problems == ()
    lines = sample.text.split("\n")
    result = []
    for finding in run.findings:
        span = finding.location.span
        if finding.rule in PRIVATE and span:
            words = lines[span.line - 1 : span.end_line]
            words[-1] = words[-1][: span.end_column - 1]
            words[0] = words[0][span.column - 1 :]
            result.append((finding.rule, "\n".join(words)))
            shown = run.sources["report.txt"].lines[span.line - 1 : span.end_line]
            assert words[0] not in shown[0], "the line is shown as it is"
    return result


@pytest.mark.parametrize("text", SILENT)
def test_a_true_sentence_stays_silent(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("rule", "marked"), FOUND)
def test_a_leak_is_found_with_its_borders(rule: str, marked: str) -> None:
    expected = [(rule, match[1]) for match in _MARK.finditer(marked)]
    assert found(_MARK.sub(r"\1", marked)) == expected
