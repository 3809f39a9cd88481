"""The names of local authorities: which stretches of a text may name which rows of the register."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from councilgraph.domain import CouncilRecord, Domain
from councilgraph.mentions.gazetteer import Ending, Gazetteer, Hit, fold, shared

_SUFFIX = re.compile(r"\s*\(\d{4}-\d{4}\)$")


@dataclass(frozen=True, slots=True)
class Form:
    """A written form: `bare` where it names the place and says no word of an authority."""

    text: str
    bare: bool
    records: tuple[CouncilRecord, ...]


def _alternatives(words: Iterable[str]) -> str:
    """Answer the words as a regular expression, longest first, any white space between their parts."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[ \n]") for word in ordered)


def _whole(form: Form) -> bool:
    """Tell whether a form is a full name: long enough to be itself where spaces got lost around it."""
    return not form.bare and " " in form.text and form.text.endswith(("Council", "Authority"))


def _by_name(entry: tuple[str, Form]) -> str:
    return entry[0]


class CouncilNames:
    """The register's names with the patterns that grow them; made once a domain by `names`."""

    def __init__(self, domain: Domain) -> None:
        cues = domain.cues("councils")
        self.cues = cues
        self.domain = domain
        self.by_slug = {record.slug: record for record in domain.councils}
        self.by_gss = {record.gss: record for record in domain.councils if record.gss}
        self._types: dict[str, frozenset[str]] = {
            word: frozenset(kinds) for word, kinds in cues["types"].items()
        }
        forms = cues["forms"]
        self._authority = re.compile(rf"\b(?:{_alternatives(forms['authority'])})\b")
        self._acronym = re.compile(forms["acronym"])
        self.fields = frozenset({*cues["metadata"]["lead"], *cues["metadata"]["participating"]})
        self.forms = self._read(domain)
        capitals = {name.upper(): form for name, form in self.forms.items() if not form.bare}
        spelt = {name for r in domain.councils if r.current for name in (r.name, f"{r.short_name} Council")}
        whole = [(name, form) for name, form in self.forms.items() if _whole(form) and name in spelt]
        self.gazetteer: Gazetteer[Form] = Gazetteer(
            sorted((self.forms | capitals).items(), key=_by_name), sorted(whole, key=_by_name),
            glued=_whole, scan=shared(domain), caseless=shared(domain, ignore_case=True),
        )  # fmt: skip
        self.bare = {name.lower(): form for name, form in self.forms.items() if form.bare}
        self.first_words = {name.split(" ", 1)[0] for name in self.bare}
        self.joined = self._joined()
        self.sites = {site(r.website): r for r in reversed(domain.councils) if r.website and r.current}
        before = re.compile(rf"(?:\b[Tt]he )?\b({_alternatives(forms['before'])})[ \n]$")
        self.before = Ending(before, forms["before"])
        self.before_with_council = re.compile(
            rf"(?:\b[Tt]he )?\b({_alternatives(forms['before_with_council'])})[ \n]$", re.I
        )
        heads = _alternatives(cues["heads"])
        between = _alternatives(forms["between"])
        self.tail = re.compile(
            rf"(?:['’]s?)?[ \n](?P<words>(?:(?i:{between})[ \n]){{0,4}})"
            rf"(?P<head>[Cc]ouncils?|COUNCILS?|Corporation|Authority)(?!\w)|[ \n](?P<short>{heads})s?(?!\w)"
        )
        self.announces = re.compile(rf"\b(?:{'|'.join(forms['announcing'])})$")
        self.civic = re.compile(rf"\b(?:{_alternatives(cues['acting']['civic'])})\b")
        self.acts = re.compile(
            rf"[ \n](?:(?:has|have|had)[ \n])?(?:{_alternatives(cues['acting']['acts'])})\b"
        )
        self.pays = re.compile(
            rf"[ \n](?:(?:has|have|had)[ \n])?(?:{_alternatives(cues['acting']['pays'])})\b"
        )
        self.column = re.compile(
            rf"^(?:{_alternatives(cues['metadata']['columns'])})[ ]*\|[^\n]*(?:\n[^\n|]+\|[^\n]*)*", re.M
        )
        local = _alternatives(forms["local"])
        self.local = Ending(re.compile(rf"[\w.'’][ \n]((?i:{local}))[ \n]$"), forms["local"])
        compass = re.compile(rf"\b(?:{_alternatives(forms['compass'])})[ -]$")
        self.compass = Ending(compass, forms["compass"])
        self.never_after = re.compile(rf"[ \n](?:{_alternatives(cues['never']['after'])})\b|-?lors?\b")

    def _read(self, domain: Domain) -> dict[str, Form]:
        found: dict[str, list[CouncilRecord]] = defaultdict(list)
        for record in sorted(domain.councils, key=lambda each: (not each.current, each.slug)):
            names = {_SUFFIX.sub("", record.name), record.short_name, *record.alt_names, record.welsh_name}
            names |= {name.replace(",", "") for name in names}
            for name in sorted(names - {""}):
                found[name.removeprefix("The ")].append(record)
        for name, slug in self.cues["aliases"].items():
            found[name] += [record for record in domain.councils if record.slug == slug]
        for ambiguous in domain.ambiguous.values():
            if ambiguous.register == "local-authority":
                known = [self.by_gss[code] for code in ambiguous.candidates if code in self.by_gss]
                found[ambiguous.name] += [record for record in known if record not in found[ambiguous.name]]
        return {
            name: Form(name, not (self._authority.search(name) or self._acronym.match(name)), tuple(records))
            for name, records in found.items()
            if records
        }

    def is_word(self, form: Form) -> bool:
        """Tell whether a place is an ordinary word as well: "Reading", "Sale"."""
        known = self.domain.ambiguous.get(form.text)
        return known is not None and known.english_word and known.risk == "high"

    def _joined(self) -> dict[str, Form]:
        """Answer the bare forms of current authorities as addresses write them: "eastriding", "york"."""
        found: dict[str, Form] = {}
        for form in self.forms.values():
            live = tuple(r for r in form.records if r.current and r.type in self._types[""])
            if form.bare and live and not form.text.isupper():
                plain = re.sub(r"[^a-z]", "", form.text.lower())
                found.setdefault(plain, Form(form.text, True, live))
        return found

    def kinds(self, words: str) -> frozenset[str]:
        """Answer the register's types that the words between place and "Council" let through."""
        low = fold(words).lower()
        for word, kinds in self._types.items():
            if word and word in low:
                return kinds
        return self._types[""]

    def kind(self, name: str) -> str:
        """Answer the word of kind that closes a place's name: "County" of "Lincolnshire County", else ""."""
        last = name.rsplit(" ", 1)[-1]
        return last if last.lower() in self._types and last != name else ""

    def parents(self, record: CouncilRecord) -> list[CouncilRecord]:
        """Answer the authorities of the register above one: the county of a district."""
        return [self.by_gss[code] for code in record.parents if code in self.by_gss]

    def combined(self, slug: str) -> bool:
        """Tell whether an authority is one of several councils: a combined authority, or London's."""
        record = self.by_slug.get(slug)
        return record is not None and record.type in self._types["combined authority"]

    def head(self, short: str) -> str:
        """Answer the words that a short head stands for: "metropolitan" for MBC."""
        return str(self.cues["heads"][short])

    def fits(self, record: CouncilRecord, words: str) -> bool:
        """Tell whether an authority may be meant by "the {words} council"."""
        low = words.lower()
        if not low or low in {"local", "unitary"}:
            return record.type in self._types[""]
        return low.split()[-1] in record.name.lower() or (low == "county" and record.type == "county")

    def resolve(self, form: Form, words: str | None, context: Context) -> CouncilRecord | None:
        """Decide which authority a form means, None where it cannot be told.

        Args:
            form: the form found.
            words: the words of type beside the place; None where the form is whole by itself.
            context: what else the document shows.
        """
        fitting = form.records
        if words is not None:
            kinds = self.kinds(words)
            fitting = tuple(record for record in form.records if record.type in kinds)
            low = words.lower().strip()
            if low:
                named = tuple(r for r in fitting if low.split()[-1] in r.name.lower())
                fitting = named or fitting
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        return max(
            enumerate(fitting), key=lambda pair: (context.nearness(pair[1]), pair[1].current, -pair[0])
        )[1]


class Context:
    """What a document shows of where it plays: names of places that belong to one authority only.

    Args:
        hits: the forms found in the text.
        source: the page's address or "".
        names: the register's names.
    """

    def __init__(self, hits: Sequence[Hit[Form]], source: str, names: CouncilNames) -> None:
        self._names = names
        self._source = source.lower()
        self._hits = hits

    @cached_property  # few documents name a place of several authorities
    def _clear(self) -> list[CouncilRecord]:
        return [hit.value.records[0] for hit in self._hits if len(hit.value.records) == 1]

    @cached_property
    def _slugs(self) -> set[str]:
        return {record.slug for record in self._clear}

    @cached_property
    def _areas(self) -> set[str]:
        return {area for record in self._clear for area in (record.region, record.gss, *record.parents)}

    def nearness(self, record: CouncilRecord) -> int:
        """Answer how much of the document points to the authority's own name, site, county or region."""
        host = site(record.website)
        return (
            8 * bool(host and host in self._source)
            + 4 * (record.slug in self._slugs)
            + 2 * any(parent in self._areas for parent in (*record.parents, record.gss) if parent)
            + (record.region in self._areas)
        )


def site(address: str) -> str:
    """Answer the host of an address without "www."."""
    host = re.sub(r"^https?://", "", address.lower()).split("/", 1)[0].split("?", 1)[0]
    return host.removeprefix("www.")


@cache
def names(domain: Domain) -> CouncilNames:
    """Answer the names of a domain's register, made once."""
    return CouncilNames(domain)


def table(domain: Domain, name: str) -> Any:
    """Answer one table of `cues/councils.toml`."""
    return domain.cues("councils")[name]
