import Problem
import Testing

@testable import Solver

/// The first plan.
@Suite struct ConstructionTests {
    /// One counselor with two hours; the first of the list want little, the last much.
    @Test func scarceAppointmentsGoWhereTheyAreWorthMost() {
        var problem = Problem(name: "scarce", horizon: 1440)
        problem.staff = [Staff(id: "s", unavailable: [Interval(0, 540), Interval(660, 1440)])]
        problem.services = [Service(id: "v", minutes: 60, step: 60, staff: [.init(staff: "s")])]
        problem.participants = [10, 20, 30, 40, 50, 60].enumerated().map { i, value in
            var person = Participant(id: "p\(i)", requests: [])
            person.appointments = [.init(id: "w", service: "v", windows: [Interval(0, 1440)], value: value)]
            return person
        }
        let search = Search(Instance(problem), seed: 1)
        #expect(search.construct(from: Decisions()) { false })
        #expect(search.best.objective == 110)
    }

    /// Two long parts and far more activities than one person considers: between them people consider all.
    @Test func everyActivityOfALongPartIsConsideredBySomebody() {
        var problem = Problem(name: "long", horizon: 1440)
        problem.activities = (0..<200).map {
            Activity(id: "a\($0)", maxSize: 5, times: [.init(meetings: [Interval(540, 600)])])
        }
        problem.parts = [Part(id: "all", activities: problem.activities.map(\.id))]
        problem.participants = (0..<100).map {
            Participant(id: "p\($0)", requests: [.init(id: "r", choices: [.init(value: 100, parts: ["all"])])])
        }
        let instance = Instance(problem)
        let people = instance.people
        for u in people.choiceOfUse.indices {
            let mine = people.candidates[u].map { people.candidateActivity[$0] }
            #expect(mine.count <= People.candidateLimit && mine.count > People.candidateLimit / 2)
            #expect(Set(mine).count == mine.count)
        }
        #expect((0..<200).allSatisfy { !instance.people.applicants[$0].isEmpty })
    }
}
