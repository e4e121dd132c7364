import Model
import Problem

/// The programmes' caps on one person's hours a week and a month, brought onto the format's limits.
///
/// A cap counts the hours of the programme's own offerings (and of those beneath it, if it is an umbrella); the
/// format's limit counts all that a participant does. So a cap is kept in two steps, neither of which lets a
/// breach through:
/// 1. A pattern that by itself takes more than the cap in some week or month is no candidate.
/// 2. A participant whose wishes could together take more than the cap is limited to the cap over everything they
///    do. That may refuse what the cap alone would allow, and never allows what it refuses. Who cannot exceed the
///    cap whatever is granted gets no limit.
struct Caps: Sendable {
    struct Cap: Sendable {
        var programme: String
        var cap: HourCap
    }

    private let byProgramme: [String: [Cap]]

    init(_ term: Term, lookup: Lookup) {
        var caps: [String: [Cap]] = [:]
        for programme in term.programmes {
            caps[programme.id] = lookup.rules(of: programme.id, on: term.referenceDate).compactMap { owner, dated in
                switch dated.rule {
                case .hoursPerWeek(let minutes): Cap(programme: owner, cap: HourCap(.week, minutes: minutes.count))
                case .hoursPerMonth(let minutes): Cap(programme: owner, cap: HourCap(.month, minutes: minutes.count))
                default: nil
                }
            }
        }
        byProgramme = caps
    }

    func caps(of programme: String) -> [Cap] { byProgramme[programme] ?? [] }

    /// The first cap that these meetings exceed by themselves.
    func breach(by meetings: [Meeting], of offering: Offering) -> PatternObstacle? {
        for cap in caps(of: offering.programme) {
            let hours = Caps.minutes(of: meetings, per: cap.cap.period)
            if let (start, minutes) = hours.first(where: { $0.minutes > cap.cap.minutes }) {
                return .overCap(programme: cap.programme, cap.cap, from: start, minutes: minutes)
            }
        }
        return nil
    }

    /// Minutes in each week (by its Monday) or month (by its first day) that holds any, in order of time.
    static func minutes(
        of meetings: [Meeting], per period: HourCap.Period
    ) -> [(start: LocalDate, minutes: Int)] {
        var result: [(start: LocalDate, minutes: Int)] = []
        for meeting in meetings.sorted() {
            let start = beginning(of: period, at: meeting.date)
            if result.last?.start == start {
                result[result.count - 1].minutes += meeting.time.length.count
            } else {
                result.append((start, meeting.time.length.count))
            }
        }
        return result
    }

    static func beginning(of period: HourCap.Period, at date: LocalDate) -> LocalDate {
        switch period {
        case .week: date - date.weekday.rawValue
        case .month: date - (date.day - 1)
        }
    }
}

/// How many minutes the offerings of each capped programme could take at most from one participant.
struct CapLoad {
    private let caps: Caps
    private let horizon: Horizon
    private let peaks: [String: [Peak]]

    /// The most that one offering takes in a period, over its patterns, under one cap.
    private struct Peak {
        var cap: Caps.Cap
        var minutes: [LocalDate: Int]
    }

    init(_ term: Term, caps: Caps, candidates: Candidates, horizon: Horizon) {
        self.caps = caps
        self.horizon = horizon
        var peaks: [String: [Peak]] = [:]
        for (offering, found) in zip(term.offerings, candidates.offerings) {
            peaks[offering.id] = caps.caps(of: offering.programme).map { cap in
                var most: [LocalDate: Int] = [:]
                for time in found.times {
                    let meetings = time.meetings.map { horizon.meeting(start: $0.start, minutes: $0.minutes) }
                    for (start, minutes) in Caps.minutes(of: meetings, per: cap.cap.period) {
                        most[start] = max(most[start] ?? 0, minutes)
                    }
                }
                return Peak(cap: cap, minutes: most)
            }
        }
        self.peaks = peaks
    }

    /// The limits that a participant with these requests (each a list of choices, each a list of parts) needs.
    func limits(for requests: [[[[String]]]]) -> [HourCap] {
        var owners: [(programme: String, cap: HourCap)] = []
        for id in requests.joined().joined().joined() {
            for peak in peaks[id] ?? []
            where !owners.contains(where: { $0.programme == peak.cap.programme && $0.cap == peak.cap.cap }) {
                owners.append((peak.cap.programme, peak.cap.cap))
            }
        }
        return owners.filter { owner in worst(requests, owner.programme, owner.cap) > owner.cap.minutes }.map(\.cap)
    }

    /// The most that any one period could hold, if every request were granted its heaviest choice.
    private func worst(_ requests: [[[[String]]]], _ programme: String, _ cap: HourCap) -> Int {
        var total: [LocalDate: Int] = [:]
        for request in requests {
            total.merge(heaviest(request.map { choice in sum(choice.map { heaviest($0.map(minutes)) }) })) { $0 + $1 }
        }
        return total.values.max() ?? 0

        func minutes(_ id: String) -> [LocalDate: Int] {
            (peaks[id] ?? []).first { $0.cap.programme == programme && $0.cap.cap == cap }?.minutes ?? [:]
        }
        func heaviest(_ loads: [[LocalDate: Int]]) -> [LocalDate: Int] {
            loads.reduce(into: [:]) { all, one in all.merge(one) { max($0, $1) } }
        }
        func sum(_ loads: [[LocalDate: Int]]) -> [LocalDate: Int] {
            loads.reduce(into: [:]) { all, one in all.merge(one) { $0 + $1 } }
        }
    }
}
