"""The forms of a date phrase as patterns. Each names its pieces; build.py turns a match into a meaning.

One look at the text for words that any date must hold (TRIGGER) tells where it is worth trying the forms at all.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.language.dates.words import pattern

_DASH = r"[-\u2010-\u2015\u2212]"
_APOSTROPHE = r"['\u2019\u2018\u02bc]"
_YEAR = r"(?:19[89]\d|20\d\d)(?!\d)"
_SHORT = rf"{_APOSTROPHE}\s?\d\d(?!\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_ANY_DAY = r"\d\d?(?!\d)"
_NTH = r"(?:\s?(?:st|nd|rd|th)(?:\b|(?=[a-z]{3})))"
_BEHIND_NTH = r"(?<=\d(?:st|nd|rd|th))"  # "8thNovember"
_SLIP_YEAR = r"\d{5}(?!\d)|2[1-9]\d\d(?!\d)|1[0-8]\d\d(?!\d)|20\d(?![\d])|0\d{3}(?!\d)"
_UNIT = r"(?:days?|weeks?|months?|years?)"
_WORD_END = r"(?![^\W\d_])"
_THE = r"(?:the\s+)?"


def _day_month() -> str:
    weekday = rf"(?:{pattern('weekday')}\b[.,]?\s*(?:the\s+)?)?"
    named = rf"(?:(?P<weekday>{pattern('weekday')})(?:\b|(?=\d))[.,]?\s*(?:the\s+)?)?"
    week = (
        r"(?P<week>(?:w\s?/\s?[ce]\b|w/b\b|week\s+(?:commencing|beginning|starting|ending|of)|wk\s+(?:commencing|"
        r"ending))[:.]?\s*)?"
    )
    day = rf"(?P<day>{_ANY_DAY}){_NTH}?"
    to = rf"(?:\s*(?P<join>{_DASH}|/|to|until|till|and|&)\s*{weekday}(?P<day2>{_ANY_DAY}){_NTH}?)?"
    month = rf"(?:\s+|\s*{_DASH}\s*)?(?:of\s+|in\s+)?(?P<month>{pattern('month')}){_WORD_END}\.?"
    year = (
        rf"(?:\s*[,-]?\s*(?:of\s+|in\s+)?(?P<year>{_YEAR})|\s*{_DASH}\s*(?P<yy>\d\d(?!\d))|\s*(?P<ay>{_SHORT})|"
        rf"\s+(?P<by>[1-3]\d(?!\d))(?=\s*(?:$|[.,;:)\]\n\t]))|\s+(?P<slip>{_SLIP_YEAR}))?"
    )
    return rf"\b(?<![\d.,/£$%]){week}{named}(?<![\d.,/£$%]){day}{to}{month}{year}"


def _month_day() -> str:
    year = rf"(?:\s*,?\s+(?P<year>{_YEAR}))?"
    goes_on = (
        rf"(?P<goes_on>(?=\s*(?:{_DASH}|to|until|till|and)\s*(?:{pattern('month')})\b\.?\s+{_DAY}{_NTH}?,?\s+{_YEAR}))?"
    )
    weekday = rf"(?:(?P<weekday>{pattern('weekday')})\b[.,]?\s*)?"
    return rf"\b{weekday}(?P<month>{pattern('month')})\b\.?\s+(?:the\s+)?(?P<day>{_DAY})(?P<nth>{_NTH})?{year}{goes_on}"


_ISO = rf"(?<![\d/.-])(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d|-\d)"
_NUMERIC = (
    r"(?<![\d/.£-])(?P<day>\d{1,2})(?P<sep>[/.-])(?P<month>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)(?![\d%]|"
    r"[/.-]\d)"
)
_DAY_SLASH = r"(?<![\d/.£-])(?P<day>[0-3]\d)/(?P<month>[01]\d)(?![\d/%])"


_LENGTHS = ("day", "week", "month", "year")


def _part() -> str:
    """What may stand before a period: "first six months of", "second week of", "early", "by the end of".

    "End" and "start" before "in" are verbs ("to start in June"); "a year late in March" was not in late March."""
    counted = (
        rf"(?P<edge>first|last|final|opening|closing)\s+(?P<edge_count>{pattern('count')}|"
        rf"\d\d?)\s+(?P<edge_unit>{_UNIT})"
    )
    week = r"(?P<nth>first|second|third|fourth|last|final)\s+week"
    ends = rf"(?P<part>{pattern('part')})(?:\s*(?:to|or|/|{_DASH})\s*(?P<part2>{pattern('part')}))?"
    verb = r"(?<!\bto )(?<!\bwill )(?<!\bwould )(?<!\bnot )(?:(?<!\band )|(?=early|mid|late))"
    verb += rf"(?:(?!late\b)|{''.join(rf'(?<!{unit} )(?<!{unit}s )' for unit in _LENGTHS)})"
    link = rf"(?:\s*{_DASH}\s*|\s+of\s+|(?<!\bstart)(?<!beginning)\s+)(?:(?<!\bstart )(?<!\bend )(?<!\bclose )in\s+)?"
    return rf"(?:{_THE}(?:{counted}|{week}|{verb}{ends})\b{link}{_THE})?"


def _base() -> str:
    fy = rf"(?P<fy1>(?:19|20)\d\d)\s?(?:{_DASH}|/|\\)\s?(?P<fy2>20\d\d|\d\d)(?!\d|[/-]\d|\s?%)"
    short = rf"(?P<sy1>\d\d)\s?(?:{_DASH}|/)\s?(?P<sy2>\d\d)(?!\d|[/-]\d|\s?%)"
    tag = r"(?P<fytag>(?:\bFY|\bF/Y|\bfinancial\s+year|\bfiscal\s+year)\s*:?\s*\(?)"
    year = rf"(?P<year>{_YEAR})"
    quarter = (
        rf"\bQ(?:uarter|tr)?\s?(?P<q1>[1-4])(?:\s?(?:{_DASH}|/|&|and|to)\s?(?:Q\s?)?(?P<q2>[1-4]))?(?![\d%])|"
        rf"\bquarter\s+(?P<q3>one|two|three|four)\b"
        r"|\b(?P<q4>first|second|third|fourth|final|last|1st|2nd|3rd|4th)\s+quarter\b"
    )
    half = r"\bH(?P<h1>[12])\b"
    month = rf"\b(?P<month>{pattern('month')}){_WORD_END}\.?(?:\s*(?P<mjoin>/)\s*(?P<month2>{pattern('month')})\b\.?)?"
    month_year = (
        rf"(?:\s*(?:,|/|{_DASH})?\s*(?:of\s+|in\s+)?(?P<myear>{_YEAR})|\s*(?:{_DASH}|"
        rf"/)\s*(?P<myy>[0-4]\d(?!\d))|\s*(?P<may>{_SHORT})|\s?(?P<mby>[0-3]\d(?!\d))(?=\s*(?:$|[.,;:)\]\n\t]))|"
        rf"\s+(?P<mslip>{_SLIP_YEAR}))?"
    )
    season = rf"\b(?P<season>{pattern('season')})\b(?:\s*(?P<sjoin>/|{_DASH})\s*(?P<season2>{pattern('season')})\b)?"
    of = rf"(?:\s*,?\s*(?:of\s+|in\s+)?{_THE}(?:(?P<cal>calendar\s+year)\s+)?|\s*{_DASH}\s*)"
    said = rf"{tag}?(?:{fy}|{short})|{year}|(?P<sshort>{_SHORT})"
    named = r"(?P<ofyear>(?:this|next|last|the\s+(?:current|coming|previous|following))?\s*(?:financial\s+)?year)"
    any_year = rf"(?:{of}(?:(?:{said})\)?|{named}))?"
    alone = rf"{tag}?{fy.replace('fy1', 'afy1').replace('fy2', 'afy2')}(?:\s+financial\s+year)?"
    alone_short = rf"{tag.replace('fytag', 'fytag2')}{short.replace('sy1', 'asy1').replace('sy2', 'asy2')}"
    alone_bare = r"(?P<bsy1>[12]\d)/(?P<bsy2>[123]\d)(?![\d/%])"
    alone_year = rf"(?:(?P<calendar>calendar\s+year)\s+|(?:the\s+)?year\s+)?(?P<ayear>{_YEAR})"
    fyone = r"\bFY\s?(?:20)?(?P<fyone>[12]\d)(?!\d)"
    return (
        rf"(?:(?:{quarter}|{half}|{season}){any_year}|{month}{month_year}"
        rf"|(?<![\d/.£#-]){alone.replace('fytag', 'fytag3')}|(?<![\d/.£-]){alone_short}|{fyone}|"
        rf"(?<![\d/.£#-]){alone_bare}|(?<![\d/.£#,])(?<!\d-){alone_year}(?![/.]\d|,\d{{3}}))"
    )


_ABOUT = r"(?P<about>(?:around|about|circa|approximately|approx\.?|c\.)\s+)?"


def _relative() -> str:
    which = (
        r"(?P<which>this|next|last|the\s+coming|the\s+current|the\s+previous|the\s+following|current|"
        r"the\s+forthcoming|the|our|that)"
    )
    thing = (
        rf"(?P<fin>financial\s+|fiscal\s+)?(?P<unit>year|quarter|week|month)(?!\s*['\u2019]|s)|"
        rf"(?P<fyear>financial\s+year)"
        rf"|(?P<month>{pattern('month')})|(?P<season>{pattern('season')})"
    )
    return (
        rf"\b{_part()}\b{which}\s+(?:calendar\s+(?=year)|(?P<whichq>fourth|third|second|"
        rf"first)\s+)?(?:{thing})\b(?:[-\s](?P<yearend>end)\b)?"
    )


_N = r"(?:{count}(?:\s+and\s+a\s+half)?|\d+(?:\.\d)?)"


def _stretch() -> str:
    n = _N.format(count=pattern("count"))
    ahead = (
        rf"(?:over|in|within|during|for|across|throughout)\s+the\s+(?P<way>next|coming|following|forthcoming|"
        rf"past|last|previous)\s+(?:(?P<n>{n})[\s-]+)?(?P<unit>{_UNIT})(?!\s+(?:of|in)\b)"
    )
    inside = rf"within\s+(?P<n2>{n})\s+(?P<unit2>{_UNIT})(?!\s+(?:of|after|from\s+(?!now)))"
    point = rf"in\s+(?:about\s+|around\s+)?(?P<n3>{n})\s+(?P<unit3>{_UNIT})(?:['\u2019]\s*|['\u2019]s\s+)time\b"
    plain = rf"(?<!every\s)in\s+(?P<n4>{n})\s+(?P<unit4>months|weeks|years)(?=\s*(?:$|[.,;:)\n]))"
    time = rf"(?P<n5>{n})\s+(?P<unit5>{_UNIT})['\u2019]?s?['\u2019]?\s+time\b(?!\s+(?:limit|frame|table))"
    ago = rf"(?P<n6>{n})\s+(?P<unit6>{_UNIT})\s+(?:ago|earlier(?=\s*[.,;)]))"
    now = rf"(?P<n7>{n})\s+(?P<unit7>{_UNIT})\s+from\s+now"
    return rf"\b(?:{ahead}|{inside}|{point}|{plain}|{time}|{ago}|{now})\b"


_NAMED = (
    rf"\b{_THE}(?:(?P<early>early|start|beginning)\s+(?:in|"
    rf"of)\s+)?(?:the\s+)?(?P<newyear>new\s+year)\b(?!\s*['\u2019]?s?\s+(?:hono|eve|day|"
    rf"resol))(?:\s+(?P<nyear>{_YEAR}))?"
    rf"|\b(?P<feast>christmas|easter)\b(?:\s+(?P<cyear>{_YEAR}))?"
    rf"|\b(?:(?P<fin>financial\s+|fiscal\s+)?year[\s-]end|(?P<end2>the\s+)?end\s+of\s+(?P<fy>financial\s+|"
    rf"fiscal\s+)?year(?!\s+\d))\b(?:\s+(?:(?P<fy1>20\d\d)/(?P<fy2>\d\d)|(?P<yeyear>{_YEAR})))?"
    rf"|\b(?:year|(?:12|twelve)\s+months)\s+(?:ending|ended|to|"
    rf"up\s+to)\s+(?:the\s+)?(?:end\s+of\s+)?(?:(?P<yday>\d\d?)(?:st|"
    rf"th)?\s+)?(?P<ymonth>{{month}})\s+(?P<yyear>{_YEAR})"
)
_PLAN = (
    r"\b(?P<planend>(?:the\s+)?(?:end|close|conclusion|expiry|completion)\s+of\s+(?:the|this|that|our|my|his|her|its|"
    r"each)\s+(?:\w+\s+)?"
    r"(?:(?:police\s+(?:and|&)\s+crime\s+)?plan(?:['\u2019]s)?(?:\s+(?:period|cycle|term|life|lifetime|timeframe))?|"
    r"plan(?:ning)?\s+period|life(?:time)?\s+of\s+(?:the|this)\s+plan))\b"
    r"(?!\s+(?:document|on|page|sets))"
)


@lru_cache(maxsize=1)
def trigger() -> re.Pattern[str]:
    """One of the words or figures that any date must hold; a text without a match holds none.

    All begin with a figure, an apostrophe or the first letter of a word: looking for that first takes half the time.
    """
    kinds = {
        "figure": rf"(?:19[89]|20)\d\d|{_APOSTROPHE}\s?\d\d|2\d\d\d|0\d\d\d",
        "parted": r"\d\s?[/.-]\s?\d",
        "month": rf"(?:\b|(?<=\d)|{_BEHIND_NTH}){pattern('month')}{_WORD_END}",
        "season": rf"\b{pattern('season')}\b",
        "unit": r"\b(?:year|month|week|day)s?\b",
        "quarter": r"\b(?:quarter\b|q(?:tr|uarter)?\s?[1-4]|h[12]\b|fy)",
        "feast": r"\b(?:christmas|easter)\b",
        "end": r"\b(?:end|close|conclusion|expiry|completion)\s+of\s+(?:the|this|that|our|my|his|her|its|each)\b",
    }
    choice = "|".join(f"(?P<{kind}>{source})" for kind, source in kinds.items())
    return re.compile(rf"(?:(?<![^\W\d_])|(?=\d|{_APOSTROPHE})|{_BEHIND_NTH})(?:{choice})", re.IGNORECASE)


_NEEDS = {  # the kinds of trigger of which a form must hold one
    "iso": {"parted"},
    "numeric": {"parted"},
    "day_slash": {"parted"},
    "day_month": {"month"},
    "month_day": {"month"},
    "plan": {"end"},
    "stretch": {"unit"},
    "named": {"unit", "feast"},
    "relative": {"unit", "quarter", "month", "season"},
    "base": {"figure", "parted", "month", "season", "quarter"},
}


@cache
def forms() -> tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]:
    """The compiled forms with their names and the kinds of trigger that they need.

    Where two match from the same place the longer wins, then the earlier here."""
    sources = (
        ("iso", _ISO),
        ("numeric", _NUMERIC),
        ("day_slash", _DAY_SLASH),
        ("day_month", _day_month()),
        ("month_day", _month_day()),
        ("plan", _PLAN),
        ("stretch", _stretch()),
        ("named", _NAMED.replace("{month}", pattern("month"))),
        ("relative", _relative()),
        ("base", rf"\b{_ABOUT}{_part()}{_base()}"),
    )
    return tuple((name, frozenset(_NEEDS[name]), re.compile(source, re.IGNORECASE)) for name, source in sources)
