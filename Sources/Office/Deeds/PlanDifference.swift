import Archive
import Model

/// What differs between two plans: what runs, who is where, and what each is worth.
public struct PlanDifference: Hashable, Sendable, Codable {
    public enum Change: String, Hashable, Sendable, Codable { case added, removed, changed }

    public struct Line: Hashable, Sendable, Codable {
        public var change: Change
        /// Ids: an offering, or a participant and the request or need.
        public var subject: [String]
        /// The offering's name, or the person's, masked, with the kind of appointment.
        public var name: Phrase
        /// When, where and with whom, or what was granted; of what changed only what differs. nil where it was added.
        public var before: Phrase?
        /// The same of the other plan; nil where it was removed.
        public var after: Phrase?
    }

    public struct Part: Hashable, Sendable, Codable {
        public var key: String
        public var name: Phrase
        public var before: Int
        public var after: Int
    }

    public var objective: Part
    /// The parts of the objective that differ.
    public var parts: [Part]
    public var offerings: [Line]
    public var grants: [Line]
    public var appointments: [Line]
    /// Participants with anything changed: those who would have to be told.
    public var people: [String]

    init(from old: Side, to new: Side) {
        let (was, now) = (old.papers, new.papers)
        objective = Part(
            key: "objective", name: Phrase("점수", "objective"), before: was.report.objective,
            after: now.report.objective)
        parts = PlanDifference.parts(was.report.parts, now.report.parts)
        offerings = lines(old.runs, new.runs)
        grants = lines(old.grants, new.grants)
        appointments = lines(old.appointments, new.appointments)
        let moved = Set(offerings.map { $0.subject[0] })
        let carried = (was.schedule.runs + now.schedule.runs).filter { moved.contains($0.offering) }
            .flatMap(\.participants)
        people = Set((grants + appointments).map { $0.subject[0] } + carried).sorted()
    }

    private static func parts(_ old: [PlanReport.Part], _ new: [PlanReport.Part]) -> [Part] {
        let before = Dictionary(uniqueKeysWithValues: old.map { ($0.key, $0.amount) })
        let after = Dictionary(uniqueKeysWithValues: new.map { ($0.key, $0.amount) })
        let gone = old.filter { after[$0.key] == nil }
        return (new + gone).map { part in
            Part(key: part.key, name: part.name, before: before[part.key] ?? 0, after: after[part.key] ?? 0)
        }.filter { $0.before != $0.after }
    }
}

extension PlanDifference {
    /// One of the two plans, and the words for what it decided.
    struct Side {
        let papers: PlanPapers
        private let korean: TermDirectory
        private let english: TermDirectory

        init(_ papers: PlanPapers, _ term: Term) {
            self.papers = papers
            korean = TermDirectory(term, .korean)
            english = TermDirectory(term, .english)
        }

        struct Decision {
            var subject: [String]
            var name: Phrase
            var facets: [Facet]
        }

        /// One side of a decision. What it is counts, not how it is said: a place may have a new name.
        struct Facet {
            var content: [String]
            var words: Phrase
        }

        var runs: [Decision] {
            papers.schedule.runs.map { run in
                Decision(
                    subject: [run.offering], name: say { $0.offeringName(run.offering) },
                    facets: [
                        Facet(
                            content: run.meetings.map { "\($0.date.iso) \($0.time.text)" },
                            words: say { times(of: run.meetings, $0.language) }),
                        place(run.room, run.site),
                        Facet(content: run.staff, words: say { $0.staffNames(run.staff) }),
                    ])
            }
        }

        var grants: [Decision] {
            papers.schedule.grants.map { grant in
                Decision(
                    subject: [grant.participant, grant.request], name: name(of: grant.participant),
                    facets: [
                        Facet(
                            content: grant.offerings,
                            words: say { grant.offerings.map($0.offeringName).joined(separator: " + ") })
                    ])
            }
        }

        var appointments: [Decision] {
            papers.schedule.appointments.map { appointment in
                let (person, service) = (name(of: appointment.participant), say { $0.serviceName(appointment.service) })
                let meeting = appointment.meeting
                return Decision(
                    subject: [appointment.participant, appointment.need],
                    name: Phrase("\(person.korean) \(service.korean)", "\(person.english) \(service.english)"),
                    facets: [
                        Facet(
                            content: ["\(meeting.date.iso) \(meeting.time.text)"],
                            words: say { meeting.wording($0.language) }),
                        place(appointment.room, appointment.site),
                        Facet(content: [appointment.staff], words: say { $0.staffName(appointment.staff) }),
                    ])
            }
        }

        private func place(_ room: String?, _ site: String?) -> Facet {
            Facet(content: [room ?? "", site ?? ""], words: say { $0.place(room: room, site: site) })
        }

        /// `월·수 오전 10시~12시, 1월 18일(월)부터 3월 3일(수)까지 12회`.
        private func times(of meetings: [Meeting], _ language: Language) -> String {
            guard let first = meetings.first, let last = meetings.last else { return "" }
            if meetings.count == 1 { return first.wording(language) }
            let days = Set(meetings.map(\.date.weekday)).sorted().map { $0.wording(language) }.joined(separator: "·")
            let (from, to) = (first.date.shortWording(language), last.date.shortWording(language))
            let time = first.time.wording(language)
            return language == .korean
                ? "\(days) \(time), \(from)부터 \(to)까지 \(meetings.count)회"
                : "\(days) \(time), \(from) to \(to), \(meetings.count) times"
        }

        private func name(of participant: String) -> Phrase {
            let name = korean.participant(participant)?.maskedName ?? ""
            return Phrase(name, name)
        }

        private func say(_ words: (TermDirectory) -> String) -> Phrase { Phrase(words(korean), words(english)) }
    }
}

/// Two lists by their ids: what was removed, in the old one's order, then what was added or changed, in the new one's.
private func lines(
    _ old: [PlanDifference.Side.Decision], _ new: [PlanDifference.Side.Decision]
) -> [PlanDifference.Line] {
    let before = Dictionary(uniqueKeysWithValues: old.map { ($0.subject, $0) })
    let after = Set(new.map(\.subject))
    let removed = old.filter { !after.contains($0.subject) }.map { item in
        PlanDifference.Line(change: .removed, subject: item.subject, name: item.name, before: joined(item.facets))
    }
    let rest = new.compactMap { item -> PlanDifference.Line? in
        guard let was = before[item.subject] else {
            return PlanDifference.Line(
                change: .added, subject: item.subject, name: item.name, after: joined(item.facets))
        }
        let differing = item.facets.indices.filter { was.facets[$0].content != item.facets[$0].content }
        guard !differing.isEmpty else { return nil }
        return PlanDifference.Line(
            change: .changed, subject: item.subject, name: item.name, before: joined(differing.map { was.facets[$0] }),
            after: joined(differing.map { item.facets[$0] }))
    }
    return removed + rest
}

private func joined(_ facets: [PlanDifference.Side.Facet]) -> Phrase {
    func words(_ language: Language) -> String {
        facets.map { $0.words[language] }.filter { !$0.isEmpty }.joined(separator: " · ")
    }
    return Phrase(words(.korean), words(.english))
}
