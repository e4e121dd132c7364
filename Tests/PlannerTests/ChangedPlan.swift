import Model
import Problem
import Referee

@testable import Planner

/// Makes the change that an explanation names, grants the wish, and lets the referee judge what comes out.
struct ChangedPlan {
    let translation: Translation
    let plan: Decisions
    let explanation: Explanation
    let nearest: Explanation.Nearest

    /// The wish granted in the plan as it is, with nothing changed. nil if the problem does not even know the wish.
    func unchanged() -> Verdict? { judge(changes: []) }

    /// The wish granted with the named changes made.
    func changed() -> Verdict? { judge(changes: nearest.changes) }

    private func judge(changes: [Change]) -> Verdict? {
        guard let translation = retranslated(changes) else { return nil }
        var problem = translation.problem
        var decisions = plan
        let person = problem.participants.firstIndex { $0.id == explanation.participant }!
        for change in changes { make(change, &problem, &decisions, person, translation) }
        guard nearest.meeting == nil else {
            closeEmpty(&decisions, problem)
            return appointed(problem, decisions, translation)
        }
        let key = WishKey(participant: explanation.participant, id: explanation.wish)
        let position = translation.requestPositions[key]!
        guard
            let choice = translation.choices[position].firstIndex(where: { kept in
                kept.choice == nearest.choice && kept.parts.count == nearest.offerings.count
                    && zip(kept.parts, nearest.offerings).allSatisfy { $0.contains($1) }
            })
        else { return nil }
        decisions.grants.removeAll { $0.participant == explanation.participant && $0.request == explanation.wish }
        decisions.grants.append(
            Decisions.Grant(
                participant: explanation.participant, request: explanation.wish, choice: choice,
                activities: nearest.offerings))
        closeEmpty(&decisions, problem)
        return Referee(of: problem).judge(decisions)
    }

    /// What the last one leaves closes.
    private func closeEmpty(_ decisions: inout Decisions, _ problem: Problem) {
        let left = Set(plan.grants.flatMap(\.activities)).subtracting(decisions.grants.flatMap(\.activities))
        decisions.activities.removeAll { running in
            left.contains(running.id) && problem.activities.first { $0.id == running.id }!.minSize > 0
        }
    }

    /// With the participant old enough, or the course completed, as the changes say.
    private func retranslated(_ changes: [Change]) -> Translation? {
        var term = translation.term
        let person = term.participants.firstIndex { $0.id == explanation.participant }!
        var isChanged = false
        for change in changes {
            switch change {
            case .applyFrom(let date):
                let birth = term.participants[person].birthDate
                term.participants[person].birthDate = birth - (date - term.referenceDate)
            case .complete(let anyOf, let attendance):
                term.participants[person].completed.append(Completion(of: anyOf[0], attendance: attendance))
            default: continue
            }
            isChanged = true
        }
        return isChanged ? try? Translation(term) : translation
    }

    private func make(
        _ change: Change, _ problem: inout Problem, _ decisions: inout Decisions, _ person: Int,
        _ translation: Translation
    ) {
        func activity(_ id: String) -> Int { problem.activities.firstIndex { $0.id == id }! }
        switch change {
        case .seat(let id):
            problem.activities[activity(id)].maxSize += 1
            if let room = decisions.activities.first(where: { $0.id == id })?.room {
                problem.rooms[problem.rooms.firstIndex { $0.id == room }!].capacity += 1
            }
        case .unreserve(let id, let group):
            let kept = problem.activities[activity(id)].reserved.firstIndex { $0.group == group }!
            problem.activities[activity(id)].reserved[kept].seats -= 1
        case .giveUp(let wish):
            decisions.grants.removeAll { $0.participant == explanation.participant && $0.request == wish }
            decisions.appointments.removeAll { $0.participant == explanation.participant && $0.appointment == wish }
        case .beFree(let meeting):
            let free = translation.horizon.interval(meeting)
            let busy = problem.participants[person].unavailable
            problem.participants[person].unavailable = busy.flatMap { interval in
                [
                    Interval(interval.start, min(interval.end, free.start)),
                    Interval(max(interval.start, free.end), interval.end),
                ]
                .filter { $0.start < $0.end }
            }
        case .moreHours(let period, _, let by):
            let limit = problem.participants[person].limits.firstIndex { $0.period == period.rawValue }!
            problem.participants[person].limits[limit].minutes += by.count
        case .moreMoney(let fund, let won):
            problem.budgets[problem.budgets.firstIndex { $0.id == fund }!].limit += won.amount
        case .run(let id, let pattern, let room, let staff, let morePeople):
            problem.activities[activity(id)].minSize -= morePeople
            let times = translation.candidates.offerings[translation.lookup.offerings[id]!].times
            decisions.activities.append(
                Decisions.Activity(
                    id: id, time: times.firstIndex { $0.pattern == pattern }!, room: room, staff: staff))
        case .counselor:
            problem.staff.append(Staff(id: "ONE MORE"))
            for service in problem.services.indices {
                problem.services[service].staff.append(StaffOption(staff: "ONE MORE"))
            }
        case .applyFrom, .complete: break
        }
    }

    /// The appointment with whoever and wherever it is legal; else the last verdict.
    private func appointed(_ problem: Problem, _ decisions: Decisions, _ translation: Translation) -> Verdict? {
        let start = translation.horizon.interval(nearest.meeting!).start
        let person = problem.participants.first { $0.id == explanation.participant }!
        guard let wish = person.appointments.first(where: { $0.id == explanation.wish }) else { return nil }
        let service = problem.services.first { $0.id == wish.service }!
        let referee = Referee(of: problem)
        var last: Verdict?
        for room in service.rooms.isEmpty ? [nil] : service.rooms.map({ $0.room as String? }) {
            for member in service.staff {
                var tried = decisions
                tried.appointments.append(
                    Decisions.Appointment(
                        participant: person.id, appointment: wish.id, start: start, staff: member.staff, room: room))
                last = referee.judge(tried)
                if last?.checked != nil { return last }
            }
        }
        return last
    }
}
