import Model
import Problem

/// From the format's minutes and ids to the model's dates.
extension Explainer {
    func reason(_ obstacle: Feasibility.Obstacle, _ person: Int) -> Reason {
        let participant = book.problem.participants[person].id
        switch obstacle {
        case .notRunning(let id):
            if book.problem.fixed.activities.contains(.closed(id: id)) { return .closed(offering: id) }
            return .notRunning(
                offering: id, applicants: applicants[id] ?? 0, least: book.activity(id).minSize)
        case .full(let id):
            return .full(
                offering: id, seats: book.running[id].map(book.seats) ?? 0,
                applicants: applicants[id] ?? 0, cutOff: cutOff(id, participant))
        case .reserved(let id, let group):
            let seats = book.activity(id).reserved.first { $0.group == group }?.seats ?? 0
            return .reserved(offering: id, group: group, seats: seats)
        case .clash(let id, let wish, let interval): return .clash(offering: id, with: wish, at: meeting(interval))
        case .unavailable(let id, let interval): return .unavailable(offering: id, at: meeting(interval))
        case .overload(let overload):
            return .hours(
                period: HourPeriod(rawValue: overload.period)!,
                from: translation.horizon.date(of: overload.interval.start),
                minutes: Minutes(overload.minutes), limit: Minutes(overload.limit))
        case .budget(let id, let left, let fee):
            return .fundExhausted(fund: fund(id), left: Won(left), fee: Won(fee))
        case .budgetShare(let id, let left, let fee):
            return .fundShare(fund: fund(id), left: Won(left), fee: Won(fee))
        case .enrolledAlready(let id): return .enrolledAlready(offering: id)
        case .order(let first, let second): return .order(first: first, second: second)
        case .needs(let wish): return .needs(wish)
        case .wouldFold(let id): return .wouldFold(offering: id)
        case .refused: return .refused
        }
    }

    /// What was changed, in the order in which it stood in the way.
    func changes(
        _ relaxed: Feasibility.Relaxed, _ obstacles: [Feasibility.Obstacle], _ person: Int
    ) -> [Change] {
        var changes: [Change] = []
        for obstacle in obstacles {
            let change: Change? =
                switch obstacle {
                case .full(let id): .seat(offering: id)
                case .reserved(let id, let group): .unreserve(offering: id, group: group)
                case .clash(_, let wish, _): .giveUp(wish: wish)
                case .unavailable(_, let interval): .beFree(meeting(interval))
                case .overload(let overload):
                    .moreHours(
                        period: HourPeriod(rawValue: overload.period)!,
                        from: translation.horizon.date(of: overload.interval.start),
                        by: Minutes(overload.minutes - overload.limit))
                case .budget(let id, let left, let fee): .moreMoney(fund: fund(id), Won(fee - left))
                case .order(let first, let second):
                    [first, second].first { relaxed.givenUp.contains($0) }.map { .giveUp(wish: $0) }
                case .notRunning(let id): relaxed.running.first { $0.id == id }.map(run)
                case .budgetShare, .enrolledAlready, .needs, .wouldFold, .refused: nil
                }
            if let change, !changes.contains(change) { changes.append(change) }
        }
        return changes
    }

    private func run(_ decision: Decisions.Activity) -> Change {
        let position = translation.lookup.offerings[decision.id]!
        return .run(
            offering: decision.id, pattern: translation.candidates.offerings[position].times[decision.time].pattern,
            room: decision.room, staff: decision.staff, morePeople: max(0, book.activity(decision.id).minSize - 1))
    }

    private func meeting(_ interval: Interval) -> Meeting {
        translation.horizon.meeting(start: interval.start, minutes: interval.minutes)
    }

    /// The fund's id, also where the budget is one person's share of it.
    private func fund(_ budget: String) -> String {
        if translation.lookup.funds[budget] != nil { return budget }
        return translation.term.funds.first { budget.hasPrefix("\($0.id)@") }?.id ?? budget
    }

    private func cutOff(_ id: String, _ participant: String) -> Reason.CutOff? {
        let scores = book.activity(id).scores
        guard !scores.isEmpty else { return nil }
        func score(_ participant: String) -> Int { scores.first { $0.participant == participant }?.score ?? 0 }
        let lowest = (book.enrolled[id] ?? []).map { score(book.problem.participants[$0].id) }.min()
        return lowest.map { Reason.CutOff(lowest: $0, own: score(participant)) }
    }
}

/// What screening says of a choice of which nothing was left.
extension Explainer {
    func failures(
        of request: Model.Request, _ choice: Int
    ) -> (reasons: [Reason], offerings: [String], changes: [Change]?) {
        var reasons: [Reason] = []
        var offerings: [String] = []
        var changes: [Change]? = []
        let screened = screened[WishKey(participant: request.participant, id: request.id)] ?? []
        for (part, ids) in request.choices[choice].parts.enumerated() {
            let candidates = ids.map { id in
                (id, screened.first { $0.wish == .offering(id, request: request.id, choice: choice, part: part) })
            }
            for (id, candidate) in candidates {
                for failure in candidate?.failures ?? [] {
                    let reason = Reason.screened(offering: id, failure)
                    if !reasons.contains(reason) { reasons.append(reason) }
                }
            }
            let ways = candidates.compactMap { id, candidate in
                candidate.flatMap { translation.eligibility($0) }.map { (id, $0) }
            }
            if let (id, needed) = ways.min(by: { $0.1.count < $1.1.count }) {
                offerings.append(id)
                for change in needed where changes?.contains(change) == false { changes?.append(change) }
            } else {
                changes = nil
            }
        }
        return (reasons, offerings, changes.flatMap { $0.isEmpty ? nil : $0 })
    }
}

extension Translation {
    /// By offering, how many people wish for it in some choice and passed the screening.
    var applicants: [String: Int] {
        var people: [String: Set<String>] = [:]
        for candidate in screening.candidates where candidate.passes {
            if case .offering(let id, _, _, _) = candidate.wish {
                people[id, default: []].insert(candidate.participant)
            }
        }
        return people.mapValues(\.count)
    }

    /// What would make an applicant eligible for what failed on rules alone: judged again by the same rules, on the
    /// later day or with the course completed. nil if that is not all that stands in the way.
    func eligibility(_ candidate: Screening.Candidate) -> [Change]? {
        guard case .offering = candidate.wish else { return nil }
        var person = lookup.participant(candidate.participant)
        var date = term.referenceDate
        var changes: [Change] = []
        for failure in candidate.failures {
            if case .packageBroken = failure { continue }
            guard case .rule(let check) = failure else { return nil }
            switch (check.rule.rule, check.evidence) {
            case (.age, .age(_, _, let from?)):
                date = max(date, from)
                changes.append(.applyFrom(from))
            case (.prerequisite(let anyOf, let attendance), _):
                guard let first = anyOf.first else { return nil }
                person.completed.append(Completion(of: first, attendance: attendance))
                changes.append(.complete(anyOf: anyOf, attendance: attendance))
            default: return nil
            }
        }
        let judge = RuleJudge(date: date, lookup: lookup, term: term)
        let fails = lookup.rules(of: candidate.programme, on: date).contains { owner, rule in
            judge.check(rule, of: owner, for: person).outcome == .failed
        }
        return fails ? nil : changes
    }
}
