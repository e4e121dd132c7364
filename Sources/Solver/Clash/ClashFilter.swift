import Problem

/// Finds a clash among the fixed decisions and makes it small: a deletion filter (Chinneck and Dravnieks 1991) that
/// leaves out halves, quarters, … before single decisions, as QuickXplain does (Junker 2004).
///
/// What is kept has always been proven impossible. A decision stays for good once a plan without it was found: what
/// keeps the larger set would keep any smaller one.
struct ClashFilter {
    let problem: Problem
    let ground: Ground
    let effort: Int

    init(_ problem: Problem, effort: Int) {
        self.problem = problem
        ground = Ground(problem)
        self.effort = effort
    }

    func feasibility() -> Feasibility {
        var demands: [(decision: FixedDecision, demand: Demand)] = []
        for decision in problem.fixed.decisions {
            do throws(Clash.Fault) {
                demands.append((decision, try Demand(decision, ground)))
            } catch {
                return .impossible(Clash(decisions: [decision], rules: [error.rule], isMinimal: true))
            }
        }
        let every = Array(demands.indices)
        let whole = answer(every.map { demands[$0].demand })
        if case .possible(let plan) = whole { return .possible(plan) }
        // A contradiction is mostly local: the decisions on one person, activity, or room are few, and soon searched.
        for group in groups(demands.map(\.decision)) where isImpossible(group.map { demands[$0].demand }) {
            return .impossible(clash(among: group, demands))
        }
        if case .impossible = whole { return .impossible(clash(among: every, demands)) }
        return .unknown
    }

    private func answer(
        _ demands: [Demand], rules: Set<Clash.Rule> = Set(Clash.Rule.allCases)
    ) -> Completion.Answer {
        var search = Completion(ground, rules: rules, limit: effort)
        return search.answer(demands)
    }

    private func isImpossible(_ demands: [Demand], rules: Set<Clash.Rule> = Set(Clash.Rule.allCases)) -> Bool {
        if case .impossible = answer(demands, rules: rules) { true } else { false }
    }

    private func clash(among group: [Int], _ demands: [(decision: FixedDecision, demand: Demand)]) -> Clash {
        var core = group
        var isMinimal = true
        var size = max(1, core.count / 2)
        while true {
            var at = 0
            while at < core.count {
                let rest = Array(core[..<at] + core[min(core.count, at + size)...])
                switch answer(rest.map { demands[$0].demand }) {
                case .impossible: core = rest
                case .possible: at += size
                case .unknown:
                    if size == 1 { isMinimal = false }
                    at += size
                }
            }
            if size == 1 { break }
            size = max(1, min(size, core.count) / 2)
        }
        let rules = rules(against: core.map { demands[$0].demand })
        return Clash(decisions: core.map { demands[$0].decision }, rules: rules, isMinimal: isMinimal)
    }

    /// The same filter over the rules; what clashes with none of them is opposite by itself.
    private func rules(against core: [Demand]) -> [Clash.Rule] {
        var rules = Set(Clash.Rule.allCases)
        for rule in Clash.Rule.allCases where isImpossible(core, rules: rules.subtracting([rule])) {
            rules.remove(rule)
        }
        return rules.isEmpty ? [.opposite] : Clash.Rule.allCases.filter(rules.contains)
    }

    /// By position: the decisions about each participant, activity, member of staff and room.
    private func groups(_ decisions: [FixedDecision]) -> [[Int]] {
        var groups: [[String]: [Int]] = [:]
        var order: [[String]] = []
        for (index, decision) in decisions.enumerated() {
            for key in decision.concerns where groups[key]?.last != index {
                if groups[key] == nil { order.append(key) }
                groups[key, default: []].append(index)
            }
        }
        return order.map { groups[$0]! }
    }
}

extension Fixed {
    var decisions: [FixedDecision] {
        activities.map { .activity($0) } + grants.map { .grant($0) } + appointments.map { .appointment($0) }
    }
}

extension FixedDecision {
    /// Whom and what it is about, each by kind and id.
    fileprivate var concerns: [[String]] {
        switch self {
        case .activity(.closed(let id)): [["activity", id]]
        case .activity(.runs(let id, _, let room, let staff)):
            [["activity", id]] + ((room ?? nil).map { [["room", $0]] } ?? []) + (staff ?? []).map { ["staff", $0] }
        case .grant(.refused(let participant, _)), .appointment(.refused(let participant, _)):
            [["participant", participant]]
        case .grant(.granted(let grant)):
            [["participant", grant.participant]] + grant.activities.map { ["activity", $0] }
        case .appointment(.granted(let held)):
            [["participant", held.participant], ["staff", held.staff]]
                + (held.room.map { [["room", $0]] } ?? [])
        }
    }
}
