"""Names of persons: a surname and one or two characters, told from the words that begin alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PLAIN = frozenset(
    "王李张刘陈杨赵吴徐孙朱胡郭罗郑梁谢宋唐韩冯邓曹彭肖董袁潘蒋蔡杜叶苏魏吕丁沈姚卢姜崔钟谭陆汪廖贾韦邹孟熊秦邱尹薛闫"
    "侯陶黎贺郝龚邵覃戴汤倪殷聂翟葛俞欧施洪黄"
)
"""The commonest surnames that seldom begin another word."""
_WORDY = frozenset("高何林马周于余程任金石夏方白江段雷龙史顾毛万钱严武莫孔向曾许田范温康常付")
"""Those that often do: 高度, 于当日, 任何, 方可."""
_DOUBLE = frozenset(("欧阳", "上官", "司马", "诸葛", "司徒", "夏侯", "皇甫", "慕容", "令狐", "东方", "尉迟", "公孙"))

_GIVEN = frozenset(
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂红玉梅华建国志文海燕春玲辉鹏飞波斌宇浩凯俊健峰龙雪琴凤云莲珍荣爱"
    "香月莺媛瑞凡佳嘉琼勤贞莉璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓仪荷丹蓉君蕊薇菁梦岚苑婕馨瑗琰韵融园"
    "艺咏卿聪澜纯毓悦昭冰爽琬茗羽希宁欣育筠柔竹霭凝晓欢枫芸菲寒伊宜姬舒影荔枝思毅彪博诚敬震振壮群豪邦承乐绍功松善厚庆"
    "民友裕河哲江亮谦亨奇固轮翰朗伯宏鸣朋梁栋维启克伦翔旭泽晨辰士家致树炎德泰盛雄琛钧冠策腾楠榕航弘义兴良山仁贵福生元"
    "胜学祥才发武利清彬富顺信子昌成康星光天达安岩茂进林坚和东南北西立永忠长世广金银根来喜宝保财旺大小双万传守绪庭耀钢"
    "铁锋鑫淼森焱垚晴雨雯霖萍苹菊芬芝茹萌萱蕾淑慧惠巧美洁琳瑜璇珺珠彤彩花桃翠素娣姗娥妮婧妹媚娇帆帅廷恒恩晋景晖昊昕智"
    "朝权柏标桐楚炜煜熙然猛玮珂琪琨甜皓盼睿祖科笑章纪纲罡翼芮莹菡虎蓝诗诺贤贺轩迪连远逸遥道郁钦铭锐阳雅韬颂风飒高鸿鹤"
    "麟默齐奕梓涵沐汐卫继培少新正中一昱琅冬夏若政焕业彦淳滨岳尧舜禹霄骏骥"
    "灿曦妙楷硕冉苒鼎晗旻煦煌玥沛沁泓淇渊湛潇烁驰骁骞麒勋卓峻崇嵩峥彰忆捷斐曙朔润涓炫烨煊璋璟碧秉童筱纬翊胤舟芊茵莘葵"
    "虹衡谊赫越跃轶钊钰铎铮隆霏颐颜鹃宸澍珩冲"
)
"""Characters that are usual in given names."""
_NEVER = frozenset(
    "某的了与及或等在于以对向因就被把将已未不无其此该这那各每氏姓村镇乡县市区州局处科庄屯寨沟湾坪坝店桥营社坊厂"
)
"""Characters that hardly stand in one: they mask it, join words, or end the name of a place."""
_BEGIN_ALIKE = (
    "丁香 万一 万元 万全 万利 万名 万安 万家 万户 万福 东方红 严惩 严明 严格 严正 严禁 严肃 严谨 "
    "严重 于是 付款 付费 任一 任何 任务 任意 任职 何人 何时 何种 余下 史学 史志 叶片 向东 向北 "
    "向南 向好 向西 向阳 吕梁 周一 周三 周五 周全 周年 周期 周正 周知 周边 唐山 唐突 夏天 夏季 "
    "孙女 孙子 孙辈 宋体 宋庄 常宁 常山 常州 常年 常德 常态 常熟 常见 康乐 康宁 康平 徐州 徐徐 "
    "戴上 方便 方可 方向 方圆 方式 方才 方案 方正 方法 方能 方面 施以 施加 施压 施工 施救 施行 "
    "曾多次 曾经 杜撰 杜绝 林业 林地 林权 林立 林芝 梁山 欧洲 欧盟 武功 武安 武进 段落 殷切 殷实 "
    "毛利 江东 江北 江南 江山 江河 江西 汤药 沈阳 洪水 洪涝 洪灾 温和 温州 温江 温馨 田东 田园 "
    "田林 田阳 白云 白天 白山 石家庄 石山 秦岭 秦皇岛 程序 罗列 罗盘 聂耳 肖像 胡乱 胡同 胡说 "
    "苏州 苏醒 范围 范本 莫大 董事 许可 许多 许昌 许诺 谢意 谢绝 谢谢 贺信 贺卡 贾某 郑州 郑重 "
    "郭外 金华 金山 金星 金融 金银 金额 钟点 钟爱 钱财 陆地 陆续 陈列 陈年 陈情 陈旧 陈设 陈诉 "
    "陈述 陶瓷 雷达 雷锋 雷雨 韩国 顾全 马上 马山 马路 马鞍山 高中 高兴 高利 高原 高发 高大 高学 "
    "高尚 高峰 高强 高才 高新 高明 高清 高等 高贵 高达 高速 高铁 高雅 高龄 黄冈 黄土 黄山 黄河 "
    "黄石 黄色 黄金 黎族 黎明 龙华 龙山 王国 王府 王牌 李庄 张力 张家 张庄 张开 张扬 张挂 张望 "
    "张榜 张罗 张贴 "
)
_OTHER_WORDS = tuple(_BEGIN_ALIKE.split())
"""Words that begin like a name and are none."""
_SPELLED_ALIKE = (
    "万万 万国 万学 万宁 万宝 万山 万州 万年 万民 万科 万美 万荣 万达 东方学 严守 严寒 严峻 "
    "何来 余万 余姚 余江 叶城 叶轮 向善 向来 吴中 吴兴 吴川 吴忠 吴江 唐河 夏津 夏秋 夏邑 "
    "孟州 孟津 宋城 张北 张掖 张湾 彭州 彭泽 方山 方志 方舟 林中 林口 林州 梁平 梁河 欧元 "
    "欧美 武义 武乡 武宁 武宣 武平 武昌 武清 武艺 武鸣 江中 江华 江夏 江宁 江安 江永 江津 "
    "江海 江都 江阴 汪清 沈北 洪江 洪泽 洪雅 温厚 温婉 温岭 温柔 温润 潘集 白河 白洋 白金 "
    "石子 石林 石柱 石河 石泉 秦安 秦州 秦晋 程海 罗兰 罗定 罗山 罗平 罗江 罗源 苏中 苏北 "
    "苏南 苏宁 苏尼 荣成 萧山 蒋巷 贾汪 邓州 邹城 邹平 郑东 金元 金利 金坛 金子 金寨 金川 "
    "金平 金昌 金湖 金秀 金秋 陆丰 陆川 陆良 雷州 雷波 韩城 马边 马龙 高一 高安 高寒 高山 "
    "高峻 高州 高平 高纬 高邮 高阳 高高 魏县 黄兴 黄南 黄埔 黄岛 黄岩 黄平 黄梅 黄海 黄花 "
    "黄连 龙南 龙口 龙岩 龙川 龙江 龙泉 龙海 龙游 龙舟 龙里 龙门"
)
_OTHER_NAMES = tuple(_SPELLED_ALIKE.split())
"""Places, firms and rarer words that are spelled like a name: where nothing else tells of a person they are none."""
_FORMS_OF_ADDRESS = (
    "先生 女士 小姐 同学 老师 大爷 大妈 阿姨 师傅 大姐 大娘 大叔 大伯 老汉 奶奶 爷爷 婆婆 夫妇 夫妻 父子 母女"
)
_TITLES = tuple(_FORMS_OF_ADDRESS.split())
"""What follows a surname alone: such a person is not named in full."""
_BARELY = "老小大家"
"""What stands between a surname and a form of address without naming the person: 陈老先生."""
_HOUSEHOLD = "家"
"""Behind a surname it makes the name of a family or a village."""
_SOUNDS = (
    "阿艾爱安巴白拜班卜贝比毕宾波伯博布才查昌次措达丹旦德登邓迪丁东杜多顿尔恩法菲夫福富嘎尕甘冈刚噶高格根"
    "古谷哈海汗合赫胡华吉加贾江杰金卡凯康柯科可克肯孔库夸拉莱赖兰朗勒雷丽里利力莲列林琳龙卢鲁伦罗洛吕马玛"
    "买迈麦曼美门蒙孟米敏明莫木穆姆拿那娜纳南内尼妮年宁诺努欧帕潘佩平朴普齐其奇钦琴热仁荣如萨赛桑森沙山珊"
    "尚什史斯松苏孙索塔台泰坦唐陶特提田廷图吐土托瓦娃万旺威韦维文翁沃乌吾西希锡夏肖欣雅亚延颜央燕扬耶叶伊"
    "依易因音英尤雍于玉渊约则泽曾扎詹张哲珍郑芝智珠主卓孜子宗祖左佐"
)
"""Characters by which names of other languages are written in Chinese."""
_FOREIGN = re.compile(f"[{_SOUNDS}]{{2,7}}(?:[·•・‧][{_SOUNDS}]{{2,8}}){{1,2}}")
"""A name of another language, in its two parts. Takes ``买买提·阿布力孜``, not ``信息·公开``."""


_SINGLE, _USUAL = ("".join(sorted(characters)) for characters in (_PLAIN | _WORDY, _GIVEN))
_SURNAME = re.compile(f"(?:[{_SINGLE}] ?|{'|'.join(sorted(_DOUBLE))})(?=[{_USUAL}])")
"""A surname before a character that is usual in given names. Finds ``[|张|]伟`` and ``欧阳秀``, not ``张某``."""


def usual_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield where something that looks like a name of a person begins and ends, anywhere in a text."""
    for surname in _SURNAME.finditer(text):
        for end in name_ends(text, surname.start(), usual=True):
            yield surname.start(), end
    if "·" in text:
        for foreign in _FOREIGN.finditer(text):
            yield foreign.span()


def name_ends(text: str, start: int, *, usual: bool) -> Iterator[int]:
    """Yield where a name of a person that begins at a place of the text may end, the shorter one first.

    Its characters must be usual in given names where the surname often begins other words, everywhere if ``usual``.
    """
    if foreign := _FOREIGN.match(text, start):
        yield foreign.end()
        return
    given = start + (2 if text[start : start + 2] in _DOUBLE else 1)
    if given == start + 1:
        surname = text[start : start + 1]
        if surname not in _PLAIN and surname not in _WORDY:
            return
        if usual and text.startswith(_OTHER_NAMES, start):
            return
        usual = usual or surname in _WORDY
        if text[given : given + 1] == " ":
            given += 1
    if text.startswith(_OTHER_WORDS, start) or text.startswith(_TITLES, given):
        return
    for end in (given + 1, given + 2):
        character = text[end - 1 : end]
        if not (character in _GIVEN if usual else "\u4e00" <= character <= "\u9fff" and character not in _NEVER):
            return
        household = character == _HOUSEHOLD and usual and end == given + 1
        if not household and not (character in _BARELY and text.startswith(_TITLES, end)):
            yield end
