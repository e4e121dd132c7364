import Problem
import Referee

/// Every way in which one thing of a problem can be decided, legal by itself or not.
public struct Ways {
    public let problem: Problem

    public init(_ problem: Problem) { self.problem = problem }

    /// Every way to run an activity; two roles may get the same person here.
    public func activity(_ activity: Activity) -> [Decisions.Activity] {
        let rooms: [String?] = activity.rooms.isEmpty ? [nil] : activity.rooms.map(\.room)
        let teams = activity.staff.reduce([[]]) { teams, role in
            teams.flatMap { team in role.map { team + [$0.staff] } }
        }
        return activity.times.indices.flatMap { time in
            rooms.flatMap { room in
                teams.map { Decisions.Activity(id: activity.id, time: time, room: room, staff: $0) }
            }
        }
    }

    /// Every way to grant a request, of activities in its parts.
    public func grants(_ request: Participant.Request, of participant: Participant) -> [Decisions.Grant] {
        request.choices.indices.flatMap { choice in
            let parts = request.choices[choice].parts.map { id in problem.parts.first { $0.id == id }!.activities }
            let packages = parts.reduce([[]]) { packages, part in packages.flatMap { p in part.map { p + [$0] } } }
            return packages.filter { Set($0).count == $0.count }.map {
                Decisions.Grant(participant: participant.id, request: request.id, choice: choice, activities: $0)
            }
        }
    }

    /// Every way to hold an appointment inside its windows.
    public func appointments(
        _ appointment: Participant.Appointment, of participant: Participant
    ) -> [Decisions.Appointment] {
        let service = problem.services.first { $0.id == appointment.service }!
        let rooms: [String?] = service.rooms.isEmpty ? [nil] : service.rooms.map(\.room)
        let starts = Set(
            appointment.windows.flatMap { window in
                (window.start..<window.end).filter {
                    $0.isMultiple(of: service.step) && $0 + service.minutes <= window.end
                }
            }
        ).sorted()
        return starts.flatMap { start in
            service.staff.flatMap { person in
                rooms.map {
                    Decisions.Appointment(
                        participant: participant.id, appointment: appointment.id, start: start, staff: person.staff,
                        room: $0)
                }
            }
        }
    }
}

/// Plans drawn from a seed.
public struct RandomPlan {
    var dice: Dice
    let options: Ways
    let referee: Referee
    var problem: Problem { options.problem }

    public init(_ problem: Problem, seed: Int) {
        dice = Dice(seed: seed)
        options = Ways(problem)
        referee = Referee(of: problem)
    }

    /// Decisions with little regard for any rule but that names exist, a share of everything decided.
    public mutating func careless(_ percent: Int) -> Decisions {
        var plan = Decisions()
        for activity in problem.activities where dice.chance(percent) {
            plan.activities.append(dice.pick(options.activity(activity)))
        }
        for participant in problem.participants {
            for request in participant.requests where dice.chance(percent) {
                let ways = options.grants(request, of: participant)
                if !ways.isEmpty { plan.grants.append(dice.pick(ways)) }
            }
            for appointment in participant.appointments where dice.chance(percent) {
                let ways = options.appointments(appointment, of: participant)
                if !ways.isEmpty { plan.appointments.append(dice.pick(ways)) }
            }
        }
        return plan
    }

    /// A legal plan, if throwing out what breaks a rule leads to one: always, where nothing is fixed.
    public mutating func legal() -> CheckedPlan? {
        var plan = careless(85)
        while true {
            let verdict = referee.judge(plan)
            if let checked = verdict.checked { return checked }
            // One decision for the first breach, and for some of the others: few rounds, and little thrown out in vain.
            for (index, breach) in verdict.violations.enumerated() where index == 0 || dice.chance(20) {
                if !dropOne(from: &plan, for: breach), index == 0 { return nil }
            }
        }
    }

    /// Takes out one decision that the breach is about; any one, if it names none.
    private mutating func dropOne(from plan: inout Decisions, for breach: Violation) -> Bool {
        func isNamed(_ participant: String, _ wish: String) -> Bool {
            breach.people.contains(.participant(participant))
                && (breach.wishes.isEmpty || breach.wishes.contains(wish))
        }
        let staff = breach.people.filter { $0.role == .staff }.map(\.id)
        let grants = plan.grants.indices.filter { index in
            let grant = plan.grants[index]
            return isNamed(grant.participant, grant.request)
                || breach.people.isEmpty && !Set(grant.activities).isDisjoint(with: breach.activities)
        }
        let appointments = plan.appointments.indices.filter { index in
            let held = plan.appointments[index]
            return isNamed(held.participant, held.appointment) || staff.contains(held.staff)
                || held.room.map(breach.rooms.contains) == true
        }
        let activities = plan.activities.indices.filter { index in
            let activity = plan.activities[index]
            return breach.activities.contains(activity.id) && breach.wishes.isEmpty
                || !Set(activity.staff).isDisjoint(with: staff)
        }
        let isAboutPeople = !grants.isEmpty || !appointments.isEmpty
        if isAboutPeople, activities.isEmpty || (breach.rule != .minSize && dice.chance(60)) {
            let one = dice.roll(0...grants.count + appointments.count - 1)
            if one < grants.count {
                plan.grants.remove(at: grants[one])
            } else {
                plan.appointments.remove(at: appointments[one - grants.count])
            }
        } else if !activities.isEmpty {
            plan.activities.remove(at: dice.pick(activities))
        } else if !plan.grants.isEmpty {
            plan.grants.remove(at: dice.roll(0...plan.grants.count - 1))
        } else if !plan.appointments.isEmpty {
            plan.appointments.remove(at: dice.roll(0...plan.appointments.count - 1))
        } else if !plan.activities.isEmpty {
            plan.activities.remove(at: dice.roll(0...plan.activities.count - 1))
        } else {
            return false
        }
        return true
    }
}
