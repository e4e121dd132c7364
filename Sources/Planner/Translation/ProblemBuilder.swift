import Model
import Problem

/// Writes the problem, list by list. The lists that need thought are in extensions of their own files.
struct ProblemBuilder {
    let term: Term
    let lookup: Lookup
    let horizon: Horizon
    let closures: Closures
    let candidates: Candidates
    let windows: [[Interval]]
    let screener: Screener
    let choices: [[Choices.Kept]]

    var problem: Problem
    var faults: [TranslationFault] = []
    /// Offerings that screened wishes of people who need step-free rooms ask for.
    let stepFreeOfferings: Set<String>
    /// Services that such people need.
    let stepFreeServices: Set<String>

    init(
        term: Term, lookup: Lookup, horizon: Horizon, closures: Closures, candidates: Candidates,
        windows: [[Interval]], screener: Screener, choices: [[Choices.Kept]]
    ) {
        self.term = term
        self.lookup = lookup
        self.horizon = horizon
        self.closures = closures
        self.candidates = candidates
        self.windows = windows
        self.screener = screener
        self.choices = choices
        problem = Problem(name: term.id, horizon: horizon.minutes)
        var offerings: Set<String> = []
        var services: Set<String> = []
        for candidate in screener.screened where candidate.passes {
            guard lookup.participant(candidate.participant).needsStepFree else { continue }
            switch candidate.wish {
            case .offering(let id, _, _, _): offerings.insert(id)
            case .appointment(_, let service): services.insert(service)
            }
        }
        stepFreeOfferings = offerings
        stepFreeServices = services
    }

    mutating func build(inForce: Schedule?) {
        problem.periods = horizon.periods
        addPlaces()
        addStaff()
        addFunds()
        addOfferings()
        addServices()
        addParticipants()
        addRelations()
        addWeights()
        addFixed()
        if let inForce { addPrevious(inForce) }
    }

    private mutating func addPlaces() {
        problem.sites = term.sites.map(\.id)
        problem.travel = Travel(term, lookup: lookup).matrix
        problem.homes = Homes(term).homes
        problem.rooms = term.rooms.map { room in
            FormatRoom(
                id: room.id, site: room.site, capacity: room.seats, count: room.count,
                unavailable: closures.unavailable(room, at: lookup.site(room.site)))
        }
    }

    private mutating func addStaff() {
        problem.staff = term.staff.map { member in
            var limits: [Limit] = []
            let day = [member.perDay?.count, appointmentMinutes(of: member)].compactMap(\.self).min()
            if let day { limits.append(Limit(period: PeriodName.day, minutes: day)) }
            if let week = member.perWeek { limits.append(Limit(period: PeriodName.week, minutes: week.count)) }
            return Staff(id: member.id, unavailable: closures.unavailable(member), limits: limits)
        }
    }

    /// The most minutes a day that leave no room for one appointment more than a counselor may hold: of a service
    /// of which `n` a day are allowed, one minute less than `n + 1` of them take.
    private func appointmentMinutes(of member: StaffMember) -> Int? {
        zip(term.services, candidates.services).compactMap { service, found -> Int? in
            guard let most = service.perCounselorDay, found.staff.contains(member.id) else { return nil }
            return (most + 1) * (service.length.count + service.pause.count) - 1
        }.min()
    }

    private mutating func addRelations() {
        let known = Set(problem.activities.map(\.id))
        for relation in term.relations {
            guard let kind = Relation.Kind(rawValue: relation.kind.rawValue) else { continue }
            let offerings = relation.offerings.filter(known.contains)
            if offerings.count >= 2 {
                problem.relations.append(Relation(kind, offerings, cost: relation.cost?.count))
            }
        }
        for sequence in screener.sequences where known.contains(sequence.first) && known.contains(sequence.second) {
            let first = candidates.offerings[lookup.offerings[sequence.first]!].times
            let second = candidates.offerings[lookup.offerings[sequence.second]!].times
            let always = first.allSatisfy { a in
                second.allSatisfy { a.meetings.last!.end <= $0.meetings.first!.start }
            }
            if !always { problem.relations.append(Relation(.precedence, [sequence.first, sequence.second])) }
        }
    }

    private mutating func addWeights() {
        let settings = term.settings
        problem.weights = Weights(
            unserved: settings.unserved.count, attendedDay: settings.attendedDay.count, wait: settings.wait.count,
            counselorChange: settings.counselorChange.count, envy: settings.envy.count)
    }
}
