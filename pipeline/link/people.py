"""Who speaks, and in what office: names that say nothing of the thing spoken of.

A paper names the commissioner again and again. In an area of few papers such a name is as rare as that of a scheme, and
two statements that share nothing else would look alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable

from pipeline.link.lexicon import concepts, head, worth
from pipeline.link.stems import stem

_BODY = r"[Pp]olice(?:,| and| &)? (?:[Ff]ire,?(?: and| &)? )?(?:[Rr]escue,?(?: and| &)? )?[Cc]rime"
_OFFICE = re.compile(
    rf"(?<!first )(?<!become )(?<!\bbe )\b(?:[Dd]eputy |[Aa]ssistant )?{_BODY} (?=[Cc]ommissioner|[Pp]anel)"
)
_FAMILY = r"[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?"
_NAME = rf"(?P<name>[A-Z][a-z]+(?: [A-Z]\.?)? {_FAMILY})"
_SURNAME = rf"(?P<name>{_FAMILY})"
_HOLDER = r"(?:(?:Deputy |Assistant )?Commissioner|PF?CC|Mayor|Leader|Minister|Chief (?:Constable|Executive|Officer))"
_SAYS = r"said|says|told|added|has|had|was|is|will|would|to|asked|announced|launched|welcomed"
_GOES_ON = rf"(?=,|\.(?:\s|$)|['’]s?\b| (?:{_SAYS})\b)"
_WHOSE = r"(?:the |[a-z]+['’]s? )?(?:(?:[A-Z]\w+['’]?s? )(?:and )?){0,3}(?:new |then |former )?"
_SAID = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_HOLDER},? (?:\(PF?CC\),? )?{_NAME}{_GOES_ON}",
        rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor) {_NAME}",
        rf"\b(?:Mr|Mrs|Ms|Miss|Cllr|Councillor) {_SURNAME}",
        rf"\b(?:PF?CC|Commissioner|Mayor) {_SURNAME}{_GOES_ON}",
        rf"\b{_NAME}, (?:who is )?{_WHOSE}(?:{_BODY} )?{_HOLDER}",
    )
)


def people_of(texts: Iterable[str], small: Collection[str]) -> frozenset[str]:
    """The names of people, given names and family names alike, that stand beside an office or a form of address.

    Words that the papers also write small (`small`, stems) or that models/ knows are none."""
    found = {
        part
        for line in (" ".join(text.split()) for text in texts)
        for pattern in _SAID
        for match in pattern.finditer(line)
        for part in _parts(match["name"], small)
    }
    return frozenset(found)


def _parts(name: str, small: Collection[str]) -> Iterable[str]:
    parts = [part for part in name.split() if len(part) > 2]
    known = any(
        stem(part) in small or stem(part) in worth() or stem(part) in concepts() or head(stem(part)) for part in parts
    )
    return () if known else parts


def unnaming(people: Collection[str]) -> Callable[[str], str]:
    """A function that takes people's names out of a text, and of an office all but its last word."""
    names = (
        re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(people, key=lambda one: (-len(one), one))))})\b(?:['’]s)?,?")
        if people
        else None
    )

    def unnamed(text: str) -> str:
        if "rime " in text:
            text = _OFFICE.sub("", text)
        return names.sub("", text) if names else text

    return unnamed
