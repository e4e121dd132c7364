import Problem
import TestSupport
import Testing

@testable import Solver

/// Towns small enough to be looked through, in which all is done as in a city.
enum Town {
    /// A problem with more people than this counts as a city here.
    static let most = 10

    /// Sixty people at three places, after thirty activities of one part and six of another; a third of them want a room and an
    /// instructor, and have two times.
    static func problem(_ seed: Int) -> Problem {
        var dice = Dice(seed: seed)
        var problem = Problem(name: "town \(seed)", horizon: 3 * 1440)
        problem.weights.unserved = 50
        problem.weights.attendedDay = 2
        problem.sites = ["s0", "s1", "s2"]
        problem.travel = [[0, 30, 60], [30, 0, 30], [60, 30, 0]]
        problem.homes = (0..<3).map { home in
            Home(id: "h\(home)", costs: (0..<3).map { 10 * abs(home - $0) + dice.roll(0...5) })
        }
        problem.rooms = (0..<3).map { Room(id: "r\($0)", site: "s\($0)", capacity: 3) }
        problem.staff = (0..<3).map { Staff(id: "i\($0)") } + [Staff(id: "c")]
        problem.activities = (0..<36).map { a in
            let start = 1440 * dice.roll(0...2) + 540 + 60 * dice.roll(0...6)
            let times = [start, 1440 * dice.roll(0...2) + 960].map {
                Activity.Time(meetings: [Interval($0, $0 + 50)])
            }
            guard a % 3 == 0 else {
                return Activity(
                    id: "a\(a)", minSize: a % 2, maxSize: dice.roll(1...3), times: [times[0]], site: "s\(a % 3)")
            }
            return Activity(
                id: "a\(a)", minSize: 1, maxSize: 3, value: -20, times: times,
                rooms: (0..<2).map { .init(room: "r\((a / 3 + $0) % 3)") },
                staff: [[.init(staff: "i\(a / 3 % 3)"), .init(staff: "i\((a / 3 + 1) % 3)")]])
        }
        problem.parts = [
            Part(id: "long", activities: (0..<30).map { "a\($0)" }),
            Part(id: "short", activities: (30..<36).map { "a\($0)" }),
        ]
        problem.services = [Service(id: "talk", minutes: 30, step: 30, staff: [.init(staff: "c")])]
        problem.participants = (0..<60).map { p in
            let away = 1440 * dice.roll(0...2) + 540
            return Participant(
                id: "p\(p)", home: p % 7 == 0 ? nil : "h\(p % 3)",
                unavailable: dice.chance(40) ? [Interval(away, away + 60 * dice.roll(1...5))] : [],
                requests: (0..<dice.roll(1...2)).map { r in
                    .init(
                        id: "r\(r)",
                        choices: [.init(value: 20 * dice.roll(5...9), parts: ["long"])]
                            + (dice.chance(50) ? [.init(value: 20 * dice.roll(1...5), parts: ["short"])] : [])
                            + (dice.chance(20) ? [.init(value: 30, parts: ["long", "short"])] : []))
                },
                appointments: dice.chance(50)
                    ? [.init(id: "w", service: "talk", windows: [Interval(540, 4000)], value: 60)] : [])
        }
        return problem
    }

    static func begun(_ seed: Int) throws -> Search {
        let search = Search(Instance(problem(seed), cityAbove: most), seed: UInt64(seed))
        #expect(search.construct(from: Decisions()) { false })
        return search
    }

    static func prices(_ seed: Int, _ search: Search) -> [Int] {
        var dice = Dice(seed: seed)
        return search.instance.activities.activityOfTime.indices.map { _ in dice.roll(0...80) }
    }
}
