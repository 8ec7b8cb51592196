"""Who speaks: the words by which a report names its own organ, and other organs and areas."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.statements.statement import Speaker
from gipr_lint.statements.words.kinds import Kind, Word
from gipr_lint.statements.words.lexicon import Beginnings, Lexicon
from gipr_lint.statements.words.vocabulary import Vocabulary, national

_EVERY = (
    *(
        "各级行政机关",
        "各行政机关",
        "行政机关",
        "各级各部门",
        "各部门",
        "各单位",
        "各级政府",
        "各级",
        "各地各部门",
        "各地",
    ),
    *("部门", "各级机关", "各部门单位", "各部门、各单位", "各部门各单位", "政府系统", "各镇街", "各乡镇", "各街道"),
)
_OWN_OFFICES = ("党政办", "党政办公室", "党政综合办公室", "综合办公室", "综合办", "政务公开办", "政务公开办公室")
_TEAMS = ("综合执法队", "综合行政执法队", "综合执法大队", "综合行政执法大队", "综合执法中队", "执法队", "综合执法办")
"""Who takes a town's decisions for it."""
_WHOLE_AREAS = frozenset({"省", "自治区", "自治州", "自治县", "市", "州", "县", "区", "旗", "盟"})
"""Levels of which the report covers all organs below."""
_OFFICES = expression(
    r"机关|党委(?:、?政府)?|党工委(?:、?办事处)?|(?:党政|综合|行政|政务|政务公开|信息公开|党建){0,2}办(?:公室)?(?![结理复件好公])"
)
"""An office of a town or a bureau, by which it speaks (党政办); a county's government has one that reports too. Takes
``党政综合办公室`` and ``机关``, not ``办理``."""
_PARTY = frozenset({"县委", "市委", "省委", "区委", "州委", "乡委", "镇委"})
_MAX_NAME_CHARS = 24
"""How long a short name of the organ may be."""
_MIN_OTHER_CHARS = 2
"""A shorter word is no name of another organ: 局."""
_MAX_OTHER_CHARS = 16
"""A longer one is none either."""
_QUARTERS = ("片区", "城区", "小区", "园区", "库区", "山区", "景区", "灾区", "矿区", "厂区", "辖区", "街区", "老区")
"""How places end that are no areas with organs: 受片区征收影响."""
_OTHER_ENDINGS = ("政府", "公司", "村", "社区", "部门", "单位", "系统", "法院", "检察院", "党委", "本级", "名义")


def words_of(speaker: Speaker) -> Lexicon:
    """Return what is understood: words for the organ and areas, then those of all reports."""
    return _lexicon(_own_endings(speaker), speaker.vocabulary or national())


@lru_cache(maxsize=64)
def _lexicon(own: frozenset[str], vocabulary: Vocabulary) -> Lexicon:
    """Return what is understood where an organ's short names end in one of these ways."""
    return Lexicon(_everywhere(vocabulary), _scope_words(own, vocabulary))


@lru_cache(maxsize=8)
def _everywhere(vocabulary: Vocabulary) -> Beginnings:
    """Return what is understood in all reports."""
    return Beginnings(vocabulary)


def _scope_words(own: frozenset[str], vocabulary: Vocabulary) -> Iterator[Word]:
    for ending in (*vocabulary.levels, *vocabulary.organs):
        kind = Kind.OWN if ending in own else Kind.OTHER_ORGAN
        yield from (Word(f"{mark}{ending}", kind) for mark in "我本全" if mark + ending != "全部")
        yield Word(f"各{ending}", Kind.OTHER_ORGAN)
        if kind is Kind.OWN:
            yield Word(f"{ending}里", kind)
        if kind is Kind.OWN and ending in {"镇", "乡"}:
            yield from (
                Word(f"{mark}{ending}{tail}", kind) for mark in ("", "我", "本") for tail in ("政府", "人民政府")
            )
            yield from (Word(f"{ending}{team}", kind) for team in _TEAMS)
            yield from (Word(f"{ending}{tail}", kind) for tail in ("党政办", "党政办公室", "党政综合办公室"))
    for ending in own & frozenset(vocabulary.organs):
        yield from (
            Word(f"{ending}{office}", Kind.OWN) for office in ("办公室", "机关", "党政办", "党政办公室", "综合办")
        )
    if not own & _WHOLE_AREAS:
        yield from (Word(office, Kind.OWN) for office in _OWN_OFFICES)
    for area in own & frozenset(vocabulary.levels):
        heads = (f"全{area}", f"我{area}", f"{area}政府及", f"{area}政府和", f"{area}政府及其", f"{area}本级及")
        yield from (Word(f"{head}{every}", Kind.OWN) for head in heads for every in _EVERY)
        if area in _WHOLE_AREAS:
            yield from (Word(every, Kind.OWN) for every in _EVERY if every.startswith("各级"))


@lru_cache(maxsize=64)
def _own_endings(speaker: Speaker) -> frozenset[str]:
    """Return the last characters of the organ's short names: 局 for a bureau, 县 for a county that reports for all."""
    vocabulary = speaker.vocabulary or national()
    name = kept(r"[（(].*|本级$").sub("", speaker.organ)
    if not name:
        return frozenset({"局", "委", "办", "厅", "镇", "乡", "街道"})
    if name.endswith("政府"):
        stem = kept(r"人民政府$|政府$").sub("", name)
        if stem.endswith("街道"):
            return frozenset({"街道", "街", "办", "办事处"})
        return frozenset(level for level in vocabulary.levels if stem.endswith(level))
    if name.endswith(("街道", "街道办事处")):
        return frozenset({"街道", "街", "办", "办事处"})
    if name.endswith("委员会"):
        return frozenset(
            {"委", "管委会", "会", *(["区"] if kept(r"(开发|新|园|示范|高新|管理)区").search(name) else [])}
        )
    short = {"办", "办公室", "办公厅"} if name.endswith(("办公室", "办公厅")) else set()
    endings = (*vocabulary.levels, *vocabulary.organs)
    return frozenset(ending for ending in endings if name.endswith(ending)) | short


def own_name(text: str, start: int, speaker: Speaker) -> int:
    """Return where the organ's name ends that begins here, in full or shortened (县发改局); ``start`` if none does."""
    organ = speaker.organ
    if not organ or text[start] not in organ:
        return start
    if text.startswith(organ, start):
        return start + len(organ)
    endings = {ending[-1] for ending in _own_endings(speaker)}
    place, best = -1, start
    for index in range(start, min(len(text), start + _MAX_NAME_CHARS)):
        place = organ.find(text[index], place + 1)
        if place < 0:
            break
        short = text[start : index + 1]
        seat = text[index] == "府" and not speaker.area and not endings.isdisjoint(short)
        if (text[index] in endings or seat) and _is_short_for(short, organ):
            best = index + 1
    return best


def with_office(text: str, end: int, speaker: Speaker) -> int:
    """Return where the organ's own name ends if its office is named behind it: 松湾镇人民政府党政办公室."""
    if speaker.area or not _speaks_by_office(speaker.organ):
        return end
    office = _OFFICES.match(text, end)
    return office.end() if office else end


@lru_cache(maxsize=64)
def _speaks_by_office(organ: str) -> bool:
    stem = kept(r"人民政府$|办事处$").sub("", organ)
    return stem.endswith(("镇", "乡", "街道")) or (stem == organ and not organ.endswith(("室", "厅", "办")))


def _is_short_for(short: str, organ: str) -> bool:
    """Tell whether a short name is the organ's: not that of the Party, nor of the organ above it.

    A government goes by the name of its place: 松湾镇.
    """
    stems = (organ, organ.removesuffix("办事处"), kept(r"人民政府$|政府$").sub("", organ))
    ends = any(stem.endswith(short) for stem in stems)
    return len(short) > 1 and short not in _PARTY and (short not in organ or ends or short.endswith("府"))


_BELOW = ("各", "乡镇", "镇街")
_BELOW_ENDINGS = ("镇", "乡", "街道", "乡镇")


def is_below(name: str, speaker: Speaker) -> bool:
    """Tell whether an organ is one of those that the report of an area covers: 县公安局, 各乡镇 for a county."""
    if not speaker.area:
        return False
    levels = _own_endings(speaker)
    own = tuple(level for level in levels if len(level) == 1)
    return name.startswith((*own, *_BELOW)) or name.endswith(_BELOW_ENDINGS)


class OtherOrgans:
    """How the names of organs and areas end."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.endings = (*vocabulary.organs, *vocabulary.levels, *_OTHER_ENDINGS)

    @staticmethod
    @lru_cache(maxsize=8)
    def _known(vocabulary: Vocabulary) -> OtherOrgans:
        return OtherOrgans(vocabulary)

    @classmethod
    def of(cls, speaker: Speaker) -> OtherOrgans:
        """Return the endings of the vocabulary in force."""
        return cls._known(speaker.vocabulary or national())

    def may_be(self, text: str) -> bool:
        """Tell whether a word that is not in the vocabulary may be the name of an organ or an area."""
        long = _MIN_OTHER_CHARS <= len(text) <= _MAX_OTHER_CHARS
        return long and text.endswith(self.endings) and not text.endswith(_QUARTERS)
