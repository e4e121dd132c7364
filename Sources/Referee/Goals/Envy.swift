import Problem

/// `envy` × the number of justified envies: triples (participant, request, choice) where the choice is worth more
/// than what the request was granted, and the participant could take it now, all else unchanged, on free seats or in
/// place of somebody with a lower selection score.
enum Envy {
    static func cost(_ ledger: Ledger) -> Int {
        guard ledger.problem.weights.envy != 0 else { return 0 }
        return ledger.problem.weights.envy * Envies(ledger).count
    }
}

private struct Envies {
    let ledger: Ledger
    let spending: Spending
    /// By activity, the scores of those who are named.
    let scores: [[Int: Int]]
    /// By activity, the lowest score of those enrolled.
    let lowest: [Int?]

    var problem: Problem { ledger.problem }

    init(_ ledger: Ledger) {
        self.ledger = ledger
        spending = Spending(ledger)
        let scores = ledger.problem.activities.map { activity in
            Dictionary(
                uniqueKeysWithValues: activity.scores.map { (ledger.lookup.participants[$0.participant]!, $0.score) })
        }
        self.scores = scores
        lowest = zip(ledger.enrolled, scores).map { enrolled, scores in enrolled.map { scores[$0] ?? 0 }.min() }
    }

    var count: Int {
        // What is fixed, granted or refused, nobody may exchange.
        var fixed: [Int: Set<String>] = [:]
        for grant in problem.fixed.grants {
            let (participant, request) =
                switch grant {
                case .refused(let participant, let request): (participant, request)
                case .granted(let grant): (grant.participant, grant.request)
                }
            if let index = ledger.lookup.participants[participant] { fixed[index, default: []].insert(request) }
        }
        return problem.participants.indices.reduce(0) { sum, index in
            let requests = problem.participants[index].requests
            return requests.indices.filter { fixed[index]?.contains(requests[$0].id) != true }.reduce(sum) {
                $0 + count(of: index, request: $1)
            }
        }
    }

    private func count(of participant: Int, request: Int) -> Int {
        let grants = ledger.grantsOf[participant].map { ledger.grants[$0] }
        let granted = grants.first { $0.request == request }
        let choices = problem.participants[participant].requests[request].choices
        let now = granted.map { choices[$0.choice].value } ?? 0
        let better = choices.filter { $0.value > now }
        guard !better.isEmpty else { return 0 }
        let wish = Wish(
            participant: participant, request: request, mine: granted?.activities ?? [],
            elsewhere: grants.filter { $0.request != request }.flatMap(\.activities),
            rest: ledger.diary(ofParticipant: participant, without: request))
        return better.count { couldTake($0, wish, []) }
    }

    /// One request of one participant, with what surrounds it.
    private struct Wish {
        let participant: Int
        let request: Int
        /// Enrolments through this request now, and through others.
        let mine: [Int]
        let elsewhere: [Int]
        /// The participant's engagements without this request.
        let rest: Diary
    }

    /// Whether the parts after those that `taken` fills can be filled too, so that all holds.
    private func couldTake(_ choice: Participant.Choice, _ wish: Wish, _ taken: [Int]) -> Bool {
        guard taken.count < choice.parts.count else { return allHolds(wish, taken) }
        let part = ledger.lookup.parts[choice.parts[taken.count]]!
        return ledger.lookup.activitiesOfPart[part].contains { activity in
            !taken.contains(activity) && isOpen(activity, to: wish)
                // An engagement that is in the way now stays in the way whatever else is taken.
                && isKept(wish, taken + [activity]) && couldTake(choice, wish, taken + [activity])
        }
    }

    private func isKept(_ wish: Wish, _ taken: [Int]) -> Bool {
        wish.rest.adding(taken.flatMap(ledger.engagements(ofActivity:))).isKept(ledger.lookup)
    }

    /// It runs, the participant is not in it through another request, and there is a seat: the participant's own, a
    /// free one, or that of somebody with a lower score.
    private func isOpen(_ activity: Int, to wish: Wish) -> Bool {
        guard ledger.running[activity] != nil, !wish.elsewhere.contains(activity) else { return false }
        if wish.mine.contains(activity) || ledger.enrolled[activity].count < ledger.seats(of: activity) { return true }
        return lowest[activity].map { $0 < score(activity, wish.participant) } ?? false
    }

    private func allHolds(_ wish: Wish, _ taken: [Int]) -> Bool {
        let participant = problem.participants[wish.participant]
        let spans = ledger.spans(ofParticipant: wish.participant, without: wish.request, with: taken)
        return Order.violations(of: participant, spans).isEmpty && Needs.violations(of: participant, spans).isEmpty
            && isAffordable(wish, taken) && taken.allSatisfy { isAdmitted(wish, to: $0) }
    }

    private func isAffordable(_ wish: Wish, _ taken: [Int]) -> Bool {
        spending.of(wish.participant).allSatisfy { index, spent in
            let more =
                Spending.fees(of: taken, on: index, ledger) - Spending.fees(of: wish.mine, on: index, ledger)
            let budget = problem.budgets[index]
            return spent + more <= budget.perParticipant && spending.total[index] + more <= budget.limit
        }
    }

    /// Reserved seats still hold, on a free seat or in place of some one person with a lower score.
    private func isAdmitted(_ wish: Wish, to activity: Int) -> Bool {
        guard !problem.activities[activity].reserved.isEmpty, !wish.mine.contains(activity) else { return true }
        let enrolled = ledger.enrolled[activity]
        if enrolled.count < ledger.seats(of: activity),
            Reserved.hold(activity, with: enrolled + [wish.participant], ledger)
        {
            return true
        }
        return enrolled.contains { out in
            score(activity, out) < score(activity, wish.participant)
                && Reserved.hold(activity, with: enrolled.filter { $0 != out } + [wish.participant], ledger)
        }
    }

    private func score(_ activity: Int, _ participant: Int) -> Int { scores[activity][participant] ?? 0 }
}
