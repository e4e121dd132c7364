import Model

// What is counted: hours and money.

extension ModelRules {
    mutating func checkCaps() {
        for person in term.participants {
            let runs = schedule.runs.filter { $0.participants.contains(person.id) }
            let talks = schedule.appointments.filter { $0.participant == person.id }.map(\.meeting)
            let all = runs.flatMap(\.meetings) + talks
            if let most = person.perMonth, worst(all, \.month) > most.count { breach("\(person.id): own month") }
            if let most = person.perWeek, worst(all, { ($0.dayNumber + 3) / 7 }) > most.count {
                breach("\(person.id): own week")
            }
            for programme in term.programmes {
                let own = runs.filter { family(offering($0.offering).programme).contains { $0.id == programme.id } }
                for rule in programme.rules(on: term.referenceDate).map(\.rule) {
                    if case .hoursPerMonth(let most) = rule, worst(own.flatMap(\.meetings), \.month) > most.count {
                        breach("\(person.id): over \(programme.id)'s month")
                    }
                    if case .hoursPerWeek(let most) = rule,
                        worst(own.flatMap(\.meetings), { ($0.dayNumber + 3) / 7 }) > most.count
                    {
                        breach("\(person.id): over \(programme.id)'s week")
                    }
                }
            }
        }
    }

    private func worst(_ meetings: [Meeting], _ period: (LocalDate) -> Int) -> Int {
        var sums: [Int: Int] = [:]
        for meeting in meetings { sums[period(meeting.date), default: 0] += meeting.time.length.count }
        return sums.values.max() ?? 0
    }

    mutating func checkMoney() {
        for fund in term.funds {
            var all = 0
            for person in term.participants where person.funds.contains(fund.id) {
                var own = 0
                for run in schedule.runs where run.participants.contains(person.id) {
                    for case .fee(fund.id, let amount) in rules(offering(run.offering).programme) {
                        own += amount.amount
                    }
                }
                let drawn = term.draws.filter { $0.participant == person.id && $0.fund == fund.id }
                    .reduce(0) { $0 + $1.amount.amount }
                if own > 0, own + drawn > fund.perPerson.amount { breach("\(person.id): over a share of \(fund.id)") }
                if own > 0, person.benefits.contains(where: fund.excludes.contains) { breach("\(person.id): double") }
                all += own
            }
            if all > fund.limit.amount { breach("\(fund.id): \(all) spent") }
        }
    }
}
