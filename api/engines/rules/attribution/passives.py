"""Passives: "is said to …", "it is understood that …", "was told by X that …"."""

from api.engines.rules.attribution.agents import is_told, uttering_agent
from api.engines.rules.attribution.findings import Finding, Range
from api.engines.rules.attribution.governed import VerbReader
from api.engines.rules.attribution.uses import Use
from api.engines.rules.names.phrases import Phrase
from api.engines.rules.words.amounts import limit_start
from api.engines.rules.words.grammar import ARTICLES, PRONOUNS, words
from api.engines.rules.words.verbs import is_finite

_NOT_ORDERED = words("expect ask encourage persuade convince consider")
_REPORTED = words("understand")
_JUDGING = words("brand label denounce deride dub denote deem christen designate style")
_JUDGING_AS = _JUDGING | words(
    "describe condemn dismiss hail praise portray characterise mock decry slam criticise laud "
    "celebrate tout bill paint cast rebrand caricature smear stigmatise ridicule lampoon"
)
_SEEN_AS = words("see view regard perceive interpret")
_NO_UTTERANCES = words("want recognise exaggerate justify minimise blame")
"""Verbs that in the passive tell of no words: "is wanted by police"."""
_NICKNAMING = words("dub christen")
_PRONOUNS = PRONOUNS | {"there", "that", "this"}
_LONGEST_ASIDE = 12
_LINKS = frozenset({"as", "to", "of"})


class Passives(VerbReader):
    """Reads the cue verbs of one document that stand in the passive."""

    def read(self, use: Use) -> Finding | None:
        """What this verb passes on, with its agent as the source, if it has one."""
        _, high = self._layout.window(use.verb)
        by = (
            use.end
            if self._words[use.end] == "by"
            else self._clauses.skip_circumstances(use.end, high)
        )
        agent = self._agent(use, by, high) if self._words[by] == "by" else None
        start = self._clauses.skip_circumstances(agent.last if agent else use.end, high)
        if use.subject is None:
            return None
        if use.has("hearer"):
            return self._told(use, start, high, agent)
        if self._words[use.subject.first] == "it" and (use.has("hear") or use.has("hear_it")):
            that = self._words[start] == "that"
            if that or self._clauses.has_verb(start, high):
                return self._passed_on(use, (), start + that, agent)
            return None
        linked = self._linked(use, use.subject, start, agent)
        return linked or self._object(use, use.subject, by, high)

    def _object(self, use: Use, subject: Phrase, by: int, high: int) -> Finding | None:
        """What is said, before its verb: "The deal was announced by Acme"."""
        told = use.takes("object") or use.entry.lemma == "claim"
        if not told or use.entry.lemma in _NO_UTTERANCES:
            return None
        agent = uttering_agent(self._phrases, self._clauses, by, high)
        content = self._clauses.offsets(subject.first, subject.last)
        if agent is None or content is None or not is_told(self._phrases, subject):
            return None
        return self._governed.finding(use, (content,), "attribution.passive", agent)

    def _linked(
        self, use: Use, subject: Phrase, start: int, agent: Phrase | None
    ) -> Finding | None:
        link = self._words[start]
        if link == "to" and self._is_order(use):
            return self._passed_on(use, (), start, agent)
        wanted = (
            (link == "to" and use.has("hear"))
            or (link == "of" and use.has("hear_of"))
            or (link in _LINKS and agent is not None)
        )
        if not wanted or link == "as":
            named = link == "as" and agent is not None and use.takes("as")
            if not (named and agent):
                return self._named(use, subject, start, agent)
            return self._governed.named(use, subject, start + 1, agent)
        first = limit_start(self._words, subject.first)
        head = self._clauses.offsets(first, subject.last)
        if link == "of" and agent is None:
            found = self._passed_on(use, (head,) if head else (), start, agent)
            doing = self._words[start + 1] == "being"
            return found if found is None or doing else self._accused(found)
        heard = link == "to" and use.has("hear") and start == use.end
        finding = self._passed_on(use, (head,) if head else (), start + heard, agent)
        return _with_to(finding, self._layout.tokens[start].end) if heard else finding

    def _is_order(self, use: Use) -> bool:
        return use.takes("obj_to") and not use.has("hear") and use.entry.lemma not in _NOT_ORDERED

    def _named(self, use: Use, subject: Phrase, start: int, agent: Phrase | None) -> Finding | None:
        """A name in quotation marks: "was dubbed “the pit” by its crew"."""
        start += self._words[start] in ARTICLES and self._clauses.opens(start + 1)
        if not use.takes("name") or not self._clauses.opens(start):
            return self._judged(use, subject, start, agent)
        finding = self._governed.named(use, subject, start, agent)
        if finding is None or agent is not None:
            return finding
        _, high = self._layout.window(use.verb)
        behind = self._behind_marks(self._layout.at(finding.end), high)
        by = self._words[behind] == "by"
        namer = self._phrases.after(behind + 1, high) if by else None
        return finding._replace(source=namer, resolution="explicit" if namer else "implied")

    def _judged(
        self, use: Use, subject: Phrase, start: int, agent: Phrase | None
    ) -> Finding | None:
        """A name without marks: "was branded a liar by rivals", "was described as armed"."""
        start += self._words[start] == "as" and use.takes("as") and self._judges(use, start + 1)
        as_such = self._words[start - 1] == "as"
        person = self._phrases.can_speak(subject, strict=True)
        judged = person or use.entry.lemma in _JUDGING or self._words[use.verb - 1] == "been"
        branded = use.takes("name") and judged
        if not as_such and not (branded and self._is_name(use, start)):
            return None
        finding = self._governed.named(use, subject, start, agent)
        if finding is None or agent is not None:
            return finding
        return self._by_agent(finding)

    def _judges(self, use: Use, start: int) -> bool:
        """Whether a name stands behind the verb's "as"; seeing a thing tells when, as well."""
        lemma, article = use.entry.lemma, self._words[start] in {"a", "an"}
        return lemma in _JUDGING_AS or (lemma in _SEEN_AS and article)

    def _is_name(self, use: Use, start: int) -> bool:
        """Whether a name without marks starts here: "a liar", "scroungers by the press"."""
        word, behind = self._words[start], self._layout.tokens[start + 1 : start + 2]
        tall = any(token.is_capitalised for token in behind)
        if word in {"a", "an"}:
            return True
        if use.entry.lemma in _NICKNAMING and word == "the" and tall:
            return True
        return word.endswith("s") and self._words[start + 1] == "by" and word.isalpha()

    def _by_agent(self, finding: Finding) -> Finding:
        """The name without whoever gives it, where he stands behind: "a liar by his rivals"."""
        first, last = self._layout.at(finding.start), self._layout.at(finding.end)
        for index in range(last - 1, first, -1):
            by = self._words[index] == "by" and not self._words[index - 1].endswith("ed")
            agent = self._phrases.after(index + 1, last) if by else None
            if agent is not None and self._phrases.can_speak(agent, strict=True):
                content = self._clauses.offsets(first, index)
                parts = (content,) if content else finding.content
                agent = self._phrases.qualified(agent)
                return finding._replace(source=agent, content=parts, resolution="explicit")
        return finding._replace(source=None, resolution="implied")

    def _accused(self, finding: Finding) -> Finding:
        """With whoever stands behind what somebody is accused of: "of lying by his rival"."""
        rest = finding.content[-1]
        named = self._by_agent(finding._replace(content=(rest,)))
        if named.source is None:
            return finding
        content = (*finding.content[:-1], named.content[0])
        return named._replace(content=content, rule="attribution.passive")

    def _told(self, use: Use, start: int, high: int, agent: Phrase | None) -> Finding | None:
        """What somebody hears from whoever is not the subject: "was told by staff that …"."""
        if self._words[start] == "to":
            if not self._is_order(use):
                return None
            return self._passed_on(use, (), start, agent, use.entry.features.get("to"))
        that = self._clauses.that(start, high)
        if that is None or that != start:
            clause = use.takes("clause") and self._tells(start, high)
            return self._passed_on(use, (), start, agent) if clause else None
        return self._passed_on(use, (), that + 1, agent)

    def _tells(self, start: int, high: int) -> bool:
        """Whether a clause follows without "that": "was told there was nobody"."""
        if self._words[start] in _PRONOUNS:
            return True
        subject = self._phrases.after(start, high)
        verb = subject.last if subject else high
        if self._words[verb] == ",":
            near = range(verb + 2, min(high, verb + _LONGEST_ASIDE))
            verb = next((i + 1 for i in near if self._words[i] == ","), verb)
        return verb < high and is_finite(self._layout.tokens, verb)

    def _agent(self, use: Use, by: int, high: int) -> Phrase | None:
        """Who does it, up to what is told: "accused by Labour of hiding the figures"."""
        agent = self._phrases.after(by + 1, high)
        if agent is None or not use.takes("of"):
            return agent
        edges = (i for i in range(agent.first, agent.last) if self._words[i] == "of")
        return Phrase(agent.first, next(edges, agent.last))

    def _passed_on(
        self,
        use: Use,
        head: tuple[Range, ...],
        start: int,
        agent: Phrase | None,
        kind: str | None = None,
    ) -> Finding | None:
        content = self._clauses.offsets(start, self._hearsay_end(use, start))
        if content is None:
            return None
        rule = "attribution.passive" if agent else "attribution.passive.hearsay"
        found = self._governed.finding(use, (*head, content), rule, agent, kind or _kind(use))
        return found if agent else found._replace(resolution="implied")

    def _hearsay_end(self, use: Use, start: int) -> int:
        """Hearsay ends where a clause of time or contrast begins: that is the author's again."""
        end = self._clauses.end(use, start)
        if use.subject is not None and self._words[use.subject.first - 1] == "that":
            end = next((i for i in range(start, end) if self._words[i] == ","), end)
        shown = use.subject is not None and self._words[start] == "of"
        for index in range(start + 2, end):
            if shown and self._words[index] == "after" and self._clauses.has_use(index + 1, end):
                return index
            if self._words[index] in {"as", "while"} and (self._words[index + 1] in PRONOUNS):
                return index
        return end


def _kind(use: Use) -> str:
    """ "It is understood" tells what was heard, not what anybody thinks."""
    return "statement" if use.entry.lemma in _REPORTED else use.entry.category


def _with_to(finding: Finding | None, end: int) -> Finding | None:
    """With the "to" of "is said to" in its cue."""
    if finding is None or finding.cue is None:
        return None
    shown = finding.stance_cue and (finding.stance_cue[0], end)
    return finding._replace(cue=(finding.cue[0], end), stance_cue=shown)
