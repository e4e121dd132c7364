import Problem
import Referee
import Testing

@testable import Planner

/// A plain plan made without the solver: what most people ask for is opened where it fits, and wishes are granted in
/// turn as far as nothing stands against them. What falls below its least size is closed, and all begins anew.
enum GreedyPlan {
    static func make(_ problem: Problem) throws -> CheckedPlan {
        var closed: Set<String> = []
        while true {
            let decisions = attempt(problem, without: closed)
            let enrolled = Dictionary(
                decisions.grants.flatMap(\.activities).map { ($0, 1) }, uniquingKeysWith: +)
            let folded = decisions.activities.filter { running in
                (enrolled[running.id] ?? 0) < problem.activities.first { $0.id == running.id }!.minSize
            }
            guard let least = folded.min(by: { (enrolled[$0.id] ?? 0, $0.id) < (enrolled[$1.id] ?? 0, $1.id) }) else {
                let verdict = Referee(of: problem).judge(decisions)
                for violation in verdict.violations { Issue.record("\(violation)") }
                return try #require(verdict.checked)
            }
            closed.insert(least.id)
        }
    }

    private static func attempt(_ problem: Problem, without closed: Set<String>) -> Decisions {
        var decisions = Decisions()
        for activity in problem.activities where !closed.contains(activity.id) {
            let feasibility = Feasibility(book: PlanBook(problem, decisions), person: 0)
            if let opening = feasibility.opening(of: activity.id) { decisions.activities.append(opening) }
        }
        for round in 0..<2 {
            for (person, participant) in problem.participants.enumerated() {
                for appointment in participant.appointments
                where !decisions.appointments.contains(where: {
                    $0.participant == participant.id && $0.appointment == appointment.id
                }) {
                    let book = PlanBook(problem, decisions)
                    if let held = slot(for: appointment, person, book) { decisions.appointments.append(held) }
                }
                for request in participant.requests
                where !decisions.grants.contains(where: {
                    $0.participant == participant.id && $0.request == request.id
                }) {
                    let feasibility = Feasibility(book: PlanBook(problem, decisions), person: person)
                    if let grant = grant(request, participant.id, feasibility, problem) {
                        decisions.grants.append(grant)
                    }
                }
            }
            if round == 1 { break }
        }
        return decisions
    }

    private static func grant(
        _ request: Participant.Request, _ participant: String, _ feasibility: Feasibility, _ problem: Problem
    ) -> Decisions.Grant? {
        for (index, choice) in request.choices.enumerated() {
            var ways: [[String]] = [[]]
            for id in choice.parts {
                let part = problem.parts.first { $0.id == id }!
                ways = ways.flatMap { way in part.activities.filter { !way.contains($0) }.map { way + [$0] } }
            }
            if let way = ways.first(where: { feasibility.obstacles(enrolling: $0, for: request.id, .init()).isEmpty }) {
                return Decisions.Grant(
                    participant: participant, request: request.id, choice: index, activities: way)
            }
        }
        return nil
    }

    private static func slot(
        for appointment: Participant.Appointment, _ person: Int, _ book: PlanBook
    ) -> Decisions.Appointment? {
        let service = book.problem.services[book.services[appointment.service]!]
        let feasibility = Feasibility(book: book, person: person)
        for window in appointment.windows {
            var start = (window.start + service.step - 1) / service.step * service.step
            while start + service.minutes <= window.end {
                defer { start += service.step }
                let interval = Interval(start, start + service.minutes)
                let rooms: [String?] = service.rooms.isEmpty ? [nil] : service.rooms.map(\.room)
                guard let room = rooms.first(where: { $0.map { book.isFree(room: $0, for: [interval]) } ?? true })
                else { continue }
                let site = room.map { book.problem.rooms[book.rooms[$0]!].site } ?? service.site
                let engagement = PlanBook.Engagement(
                    interval: interval, site: site.flatMap { book.sites[$0] }, of: appointment.id)
                guard let staff = service.staff.first(where: { book.isFree(staff: $0.staff, for: [engagement]) }),
                    feasibility.obstacles(appointment.id, at: engagement, .init()).isEmpty
                else { continue }
                return Decisions.Appointment(
                    participant: book.problem.participants[person].id, appointment: appointment.id, start: start,
                    staff: staff.staff, room: room)
            }
        }
        return nil
    }
}
