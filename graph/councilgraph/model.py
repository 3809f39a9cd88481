"""The frozen records that cross the borders between the stages.

Offsets are half-open, in Unicode code points of the document's canonical text: the whole file, byte order
mark dropped, NFC, `\\n` newlines (for HTML, PDF and DOCX: the text taken out of it).
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class SectionKind(StrEnum):
    """What a stretch of a document is, as far as reading it is concerned."""

    FRONT = "front"  # front matter: metadata of the file, never read as prose
    PRINCIPLES = "principles"  # official statements of principles, with their headings and bullets
    METADATA = "metadata"  # label and value lines: Lead Member, Participating Members, Year, Project
    TITLE = "title"
    HEADING = "heading"
    PROSE = "prose"
    LIST = "list"  # bullets, one a section line
    TABLE = "table"
    CONTACT = "contact"  # "For further information contact:" and what follows
    BOILERPLATE = "boilerplate"  # cookie banners, navigation, "Hide Ad", teasers of other pages


class Section(Struct, frozen=True):
    """A stretch of the canonical text; the sections of a document tile it without gap or overlap.

    `label` is the metadata label or the heading that governs the section ("Lead Member"), "" for none.
    """

    kind: SectionKind
    start: int
    end: int
    label: str = ""


class Metadata(Struct, frozen=True):
    """What is known of a document besides its text: from `sources.csv`, front matter or the page itself."""

    source: str | None = None  # the page's URL
    confirmed: str | None = None  # yes, probable, no: whether a person checked that the source is right
    title: str | None = None
    date: str | None = None  # ISO 8601, of publication
    licence: str | None = None
    publisher: str | None = None
    retold: bool = False  # the facts are the page's, the sentences are not
    origin: str = ""  # where this was said: "sources.csv", "front matter", "page" or ""


class Document(Struct, frozen=True):
    """One document of the corpus.

    `path` is relative to the corpus, with forward slashes; `slug` names it in IRIs; `sha256` is the hex
    digest of the canonical text in UTF-8; `sentences` are (start, end) spans in order, each in one section.
    """

    path: str
    slug: str
    text: str
    sha256: str
    metadata: Metadata
    sections: tuple[Section, ...]
    sentences: tuple[tuple[int, int], ...]


class MentionKind(StrEnum):
    """What a mention is of."""

    PRINCIPLE = "principle"
    COUNCIL = "council"
    ORGANISATION = "organisation"
    INITIATIVE = "initiative"
    PARTNER_CATEGORY = "partner-category"
    PLACE = "place"
    PERSON = "person"
    DATE = "date"
    THEME = "theme"


class Mention(Struct, frozen=True):
    """A stretch of a document that refers to something.

    `name` is the normal form the recogniser gives it ("Department for Work and Pensions" for "DWP");
    `key` the slug of the register row or concept it is, None where no register knows it; `sector` the
    slug of the sector kind of an organisation; `detail` what the kind needs besides: for a person the
    role, for a council how it is named ("" by name, "coreference", "place-name-only", "url-only").
    A mention with `url=True` has its offsets in the source URL, not in the text.
    """

    kind: MentionKind
    start: int
    end: int
    surface: str
    name: str
    recogniser: str
    confidence: float
    key: str | None = None
    acronym: str | None = None
    sector: str | None = None
    detail: str = ""
    url: bool = False


class Entity(Struct, frozen=True):
    """One thing of one document: every mention that refers to it, and the identity decided for it.

    `slug` is the last part of its IRI, unique within `kind`; `key` the register row's slug or None.
    """

    kind: MentionKind
    slug: str
    name: str
    surface: str
    mentions: tuple[Mention, ...]
    key: str | None = None
    acronym: str | None = None
    sector: str | None = None
    detail: str = ""


class Evidence(Struct, frozen=True):
    """The span that says so: `document.text[start:end] == exact`, or the same within the source URL."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    url: bool = False


class Status(StrEnum):
    """How a document says a relation: only asserted ones become facts; the rest stay claims of mention."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    PAST = "past"
    NEGATED = "negated"
    MENTIONED = "mentioned"


class Participation(Struct, frozen=True):
    """What part one entity of a document plays in the work it tells, and the sentence that says so.

    `part` is "lead", "participating" or "mentioned" for a council, "partner" or "mentioned" for an
    organisation; `role` the slug of a concept of `ontology/roles.ttl` ("leads", "funds", "delivers",
    "hosts", …) or ""; `start`, `end` the sentence (in the source URL where `url`).
    """

    kind: MentionKind
    slug: str
    part: str
    role: str
    status: Status
    start: int
    end: int
    confidence: float
    recogniser: str
    url: bool = False


class Literal(Struct, frozen=True):
    """A literal value; `datatype` is an IRI or None for a plain string, `language` a BCP 47 tag or None."""

    value: str
    datatype: str | None = None
    language: str | None = None


class Statement(Struct, frozen=True):
    """One fact that one document states: subject and predicate IRIs, an IRI or a literal, and its support.

    `role` is the slug of a concept of `ontology/roles.ttl` ("leads", "funds", "delivers") or "".
    """

    subject: str
    predicate: str
    object: str | Literal
    evidence: tuple[Evidence, ...]
    confidence: float
    recogniser: str
    role: str = ""
    status: Status = Status.ASSERTED


class Reading(Struct, frozen=True):
    """Everything that reading one document gave: what `annotate` shows and what the store keeps.

    `parts` says what part each council and organisation plays.
    """

    document: Document
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    parts: tuple[Participation, ...]
