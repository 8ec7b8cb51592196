"""Defects of structure: sections, headings, and what each section has to say."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.support.generator.defects.defect import Defect, Expected, Plant, Planted, add_text, retitle, say
from tests.support.generator.form import ORDINALS, SECTIONS
from tests.support.generator.model import Model, Section, Text

ASPECT_TEXTS = {
    "主动公开": "及时发布工作动态、政策文件和财政信息，做到应公开尽公开。",
    "依申请公开": "畅通申请渠道，规范答复流程，按时办结各类申请。",
    "政府信息管理": "落实信息发布审核制度，动态调整公开属性，定期清理失效文件。",
    "政府信息公开平台建设": "完善网站专栏，加强政务新媒体运维，建好线下公开专区。",
    "监督保障": "明确专人负责，组织业务培训，开展社会评议和工作考核，未发生责任追究情形。",
}
PROBLEM = "存在的主要问题：一是政策解读形式单一。二是信息更新不够及时。"
IMPROVEMENT = "改进情况：一是丰富解读形式，增加图解和视频。二是落实专人更新，按月检查。"
WRONG_TITLES = (
    ("problems", "存在问题和下一步打算"),
    ("problems", "存在的问题及整改措施"),
    ("overview", "政务公开总体工作情况"),
    ("proactive", "本年度主动公开政府信息的工作情况"),
    ("requests", "依申请公开政府信息办理情况"),
    ("remedies", "被申请行政复议、提起行政诉讼情况"),
    ("other_matters", "其它需报告事项"),
)
FEE_FREE = (
    "无。",
    "无",
    "无其他需要报告的事项。",
    "本年度承办人大代表建议12件、政协提案9件，办理结果均已公开。",
)
FEE_VAGUE = (
    "严格执行《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）有关规定。",
    "按照《政府信息公开信息处理费管理办法》的规定，对符合条件的申请依法收取信息处理费。",
)


def _missing(section: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        rest = tuple(each for each in model.sections if each.id != section)
        return replace(model, sections=rest), Expected("missing-section", (section,))

    return plant


def _renumbered(model: Model, rng: Random) -> Planted:
    gone = rng.choice(SECTIONS[:-1])
    rest = [each for each in model.sections if each.id != gone]
    sections = tuple(replace(each, ordinal=f"{ORDINALS[index]}、") for index, each in enumerate(rest))
    return replace(model, sections=sections), Expected("missing-section", (gone,), also=frozenset({"section-number"}))


def _heading_lost(section: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        index = SECTIONS.index(section)
        before, lost = model.sections[index - 1], model.sections[index]
        merged = replace(before, body=before.body + lost.body)
        sections = (*model.sections[: index - 1], merged, *model.sections[index + 1 :])
        also = {"fee-statement"} if section == "other_matters" else set[str]()
        return replace(model, sections=sections), Expected("missing-section", (section,), also=frozenset(also))

    return plant


def _twice(section: str, *, apart: bool) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        again = model.section(section)
        at = len(model.sections) if apart else SECTIONS.index(section) + 1
        sections = (*model.sections[:at], again, *model.sections[at:])
        also = frozenset({"section-order", "duplicate-row", "section-number"} if apart else {"duplicate-row"})
        return replace(model, sections=sections), Expected(
            "duplicate-section", (section,), f"section.{section}~2", also=also
        )

    return plant


def _order(*, keep_numbers: bool) -> Plant:
    def plant(model: Model, rng: Random) -> Planted:
        at = rng.randrange(len(SECTIONS) - 1)
        sections = list(model.sections)
        sections[at], sections[at + 1] = sections[at + 1], sections[at]
        if not keep_numbers:
            sections = [replace(each, ordinal=f"{ORDINALS[index]}、") for index, each in enumerate(sections)]
        return replace(model, sections=tuple(sections)), Expected("section-order", also=frozenset({"section-number"}))

    return plant


def _number(ordinal: str) -> Plant:
    def plant(model: Model, rng: Random) -> Planted:
        section = rng.choice([each for each in SECTIONS if model.section(each).ordinal != ordinal])
        return retitle(model, section, ordinal=ordinal), Expected("section-number", (section,), f"section.{section}")

    return plant


def _title(section: str, title: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        return retitle(model, section, title=title), Expected("section-title", (section,), f"section.{section}")

    return plant


def _extra(model: Model, _: Random) -> Planted:
    extra = Section("extra", "七、", "下一年度重点工作安排", (Text("持续推进政务公开标准化规范化。"),))
    return replace(model, sections=(*model.sections, extra)), Expected("extra-section", key="section.extra")


def _extra_topics(model: Model, _: Random) -> Planted:
    """Number the topics of section one like sections."""
    body = (
        text
        for index, (name, told) in enumerate(ASPECT_TEXTS.items())
        for text in (Text(f"{ORDINALS[index]}、{name}", 1), Text(told))
    )
    return say(model, "overview", *body), Expected("extra-section")


def _empty(section: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        return replace(say(model, section), end=()), Expected("empty-section", (section,), f"section.{section}")

    return plant


def _no_table(section: str, text: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        return say(model, section, Text(text)), Expected("missing-table", (section,))

    return plant


def _aspect(aspect: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        left = {name: text for name, text in ASPECT_TEXTS.items() if name != aspect}
        texts = (Text(f"（{ORDINALS[index]}）{name}。{text}") for index, (name, text) in enumerate(left.items()))
        return say(model, "overview", *texts), Expected("overview-aspects", ("overview",), words=aspect)

    return plant


def _long(model: Model, _: Random) -> Planted | None:
    whole_area = model.organ.government and model.organ.level != "town"
    if whole_area or "区管" in model.organ.name:
        return None
    texts = tuple(
        Text(f"（{ORDINALS[index]}）{name}。" + "".join(f"{month}月，{text}" for month in range(1, 10)))
        for index, (name, text) in enumerate(ASPECT_TEXTS.items())
    )
    return say(model, "overview", *texts), Expected("overview-length", ("overview",))


def _unassessed(model: Model, _: Random) -> Planted | None:
    if not model.organ.government or not model.organ.name.endswith("人民政府"):
        return None
    plain = {**ASPECT_TEXTS, "监督保障": "明确专人负责，组织业务培训。"}
    texts = (Text(f"（{ORDINALS[index]}）{name}。{text}") for index, (name, text) in enumerate(plain.items()))
    return say(model, "overview", *texts), Expected("assessment-missing")


def _problems(*texts: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        return say(model, "problems", *map(Text, texts)), Expected("problems-unstated", ("problems",))

    return plant


def _other(rule: str, text: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted | None:
        if model.fee or int(model.value("requests", "overdue_fee", "total")):
            return None
        return say(model, "other_matters", Text(text)), Expected(rule, ("other_matters",))

    return plant


def _misplaced(section: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        words = f"{model.year}年未收取信息处理费"
        moved = add_text(model, section, Text(f"全年各项工作平稳有序。{words}。", mark=words))
        also = frozenset({"fee-statement"})
        return say(moved, "other_matters", Text("无其他需要报告的事项。")), Expected(
            "fee-misplaced", key="mark", also=also
        )

    return plant


def _preface(words: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        text = Text(f"根据《中华人民共和国政府信息公开条例》规定，编制本报告。{words}。", mark=words)
        return replace(model, front=(text,)), Expected("preface-parts", key="mark")

    return plant


FIVE = (
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
    "政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况"
)


def _subheadings(ordinals: str, wrong: int, form: str, *, own_line: bool) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        texts: list[Text] = []
        for index, (ordinal, (name, text)) in enumerate(zip(ordinals, ASPECT_TEXTS.items(), strict=True)):
            head = form.format(ordinal) + name
            mark = form.format(ordinal).strip("、.") if index == wrong else ""
            texts += [Text(head, 1, mark), Text(text)] if own_line else [Text(f"{head}。{text}", mark=mark)]
        return say(model, "overview", *texts), Expected("subheading-sequence", key="mark")

    return plant


def _enumeration(first: str, text: str, mark: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        told = Text(first + text, mark=mark)
        return say(model, "problems", told, Text(IMPROVEMENT)), Expected("enumeration-gap", ("problems",), "mark")

    return plant


def _deeper(model: Model, rng: Random) -> Planted:
    section = rng.choice(SECTIONS[1:])
    changed = model.edit(section, lambda old: replace(old, deeper=rng.choice((1, 2))))
    return changed, Expected("heading-level")


STRUCTURE = (
    *(Defect(f"missing-section-{section}", _missing(section)) for section in SECTIONS),
    Defect("missing-section-renumbered", _renumbered),
    *(Defect(f"heading-lost-{section}", _heading_lost(section)) for section in SECTIONS[1:]),
    *(Defect(f"duplicate-section-{section}", _twice(section, apart=False)) for section in SECTIONS),
    *(Defect(f"duplicate-section-apart-{section}", _twice(section, apart=True)) for section in SECTIONS),
    Defect("section-order-renumbered", _order(keep_numbers=False)),
    Defect("section-order-moved", _order(keep_numbers=True)),
    Defect("section-number-wrong", _number("七、")),
    Defect("section-number-repeated", _number("三、")),
    Defect("section-number-none", _number("")),
    *(Defect(f"section-title-{index}", _title(*each)) for index, each in enumerate(WRONG_TITLES)),
    Defect("extra-section", _extra),
    Defect("extra-section-topics", _extra_topics),
    *(Defect(f"empty-section-{section}", _empty(section)) for section in ("overview", "problems", "other_matters")),
    *(Defect(f"missing-table-{section}", _no_table(section, "无。")) for section in SECTIONS[1:4]),
    *(Defect(f"missing-table-told-{section}", _no_table(section, "本年度没有相关情况。")) for section in SECTIONS[1:4]),
    *(Defect(f"overview-aspects-{index}", _aspect(aspect)) for index, aspect in enumerate(ASPECT_TEXTS)),
    Defect("overview-length", _long),
    Defect("assessment-missing", _unassessed),
    Defect("problems-none", _problems("无。")),
    Defect("problems-denied", _problems("本年度政府信息公开工作不存在问题。")),
    Defect("problems-only", _problems(PROBLEM)),
    Defect("improvements-only", _problems(IMPROVEMENT.removeprefix("改进情况："))),
    *(Defect(f"fee-statement-{index}", _other("fee-statement", text)) for index, text in enumerate(FEE_FREE)),
    *(Defect(f"fee-vague-{index}", _other("fee-vague", text)) for index, text in enumerate(FEE_VAGUE)),
    Defect("fee-misplaced-overview", _misplaced("overview")),
    Defect("fee-misplaced-problems", _misplaced("problems")),
    Defect("preface-names-five", _preface(f"本报告由{FIVE}六个部分组成")),
    Defect("preface-says-five", _preface(f"本报告由{FIVE}、其他需要报告的事项五个部分组成")),
    Defect("preface-says-eight", _preface("本报告由八个部分组成")),
    Defect("preface-says-seven", _preface("全文共分七部分")),
    Defect("subheading-skipped", _subheadings("一二四五六", 2, "（{}）", own_line=False)),
    Defect("subheading-skipped-line", _subheadings("一二四五六", 2, "（{}）", own_line=True)),
    Defect("subheading-repeated", _subheadings("一二二三四", 2, "（{}）", own_line=False)),
    Defect("subheading-repeated-line", _subheadings("一二三三四", 3, "（{}）", own_line=True)),
    Defect("subheading-arabic", _subheadings("12356", 3, "{}.", own_line=False)),
    Defect("subheading-arabic-line", _subheadings("12456", 2, "{}、", own_line=True)),
    Defect("enumeration-skipped", _enumeration("主要问题：", "一是解读单一。二是更新迟缓。四是力量不足。", "四是")),
    Defect(
        "enumeration-repeated", _enumeration("存在以下不足：", "一是解读单一；二是更新迟缓；二是力量不足。", "二是力量")
    ),
    Defect(
        "enumeration-unsaid",
        _enumeration("主要问题：", "一是解读形式单一。二是信息更新迟缓。三力量配备不足。四是参与渠道不多。", "三力量"),
    ),
    Defect("heading-level", _deeper, ("markdown",)),
)
