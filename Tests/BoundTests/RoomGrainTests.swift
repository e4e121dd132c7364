import Problem
import Testing

@testable import Solver

/// What appointments take of a room whose starts lie on a grid.
@Suite struct RoomGrainTests {
    /// Three hours of one room, two counselors, and six people who each want 50 minutes, worth 100.
    private func problem(step: Int, shut: [Interval] = [Interval(0, 540), Interval(720, 1440)]) -> Problem {
        var problem = Problem(name: "grain", horizon: 1440)
        problem.sites = ["here"]
        problem.travel = [[0]]
        problem.rooms = [Room(id: "r", site: "here", capacity: 2, unavailable: shut)]
        problem.staff = [Staff(id: "s"), Staff(id: "t")]
        problem.services = [
            Service(
                id: "v", minutes: 50, step: step, staff: [.init(staff: "s"), .init(staff: "t")],
                rooms: [.init(room: "r")])
        ]
        problem.participants = (0..<6).map { i in
            var person = Participant(id: "p\(i)", requests: [])
            person.appointments = [.init(id: "w", service: "v", windows: [Interval(0, 1440)], value: 100)]
            return person
        }
        return problem
    }

    private func bound(_ problem: Problem, wide: Bool) -> Int? {
        let dual = DualBound(Instance(problem), mostPairs: wide ? 0 : 6_000_000, wide: wide)
        dual.work(ticks: 200_000, incumbent: Int.min / 2, cancelled: { false })
        return dual.bound
    }

    @Test(arguments: [true, false])
    func aStartEveryHalfHourLeavesRoomForThree(wide: Bool) throws {
        let least = try #require(bound(problem(step: 30), wide: wide))
        // 180 minutes are 3.6 times 50, but every appointment keeps two half hours.
        #expect((300...309).contains(least))
    }

    @Test func wherePeopleMayComeAtAnyTimeMinutesCount() throws {
        #expect(RoomGrain(0, Instance(problem(step: 30))).minutes == 30)
        #expect(RoomGrain(0, Instance(problem(step: 10))).minutes == 10)
    }

    @Test func aGrainThatWouldSayLessIsNotTaken() {
        // Ten minutes around ten o’clock: counted by the half hour they would be thirty.
        let ragged = problem(step: 30, shut: [Interval(0, 595), Interval(605, 1440)])
        #expect(RoomGrain(0, Instance(ragged)).minutes == 1)
    }

    @Test func onlyMinutesOfTheGrainAreCounted() {
        let grain = RoomGrain(minutes: 30)
        #expect(grain.minutes(in: [Interval(30, 80)]) == 60)
        #expect(grain.minutes(in: [Interval(31, 59)]) == 0)
        #expect(grain.minutes(in: [Interval(0, 30), Interval(45, 61)]) == 60)
    }
}
