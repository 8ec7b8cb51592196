"""The kinds of words: what a word of the running text says."""

from enum import IntEnum, auto

from gipr_lint.limits.tuples import NamedTuple


class Kind(IntEnum):
    """What a word says. The vocabulary names its kinds in small letters."""

    FILL = auto()
    """nothing that narrows or widens what is counted"""
    UNKNOWN = auto()
    """no word of the vocabulary"""
    THIS_YEAR = auto()
    """the reporting year, all of it"""
    PRIOR_YEAR = auto()
    NEXT_YEAR = auto()
    PART_OF_YEAR = auto()
    """months, quarters, halves of a year"""
    PERIOD = auto()
    """several years"""
    OWN = auto()
    """the organ that reports, or its area"""
    OTHER_ORGAN = auto()
    """another organ or area"""
    ASKER = auto()
    """all who may ask for information, without telling them apart"""
    ASK = auto()
    """what askers do: who does so, asks for a part of all"""
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
    COMPLAINT = auto()
    """what may be denied together with requests, reviews and suits"""
    APPLICANT = auto()
    """one of the columns of table three"""
    OUTCOME = auto()
    """one of the rows of table three"""
    SHORT_NAME = auto()
    """a row or column of table three by a part of its name: it is that one where what it stands beside was named"""
    GROUP = auto()
    """a group of rows of table three"""
    COURT = auto()
    """one of the kinds of cases of table four"""
    JUDGE = auto()
    """who judges reviews or suits: a result that it comes to is one of those"""
    RESULT = auto()
    DOCUMENT = auto()
    DOCUMENT_STATE = auto()
    DECISION = auto()
    DECIDE = auto()
    PUBLISH = auto()
    """publication: it counts pages, not decisions"""
    CHARGE = auto()
    COLLECT = auto()
    LEAD = auto()
    """a way or a cause: what follows counts only that part"""
    AMONG = auto()
    """what follows is a part of what stands before"""

    __hash__ = int.__hash__
    """That of enumerations is a Python function: sets of kinds are asked all the time."""


class Word(NamedTuple):
    """A word of the vocabulary, what it says, and of what."""

    text: str
    kind: Kind
    value: str = ""


KINDS = {kind.name.lower(): kind for kind in Kind if kind is not Kind.UNKNOWN}
"""The kinds by the names that vocabularies use."""
