import Model
import Problem

extension ProblemBuilder {
    mutating func addOfferings() {
        var scores: [String: [Activity.Score]] = [:]
        for score in term.scores {
            scores[score.offering, default: []].append(
                Activity.Score(participant: score.participant, score: score.total))
        }
        for (offering, found) in zip(term.offerings, candidates.offerings) where found.obstacle == nil {
            let rules = lookup.rules(of: offering.programme, on: term.referenceDate).map(\.rule.rule)
            problem.activities.append(
                Activity(
                    id: offering.id, kind: offering.kind, minSize: least(offering, rules),
                    maxSize: offering.mostSeats, value: offering.value.count,
                    times: found.times.map { Activity.Time(meetings: $0.meetings, cost: $0.cost) },
                    rooms: stepFree(found.rooms, if: stepFreeOfferings.contains(offering.id))
                        .map { RoomOption(room: $0) },
                    site: found.site, staff: found.roles.map { $0.map { StaffOption(staff: $0) } },
                    scores: (scores[offering.id] ?? []).sorted { $0.participant < $1.participant },
                    reserved: rules.compactMap { rule in
                        guard case .quota(let group, let percent) = rule else { return nil }
                        return Activity.Reserved(
                            group: group, seats: ProblemBuilder.roundedUp(percent, of: offering.mostSeats))
                    }, fees: fees(rules)))
        }
        var groups: [String] = term.participants.flatMap(\.groups)
        groups += problem.activities.flatMap { $0.reserved.map(\.group) }
        problem.groups = Set(groups).sorted()
    }

    /// Below the fold threshold it does not run; nor does it for nobody, unless a coordinator says that it must.
    private func least(_ offering: Offering, _ rules: [Rule]) -> Int {
        let thresholds = rules.map { rule in
            if case .fold(let percent) = rule {
                ProblemBuilder.roundedUp(percent, of: offering.mostSeats)
            } else {
                0
            }
        }
        let mustRun = term.fixed.contains {
            if case .runs(offering.id, _, _, _) = $0 { true } else { false }
        }
        return max(offering.leastSeats, thresholds.max() ?? 0, mustRun ? 0 : 1)
    }

    /// A share in per cent of a number of seats, rounded up to whole seats.
    static func roundedUp(_ percent: Int, of seats: Int) -> Int { (seats * percent + 99) / 100 }

    /// Where somebody who needs it may be enrolled, only rooms that can be reached without steps.
    func stepFree(_ rooms: [String], if isNeeded: Bool) -> [String] {
        isNeeded ? rooms.filter { lookup.room($0).isStepFree } : rooms
    }

    /// Each fund's fee, and the same again on the budgets of those who have drawn on the fund this year.
    private func fees(_ rules: [Rule]) -> [Activity.Fee] {
        var amounts: [String: Int] = [:]
        for case .fee(let fund, let amount) in rules { amounts[fund, default: 0] += amount.amount }
        var fees: [Activity.Fee] = []
        for fund in term.funds {
            guard let amount = amounts[fund.id] else { continue }
            fees.append(Activity.Fee(budget: fund.id, amount: amount))
            fees += draws(on: fund).map { Activity.Fee(budget: $0.budget, amount: amount) }
        }
        return fees.sorted { $0.budget < $1.budget }
    }

    /// Budgets of one person each, for those who have drawn on the fund this year: what is left of their share.
    func draws(on fund: Fund) -> [(participant: String, budget: String, left: Int)] {
        var drawn: [(participant: String, amount: Int)] = []
        for draw in term.draws where draw.fund == fund.id {
            if let known = drawn.firstIndex(where: { $0.participant == draw.participant }) {
                drawn[known].amount += draw.amount.amount
            } else {
                drawn.append((draw.participant, draw.amount.amount))
            }
        }
        return drawn.map { person, amount in
            (person, "\(fund.id)@\(person)", max(0, fund.perPerson.amount - amount))
        }
    }

    mutating func addFunds() {
        for fund in term.funds {
            problem.budgets.append(
                Budget(id: fund.id, limit: fund.limit.amount, perParticipant: fund.perPerson.amount))
            problem.budgets += draws(on: fund).map { Budget(id: $0.budget, limit: $0.left, perParticipant: $0.left) }
        }
    }
}
