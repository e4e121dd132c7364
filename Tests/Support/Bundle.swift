import Problem

/// What one participant gets, of all wishes together.
struct Bundle {
    var grants: [Decisions.Grant] = []
    var appointments: [Decisions.Appointment] = []
    /// By position in `appointments`.
    var slots: [Slot] = []
    var enrolled: [String] = []
    /// By position in the problem's budgets.
    var spent: [Int] = []
    var worth = 0
}

/// Makes every bundle of one participant that is legal as far as the participant alone decides it.
struct BundleMaker {
    private enum Wish {
        case grant(Decisions.Grant)
        case held(Decisions.Appointment, Slot)
        case nothing

        var isGrant: Bool { if case .grant = self { true } else { false } }
        var isHeld: Bool { if case .held = self { true } else { false } }
    }

    let participant: Participant
    let timetable: Timetable
    private let wishes: [(id: String, ways: [Wish])]
    private(set) var bundles: [Bundle] = []
    private(set) var steps = 0

    private var problem: Problem { timetable.problem }

    init(_ participant: Participant, _ timetable: Timetable, _ options: Ways) {
        self.participant = participant
        self.timetable = timetable
        let problem = timetable.problem
        var wishes: [(id: String, ways: [Wish])] = []
        for request in participant.requests {
            var ways: [Wish] = options.grants(request, of: participant)
                .filter { $0.activities.allSatisfy { timetable.running[$0] != nil } }.map { .grant($0) }
            ways.append(.nothing)
            for fixed in problem.fixed.grants {
                switch fixed {
                case .refused(participant.id, request.id): ways = ways.filter { !$0.isGrant }
                case .granted(let grant) where grant.participant == participant.id && grant.request == request.id:
                    ways = ways.filter { if case .grant(grant) = $0 { true } else { false } }
                default: break
                }
            }
            wishes.append((request.id, ways))
        }
        for appointment in participant.appointments {
            let service = problem.services.first { $0.id == appointment.service }!
            var ways: [Wish] = options.appointments(appointment, of: participant).map {
                let site = problem.siteIndex(room: $0.room, otherwise: service.site)
                return .held($0, Slot(start: $0.start, end: $0.start + service.minutes, site: site))
            }
            ways.append(.nothing)
            for fixed in problem.fixed.appointments {
                switch fixed {
                case .refused(participant.id, appointment.id): ways = ways.filter { !$0.isHeld }
                case .granted(let held) where held.participant == participant.id && held.appointment == appointment.id:
                    ways = ways.filter { if case .held(held, _) = $0 { true } else { false } }
                default: break
                }
            }
            wishes.append((appointment.id, ways))
        }
        self.wishes = wishes
    }

    mutating func make() { decide(0, Bundle(), [], [:]) }

    /// - Parameter spans: of what is granted so far, from first start to last end.
    private mutating func decide(_ index: Int, _ bundle: Bundle, _ slots: [Slot], _ spans: [String: Slot]) {
        steps += 1
        guard index < wishes.count else { return finish(bundle, slots, spans) }
        let id = wishes[index].id
        for way in wishes[index].ways {
            var (bundle, slots, spans) = (bundle, slots, spans)
            switch way {
            case .nothing: break
            case .grant(let grant):
                guard !grant.activities.contains(where: { bundle.enrolled.contains($0) }) else { continue }
                bundle.grants.append(grant)
                bundle.enrolled += grant.activities
                let new = grant.activities.flatMap { timetable.running[$0]!.slots }
                slots += new
                spans[id] = Slot(start: new.map(\.start).min()!, end: new.map(\.end).max()!, site: -1)
            case .held(let held, let slot):
                bundle.appointments.append(held)
                bundle.slots.append(slot)
                slots.append(slot)
                spans[id] = slot
            }
            if problem.canKeep(slots, unavailable: participant.unavailable, limits: participant.limits) {
                decide(index + 1, bundle, slots, spans)
            }
        }
    }

    private mutating func finish(_ bundle: Bundle, _ slots: [Slot], _ spans: [String: Slot]) {
        for order in participant.order {
            guard let second = spans[order.second] else { continue }
            if let first = spans[order.first] {
                if first.end + order.gap > second.start { return }
            } else if order.needs {
                return
            }
        }
        var bundle = bundle
        for budget in problem.budgets {
            let spent = bundle.enrolled.reduce(0) { sum, id in
                let fees = problem.activities[timetable.running[id]!.index].fees
                return sum + (fees.first { $0.budget == budget.id }?.amount ?? 0)
            }
            let drawn = participant.budgets.contains(budget.id) ? spent : 0
            if drawn > budget.perParticipant { return }
            bundle.spent.append(drawn)
        }
        bundle.worth = worth(bundle, slots)
        bundles.append(bundle)
    }

    private func worth(_ bundle: Bundle, _ slots: [Slot]) -> Int {
        let weights = problem.weights
        var worth = 0
        for grant in bundle.grants {
            worth += participant.requests.first { $0.id == grant.request }!.choices[grant.choice].value
            worth -= grant.activities.reduce(0) { $0 + home(timetable.running[$1]!.slots[0].site) }
            for old in problem.previous?.grants ?? []
            where old.participant == participant.id && old.request == grant.request
                && Set(old.activities) == Set(grant.activities)
            {
                worth += problem.changeCosts.grant
            }
        }
        for (held, slot) in zip(bundle.appointments, bundle.slots) {
            let appointment = participant.appointments.first { $0.id == held.appointment }!
            let service = problem.services.first { $0.id == appointment.service }!
            worth += appointment.value - home(slot.site)
            worth -= service.staff.first { $0.staff == held.staff }!.cost
            worth -= service.rooms.first { $0.room == held.room }?.cost ?? 0
            let wait = slot.start - appointment.windows[0].start
            worth -= appointment.costPerDay * (wait < 0 ? -((-wait + 1439) / 1440) : wait / 1440)
            for old in problem.previous?.appointments ?? []
            where old.participant == participant.id && old.appointment == held.appointment
                && old.start == held.start && old.staff == held.staff
            {
                worth += problem.changeCosts.appointment
                if old.room != held.room { worth -= problem.changeCosts.appointmentRoom }
            }
        }
        if !participant.requests.isEmpty, bundle.grants.isEmpty { worth -= weights.unserved }
        worth -= weights.attendedDay * Set(slots.filter { $0.site >= 0 }.map { $0.start / 1440 }).count
        worth -= weights.counselorChange * max(0, Set(bundle.appointments.map(\.staff)).count - 1)
        let sorted = slots.sorted { $0.start < $1.start }
        for (a, b) in zip(sorted, sorted.dropFirst()) where a.start / 1440 == b.start / 1440 {
            worth -= weights.wait * (b.start - a.end)
        }
        return worth
    }

    private func home(_ site: Int) -> Int {
        guard site >= 0, let id = participant.home else { return 0 }
        return problem.homes.first { $0.id == id }!.costs[site]
    }
}
