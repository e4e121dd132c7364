import Problem
import Testing

@testable import Solver

/// Waits between meetings count in the bound.
@Suite struct PersonWaitsTests {
    /// One person and two courses of one meeting each, at nine and, `gap` minutes after it, again; worth 100 each.
    private func bound(gap: Int, wait: Int, appointment: Int? = nil) -> Int? {
        var problem = Problem(name: "waits", horizon: 1440)
        problem.weights.wait = wait
        problem.activities = [540, 600 + gap].enumerated().map { i, start in
            Activity(id: "a\(i)", maxSize: 1, times: [.init(meetings: [Interval(start, start + 60)])])
        }
        problem.parts = [Part(id: "a0", activities: ["a0"]), Part(id: "a1", activities: ["a1"])]
        var person = Participant(
            id: "p",
            requests: (0..<2).map { .init(id: "r\($0)", choices: [.init(value: 100, parts: ["a\($0)"])]) })
        if let appointment {
            problem.staff = [Staff(id: "s")]
            problem.services = [Service(id: "v", minutes: appointment, step: 10, staff: [.init(staff: "s")])]
            person.appointments = [.init(id: "w", service: "v", windows: [Interval(0, 1440)], value: 10)]
        }
        problem.participants = [person]
        let dual = DualBound(Instance(problem))
        dual.work(ticks: 2_000, incumbent: Int.min / 2, cancelled: { false })
        return dual.bound
    }

    @Test func aWaitIsPaid() {
        #expect(bound(gap: 30, wait: 1) == 170)
        #expect(bound(gap: 30, wait: 0) == 200)
    }

    @Test func aWaitThatIsTooLongIsAvoided() {
        #expect(bound(gap: 150, wait: 1) == 100)
    }

    @Test func anAppointmentMayFillIt() {
        #expect(bound(gap: 60, wait: 1, appointment: 60) == 210)
        #expect(bound(gap: 90, wait: 1, appointment: 60) == 180)
    }
}
