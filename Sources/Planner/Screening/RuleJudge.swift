import Model

/// Judges one rule for one participant on the reference date. Pure: the same values give the same verdict.
struct RuleJudge: Sendable {
    let date: LocalDate
    let lookup: Lookup
    let term: Term

    func check(_ dated: DatedRule, of programme: String, for person: Participant) -> RuleCheck {
        let (outcome, evidence) = judge(dated.rule, person)
        return RuleCheck(programme: programme, rule: dated, outcome: outcome, evidence: evidence)
    }

    private func judge(_ rule: Rule, _ person: Participant) -> (RuleCheck.Outcome, Evidence) {
        switch rule {
        case .age(let least, let most):
            let years = person.birthDate.age(on: date)
            let isTooYoung = least.map { years < $0 } ?? false
            let isTooOld = most.map { years > $0 } ?? false
            let from = isTooYoung ? least.flatMap { RuleJudge.birthday($0, of: person.birthDate) } : nil
            return (isTooYoung || isTooOld ? .failed : .passed, .age(years: years, on: date, from: from))
        case .residence(let places):
            let lives = places.contains(person.city) || places.contains(person.district)
            return (lives ? .passed : .failed, .residence(city: person.city, district: person.district))
        case .prerequisite(let anyOf, let attendance):
            let found = person.completed.filter { isOne(of: anyOf, $0.of) }
            return (
                found.contains { $0.attendance >= attendance } ? .passed : .failed, .completions(found)
            )
        case .noBenefit(let anyOf):
            let held = person.benefits.filter(anyOf.contains)
            return (held.isEmpty ? .passed : .failed, .benefits(held))
        case .group(let anyOf):
            let groups = person.groups.filter(anyOf.contains)
            return (groups.isEmpty ? .failed : .passed, .groups(groups))
        case .skill(let anyOf):
            let skills = person.skills.filter(anyOf.contains)
            return (skills.isEmpty ? .failed : .passed, .skills(skills))
        case .fee(let id, _):
            guard person.funds.contains(id) else { return (.passed, .noDraw(fund: id)) }
            let fund = term.funds[lookup.funds[id]!]
            let isMember = fund.groups.isEmpty || person.groups.contains { fund.groups.contains($0) }
            let benefits = person.benefits.filter(fund.excludes.contains)
            return (
                isMember && benefits.isEmpty ? .passed : .failed,
                .draw(fund: id, missingGroup: !isMember, benefits: benefits)
            )
        case .hoursPerWeek, .hoursPerMonth, .fold, .quota: return (.keptByPlan, .none)
        }
    }

    /// Whether `completed` (an offering's or a programme's id) is one of those asked for, by itself or because it is
    /// an offering of this term under one of the programmes asked for.
    func isOne(of anyOf: [String], _ completed: String) -> Bool {
        if anyOf.contains(completed) { return true }
        guard let position = lookup.offerings[completed] else { return false }
        return lookup.lineage(of: term.offerings[position].programme).contains { anyOf.contains($0.id) }
    }

    /// The first day on which one born then is that many years old: 1 March for a leap day in common years.
    static func birthday(_ years: Int, of born: LocalDate) -> LocalDate? {
        LocalDate(year: born.year + years, month: born.month, day: born.day)
            ?? LocalDate(year: born.year + years, month: 3, day: 1)
    }
}
