"""Section five of many reports, no two of which say the same."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

_WHERE = (
    "水库移民补助", "农村公路养护", "殡葬服务价格", "校园食堂采购", "宅基地审批", "饮水安全监测", "林地承包流转",
    "残疾人就业培训", "早稻收购安排", "危房改造名单", "集贸市场租金", "秸秆禁烧督查", "村医招聘结果", "河道采砂许可",
    "旧小区改造进度", "公益岗位安置",
)  # fmt: skip
_FAULT = (
    "发布时常常晚于办结一个多月", "只登了标题而没有附件全文", "在不同栏目里写得前后不一", "没有说明办理条件和所需材料",
    "仍用扫描图片而无法检索", "缺少往年数据可供对照", "由几个站所各发一份互相矛盾", "没有标明有效期和废止情况",
    "答复群众留言时引用过时规定", "未按目录归类而难以找到", "在村公开栏张贴几天便被覆盖", "漏写了经办人员的办公电话",
)  # fmt: skip
_REMEDY = (
    "逐项列出清单并指定专人核对", "同业务系统对接后自动推送", "请县档案馆指导重新编目归档", "每季度抽取二十条回头看",
    "把办理指南改写成问答附在文后", "邀请村民代表试读以后再发布", "在便民大厅增设自助查询终端", "由司法所先行审核文字",
    "合并重复栏目并设置跳转链接", "补录前五年的历史记录", "改用可以复制的文本格式", "将更新情况纳入站所月度通报",
)  # fmt: skip
_MOST = 4


def problems(rng: Random) -> Iterator[str]:
    """Yield the paragraphs of a section on problems and improvements."""
    places = rng.sample(_WHERE, _MOST)
    faults, remedies = rng.sample(_FAULT, _MOST), rng.sample(_REMEDY, _MOST)
    told = (f"{where}的信息{fault}。" for where, fault in zip(places, faults, strict=True))
    yield "存在的主要问题：" + "".join(f"{mark}是{one}" for mark, one in zip("一二三四", told, strict=True))
    done = (f"对{where}，{remedy}。" for where, remedy in zip(places, remedies, strict=True))
    yield "改进情况：" + "".join(f"{mark}是{one}" for mark, one in zip("一二三四", done, strict=True))
