import Problem
import TestSupport
import Testing

@testable import Solver

/// One person's best bundle, where many that are nearly as good share days, follow one another, or see the same counselor.
@Suite struct PersonBundleTests {
    private let day = 1440

    /// Training, internship and club of one person, each in many sections on a few days of four weeks; the internship after
    /// the training if `follows`.
    private func bundle(seed: Int, follows: Bool) -> Problem {
        var dice = Dice(seed: seed)
        var problem = Problem(name: "bundle", horizon: 28 * day)
        problem.weights.attendedDay = 3
        problem.sites = ["s"]
        problem.travel = [[0]]
        for (kind, days, hour) in [("train", 5, 9), ("club", 3, 13), ("intern", 7, 15)] {
            let ids = (0..<24).map { "\(kind)\($0)" }
            for id in ids {
                let half = follows && kind != "club" ? (kind == "train" ? 0..<17 : 11..<28) : 0..<28
                let met = dice.pick(days, of: Array(half)).sorted()
                let meetings = met.map { Interval($0 * day + hour * 60, $0 * day + (hour + 1) * 60) }
                problem.activities.append(
                    Activity(
                        id: id, maxSize: 9, times: [.init(meetings: meetings, cost: 0)], site: "s"))
            }
            problem.parts.append(Part(id: kind, activities: ids))
        }
        problem.participants = [
            Participant(
                id: "p",
                requests: ["train", "club", "intern"].map {
                    .init(id: $0, choices: [.init(value: 200, parts: [$0])])
                },
                order: follows ? [.init(first: "train", second: "intern", gap: 0, needs: true)] : [])
        ]
        return problem
    }

    private func wide(_ problem: Problem) -> (value: Int, nodes: Int) {
        let instance = Instance(problem)
        let dual = WideDual(instance)
        let prices = Multipliers(pairs: dual.timeCount, rows: dual.stocks.count)
        dual.prepare(prices)
        return (dual.persons.solve(0, prices), dual.persons.nodes)
    }

    private func pairwise(_ problem: Problem) -> (value: Int, nodes: Int) {
        let instance = Instance(problem)
        let dual = Dual(instance)
        let prices = Multipliers(pairs: dual.pairs.count, rows: dual.stocks.count)
        dual.beginPeople(prices)
        return (dual.persons.solve(0, prices), dual.persons.nodes)
    }

    /// The best three sections by trying all: each seat's value less what new days cost.
    private func best(_ problem: Problem, follows: Bool) -> Int {
        let sections = problem.parts.map { part in
            part.activities.map { id in problem.activities.first { $0.id == id }!.times[0].meetings.map(\.start) }
        }
        var best = 0
        for train in sections[0] {
            for intern in sections[2] where !follows || train.last! < intern.first! {
                for club in sections[1] {
                    let days = Set((train + intern + club).map { $0 / day })
                    best = max(best, 600 - 3 * days.count)
                }
            }
        }
        return best
    }

    @Test(arguments: [true, false]) func threeRequestsAreSettled(follows: Bool) {
        for seed in 1...10 {
            let problem = bundle(seed: seed, follows: follows)
            let expected = best(problem, follows: follows)
            for found in [wide(problem), pairwise(problem)] {
                #expect(found.value == expected * Multipliers.unit)
                #expect(found.nodes < WidePerson.nodeLimit)
            }
        }
    }

    /// Absences that leave nothing of a day, or the hour from ten.
    private func awayBut(_ hasHour: Bool, on d: Int) -> [Interval] {
        let (start, end) = (d * day, (d + 1) * day)
        return hasHour ? [Interval(start, start + 600), Interval(start + 660, end)] : [Interval(start, end)]
    }

    /// Three appointments with two counselors, a day each way, in an order.
    @Test func appointmentsWithFewCounselorsInOrder() {
        for seed in 1...30 {
            var dice = Dice(seed: seed)
            var problem = Problem(name: "appointments", horizon: 14 * day)
            problem.weights.counselorChange = dice.pick([0, 15, 40])
            problem.staff = (0..<3).map { s in
                let free = dice.pick(6, of: Array(0..<14))
                return Staff(id: "c\(s)", unavailable: (0..<14).flatMap { awayBut(free.contains($0), on: $0) })
            }
            problem.services = ["v0", "v1", "v2"].map { id in
                Service(
                    id: id, minutes: 60, step: 60, staff: (0..<3).map { .init(staff: "c\($0)", cost: dice.roll(0...9)) }
                )
            }
            problem.participants = [
                Participant(
                    id: "p",
                    appointments: (0..<3).map {
                        .init(
                            id: "w\($0)", service: "v\($0)", windows: [Interval(0, 14 * day)],
                            value: dice.roll(20...60),
                            costPerDay: dice.roll(0...4))
                    },
                    order: [
                        .init(first: "w0", second: "w1", gap: 2 * day), .init(first: "w1", second: "w2", gap: day),
                    ])
            ]
            let expected = best(problem) * Multipliers.unit
            #expect(pairwise(problem).value == expected)
            // Orders between appointments are left out.
            #expect(wide(problem).value >= expected)
        }
    }

    /// The best appointments by trying all, a day once for each counselor who has an hour on it.
    private func best(_ problem: Problem) -> Int {
        typealias Held = (day: Int, staff: Int, worth: Int)
        let person = problem.participants[0]
        let ways: [[Held?]] = person.appointments.indices.map { w in
            let wish = person.appointments[w]
            return [nil]
                + problem.staff.indices.flatMap { s in
                    (0..<14).filter { d in !problem.staff[s].unavailable.contains(Interval(d * day, (d + 1) * day)) }
                        .map { d in
                            (d, s, wish.value - wish.costPerDay * d - problem.services[w].staff[s].cost)
                        }
                }
        }
        var best = 0
        for first in ways[0] {
            for second in ways[1] where first == nil || second == nil || second!.day > first!.day + 2 {
                for third in ways[2] where second == nil || third == nil || third!.day > second!.day + 1 {
                    let held = [first, second, third].compactMap(\.self)
                    let changes = max(0, Set(held.map(\.staff)).count - 1)
                    best = max(best, held.map(\.worth).reduce(0, +) - changes * problem.weights.counselorChange)
                }
            }
        }
        return best
    }
}

@Suite struct DaySharingTests {
    /// Training on three days, a club on two, an internship on four.
    private func sharing(follows: Bool, isPackaged: Bool = false) -> DaySharing {
        var problem = Problem(name: "days", horizon: 1440)
        problem.weights.attendedDay = 5
        problem.activities = [Activity(id: "a", maxSize: 1, times: [.init(meetings: [Interval(0, 60)])])]
        problem.parts = [Part(id: "a", activities: ["a"])]
        problem.participants = [
            Participant(
                id: "p",
                requests: ["train", "club", "intern"].map { .init(id: $0, choices: [.init(value: 1, parts: ["a"])]) },
                order: follows ? [.init(first: "train", second: "intern")] : [])
        ]
        let instance = Instance(problem)
        let sharing = DaySharing(instance, Geometry(instance, arena), mostRequests: 3)
        for (r, days) in [3, 2, 4].enumerated() { sharing.days[r] = days * 5 * Multipliers.unit }
        sharing.arrange(0, isPackaged: isPackaged)
        return sharing
    }

    private let arena = Arena()

    private func most(_ sharing: DaySharing, _ i: Int, afterNone: Bool = false) -> Int {
        sharing.most(from: i, afterNone: afterNone) / Multipliers.unit
    }

    @Test func thoseOfManyDaysComeFirst() {
        let sharing = sharing(follows: false)
        #expect((0..<3).map { sharing.turn[$0] } == [2, 0, 1])
    }

    @Test func eachSharesWithThoseBefore() {
        let sharing = sharing(follows: false)
        #expect((0...3).map { most(sharing, $0) } == [25, 25, 10, 0])
        #expect(most(sharing, 1, afterNone: true) == 10)
        #expect(sharing.most(of: 1, 99 * Multipliers.unit) == 20 * Multipliers.unit)
    }

    @Test func whatFollowsSharesADayAtMost() {
        let sharing = sharing(follows: true)
        #expect((0...3).map { most(sharing, $0) } == [15, 15, 10, 0])
        #expect(sharing.most(of: 0, 99 * Multipliers.unit) == 15 * Multipliers.unit)
        #expect(sharing.most(of: 0, 5 * Multipliers.unit) == 5 * Multipliers.unit)
        #expect(sharing.most(of: 2, 20 * Multipliers.unit) == 15 * Multipliers.unit)
    }

    @Test func partsOfOneChoiceShareToo() {
        let sharing = sharing(follows: true, isPackaged: true)
        #expect((0...3).map { most(sharing, $0) } == [45, 25, 10, 0])
        #expect(sharing.most(of: 2, 20 * Multipliers.unit) == 20 * Multipliers.unit)
    }
}
