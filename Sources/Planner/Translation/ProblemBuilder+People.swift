import Model
import Problem

extension ProblemBuilder {
    mutating func addServices() {
        for (service, found) in zip(term.services, candidates.services) where found.obstacle == nil {
            let plain = FormatService(
                id: service.id, minutes: service.length.count + service.pause.count, step: service.step.count,
                staff: found.staff.map { StaffOption(staff: $0) }, rooms: found.rooms.map { RoomOption(room: $0) },
                site: found.site)
            problem.services.append(plain)
            if needsOwnStepFree(service.id) {
                var stepFree = plain
                stepFree.id = ProblemBuilder.stepFreeID(service.id)
                stepFree.rooms = self.stepFree(found.rooms, if: true).map { RoomOption(room: $0) }
                problem.services.append(stepFree)
            }
        }
    }

    /// Whether some who need the service can only be in some of its rooms.
    private func needsOwnStepFree(_ service: String) -> Bool {
        stepFreeServices.contains(service)
            && candidates.services[lookup.services[service]!].rooms.contains { !lookup.room($0).isStepFree }
    }

    /// The same service in step-free rooms only, for those who need them.
    static func stepFreeID(_ service: String) -> String { "\(service)@stepFree" }

    mutating func addParticipants() {
        let load = CapLoad(term, caps: Caps(term, lookup: lookup), candidates: candidates, horizon: horizon)
        var orders: [String: [Screener.Order]] = [:]
        for order in screener.orders { orders[order.participant, default: []].append(order) }
        var standing: Set<WishKey> = []
        for candidate in screener.screened where candidate.passes {
            if case .appointment(let need, _) = candidate.wish {
                standing.insert(WishKey(participant: candidate.participant, id: need))
            }
        }
        var budgets: [String: [String]] = [:]
        for fund in term.funds {
            for draw in draws(on: fund) where lookup.participant(draw.participant).funds.contains(fund.id) {
                budgets[draw.participant, default: []].append(draw.budget)
            }
        }
        var parts: Set<String> = []

        for (position, person) in term.participants.enumerated() {
            let kept = screener.requests[position].filter { !choices[$0].isEmpty }
            for offerings in kept.flatMap({ choices[$0] }).flatMap(\.parts) {
                let id = Choices.partID(offerings)
                if parts.insert(id).inserted { problem.parts.append(Part(id: id, activities: offerings)) }
            }
            let needs = screener.needs[position].filter {
                standing.contains(WishKey(participant: person.id, id: term.appointmentNeeds[$0].id))
            }
            problem.participants.append(
                FormatParticipant(
                    id: person.id, home: Homes.id(of: person, term), groups: person.groups,
                    budgets: person.funds + (budgets[person.id] ?? []), unavailable: closures.unavailable(person),
                    limits: limits(person, load.limits(for: kept.map { choices[$0].map(\.parts) })),
                    requests: kept.map(request),
                    appointments: needs.map { appointment($0, person) },
                    order: (orders[person.id] ?? []).map {
                        FormatParticipant.Order(first: $0.first, second: $0.second, gap: $0.gap, needs: $0.needs)
                    }))
        }
    }

    private func request(_ position: Int) -> FormatParticipant.Request {
        let request = term.requests[position]
        return FormatParticipant.Request(
            id: request.id,
            choices: choices[position].map { kept in
                FormatParticipant.Choice(
                    value: value(of: request.choices[kept.choice], rank: kept.choice),
                    parts: kept.parts.map(Choices.partID))
            })
    }

    /// As given, else by its rank, of which further ones take the last.
    private func value(of choice: Model.Request.Choice, rank: Int) -> Int {
        let ranks = term.settings.valueByRank
        return choice.value?.count ?? (ranks.isEmpty ? 0 : ranks[min(rank, ranks.count - 1)].count)
    }

    private func appointment(_ position: Int, _ person: Model.Participant) -> FormatParticipant.Appointment {
        let need = term.appointmentNeeds[position]
        let isStepFree = person.needsStepFree && needsOwnStepFree(need.service)
        return FormatParticipant.Appointment(
            id: need.id, service: isStepFree ? ProblemBuilder.stepFreeID(need.service) : need.service,
            windows: windows[position], value: (need.value ?? term.settings.appointmentValue).count,
            costPerDay: term.settings.appointmentPerDay.count)
    }

    private func limits(_ person: Model.Participant, _ caps: [HourCap]) -> [Limit] {
        func least(_ own: Minutes?, _ period: HourCap.Period) -> Int? {
            ([own?.count].compactMap(\.self) + caps.filter { $0.period == period }.map(\.minutes)).min()
        }
        var limits: [Limit] = []
        if let month = least(person.perMonth, .month) {
            limits.append(Limit(period: PeriodName.month, minutes: month))
        }
        if let week = least(person.perWeek, .week) { limits.append(Limit(period: PeriodName.week, minutes: week)) }
        return limits
    }
}
