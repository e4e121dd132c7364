import Model
import Problem

/// Screens every wish of a term, and settles which wishes hang on which.
struct Screener {
    /// Wishes of one participant that must come before others of theirs: of the term's own, and prerequisites that
    /// are met within the term.
    struct Order: Hashable {
        var participant, first, second: String
        var gap: Int
        var needs: Bool
    }

    /// An offering that must end before another begins, because packages rely on it.
    struct Sequence: Hashable {
        var first, second: String
    }

    let term: Term
    let lookup: Lookup
    let candidates: Candidates
    private let windows: [[Interval]]
    private let judge: RuleJudge

    private(set) var screened: [Screening.Candidate] = []
    private(set) var orders: [Order] = []
    private(set) var sequences: [Sequence] = []
    /// By participant (position), their requests and needs (positions in the term's lists).
    let requests: [[Int]]
    let needs: [[Int]]
    let precedences: [[Int]]

    /// - Parameter windows: when each appointment need may be held, in the order of the term's list.
    init(_ term: Term, lookup: Lookup, candidates: Candidates, windows: [[Interval]]) {
        self.term = term
        self.windows = windows
        self.lookup = lookup
        self.candidates = candidates
        judge = RuleJudge(date: term.referenceDate, lookup: lookup, term: term)
        func group(_ owners: [String]) -> [[Int]] {
            var lists = [[Int]](repeating: [], count: term.participants.count)
            for (position, owner) in owners.enumerated() { lists[lookup.participants[owner]!].append(position) }
            return lists
        }
        requests = group(term.requests.map(\.participant))
        needs = group(term.appointmentNeeds.map(\.participant))
        precedences = group(term.precedences.map(\.participant))
    }

    mutating func run() {
        var seen: Set<Sequence> = []
        for person in term.participants.indices {
            var wishes = judged(person)
            let supports = settlePrerequisites(&wishes)
            dropBroken(&wishes, person, supports)
            screened += wishes.map(\.candidate)
            collectOrders(wishes, person, supports)
            for wish in wishes where wish.candidate.passes {
                for sequence in wish.sequences where seen.insert(sequence).inserted { sequences.append(sequence) }
            }
        }
    }

    /// One candidate with what its passing rests on.
    private struct Judged {
        var candidate: Screening.Candidate
        /// The wish's id: a request's or a need's.
        var id: String
        var choice = 0
        var part = 0
        var offering: String?
        var sequences: [Sequence] = []
        /// Fails nothing but prerequisites that this term may still meet.
        var isPending = false
    }

    private func judged(_ person: Int) -> [Judged] {
        let participant = term.participants[person]
        var byProgramme: [String: [RuleCheck]] = [:]
        func checks(_ programme: String) -> [RuleCheck] {
            if let known = byProgramme[programme] { return known }
            let result = lookup.rules(of: programme, on: term.referenceDate).map { owner, rule in
                judge.check(rule, of: owner, for: participant)
            }
            byProgramme[programme] = result
            return result
        }

        var wishes: [Judged] = []
        for request in requests[person].map({ term.requests[$0] }) {
            for (rank, choice) in request.choices.enumerated() {
                for (part, offerings) in choice.parts.enumerated() {
                    for id in offerings {
                        let position = lookup.offerings[id]!
                        let found = candidates.offerings[position]
                        var failures: [Screening.Failure] = found.obstacle.map { [.cannotBeHad($0)] } ?? []
                        if found.obstacle == nil, participant.needsStepFree, !found.rooms.isEmpty,
                            !found.rooms.contains(where: { lookup.room($0).isStepFree })
                        {
                            failures.append(.noStepFreeRoom)
                        }
                        let programme = term.offerings[position].programme
                        wishes.append(
                            Judged(
                                candidate: Screening.Candidate(
                                    participant: participant.id,
                                    wish: .offering(id, request: request.id, choice: rank, part: part),
                                    programme: programme, checks: checks(programme), failures: failures),
                                id: request.id, choice: rank, part: part, offering: id))
                    }
                }
            }
        }
        for needed in needs[person] {
            let need = term.appointmentNeeds[needed]
            let position = lookup.services[need.service]!
            let found = candidates.services[position]
            var failures: [Screening.Failure] = found.obstacle.map { [.cannotBeHad($0)] } ?? []
            if found.obstacle == nil, participant.needsStepFree, !found.rooms.isEmpty,
                !found.rooms.contains(where: { lookup.room($0).isStepFree })
            {
                failures.append(.noStepFreeRoom)
            }
            if windows[needed].isEmpty { failures.append(.noWindow) }
            let programme = term.services[position].programme
            wishes.append(
                Judged(
                    candidate: Screening.Candidate(
                        participant: participant.id, wish: .appointment(need: need.id, service: need.service),
                        programme: programme, checks: checks(programme), failures: failures),
                    id: need.id))
        }
        for i in wishes.indices {
            let failed = wishes[i].candidate.checks.filter { $0.outcome == .failed }
            wishes[i].isPending =
                !failed.isEmpty && wishes[i].candidate.failures.isEmpty && failed.allSatisfy { $0.prerequisite != nil }
            if !wishes[i].isPending { wishes[i].candidate.failures += failed.map { .rule($0) } }
        }
        return wishes
    }

    /// Settles the prerequisites that something of this term meets; gives, by the wish relied on, who relies on it.
    private func settlePrerequisites(_ wishes: inout [Judged]) -> [(first: String, second: String)] {
        var supports: [(first: String, second: String)] = []
        for i in wishes.indices where wishes[i].isPending {
            for c in wishes[i].candidate.checks.indices {
                let check = wishes[i].candidate.checks[c]
                guard check.outcome == .failed, let anyOf = check.prerequisite else { continue }
                if let earlier = earlierPart(wishes, i, anyOf) {
                    wishes[i].candidate.checks[c].outcome = .passesAfter(nil)
                    if let offering = wishes[i].offering {
                        wishes[i].sequences += earlier.map { Sequence(first: $0, second: offering) }
                    }
                } else if let request = otherRequest(wishes, i, anyOf) {
                    wishes[i].candidate.checks[c].outcome = .passesAfter(request)
                    supports.append((request, wishes[i].id))
                } else {
                    wishes[i].candidate.failures.append(.rule(check))
                }
            }
        }
        return supports
    }

    /// The offerings of an earlier part of the same choice, if all that are left of it meet the prerequisite.
    private func earlierPart(_ wishes: [Judged], _ i: Int, _ anyOf: [String]) -> [String]? {
        guard wishes[i].offering != nil else { return nil }
        for part in 0..<wishes[i].part {
            let left = wishes.filter {
                $0.id == wishes[i].id && $0.offering != nil && $0.choice == wishes[i].choice && $0.part == part
                    && $0.candidate.passes
            }.compactMap(\.offering)
            if !left.isEmpty, left.allSatisfy({ judge.isOne(of: anyOf, $0) }) { return left }
        }
        return nil
    }

    /// Another request of theirs that meets the prerequisite whichever of its choices is granted.
    private func otherRequest(_ wishes: [Judged], _ i: Int, _ anyOf: [String]) -> String? {
        var ids: [String] = []
        for wish in wishes where wish.offering != nil && wish.id != wishes[i].id && !ids.contains(wish.id) {
            ids.append(wish.id)
        }
        return ids.first { id in
            let left = wishes.filter { $0.id == id && $0.offering != nil && $0.candidate.passes }
            let choices = Set(left.map(\.choice))
            return !choices.isEmpty
                && choices.allSatisfy { choice in
                    Set(left.filter { $0.choice == choice }.map(\.part)).contains { part in
                        left.filter { $0.choice == choice && $0.part == part }
                            .allSatisfy { judge.isOne(of: anyOf, $0.offering!) }
                    }
                }
        }
    }

    /// Drops what rests on something that was dropped, until nothing changes: packages with an empty part, and
    /// wishes whose needed first is gone.
    private func dropBroken(
        _ wishes: inout [Judged], _ person: Int, _ supports: [(first: String, second: String)]
    ) {
        let links =
            supports
            + precedences[person].map { term.precedences[$0] }.filter(\.needs).map { ($0.first, $0.second) }
        var changed = true
        while changed {
            changed = false
            for i in wishes.indices where wishes[i].candidate.passes && wishes[i].offering != nil {
                let parts = Set(
                    wishes.filter {
                        $0.id == wishes[i].id && $0.offering != nil && $0.choice == wishes[i].choice
                            && $0.candidate.passes
                    }.map(\.part))
                let request = requests[person].map { term.requests[$0] }.first { $0.id == wishes[i].id }!
                if let broken = request.choices[wishes[i].choice].parts.indices.first(where: { !parts.contains($0) }) {
                    wishes[i].candidate.failures.append(.packageBroken(part: broken))
                    changed = true
                }
            }
            for link in links where !wishes.contains(where: { $0.id == link.first && $0.candidate.passes }) {
                for i in wishes.indices where wishes[i].id == link.second && wishes[i].candidate.passes {
                    wishes[i].candidate.failures.append(.needs(link.first))
                    changed = true
                }
            }
        }
    }

    private mutating func collectOrders(
        _ wishes: [Judged], _ person: Int, _ supports: [(first: String, second: String)]
    ) {
        let left = Set(wishes.filter(\.candidate.passes).map(\.id))
        var found: [Order] = []
        let participant = term.participants[person].id
        for order in precedences[person].map({ term.precedences[$0] }) {
            found.append(
                Order(
                    participant: participant, first: order.first, second: order.second, gap: order.gap.count,
                    needs: order.needs))
        }
        for (first, second) in supports {
            let isUsed = wishes.contains { wish in
                wish.id == second && wish.candidate.passes
                    && wish.candidate.checks.contains { $0.outcome == .passesAfter(first) }
            }
            let order = Order(participant: participant, first: first, second: second, gap: 0, needs: true)
            if isUsed, !found.contains(order) { found.append(order) }
        }
        orders += found.filter { left.contains($0.first) && left.contains($0.second) }
    }
}

extension RuleCheck {
    /// What a prerequisite asks for; nil for other rules.
    var prerequisite: [String]? {
        if case .prerequisite(let anyOf, _) = rule.rule { anyOf } else { nil }
    }
}
