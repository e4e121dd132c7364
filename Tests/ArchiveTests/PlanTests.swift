import GRDB
import Model
import Problem
import Referee
import TestScratch
import Testing

@testable import Archive

@Suite("Stored plans")
struct PlanTests {
    @Test("come back with all it takes to make them again")
    func roundTrip() throws {
        let archive = try Scratch().archive()
        let revision = try archive.store(term(), at: noon).revision
        let stored = try archive.store(checked(bound: 12), of: revision, making: making, papers: papers, at: noon + 5)
        #expect(stored.id == 1)
        #expect(stored.revision == 1)
        #expect(stored.making == making)
        #expect(stored.objective == 7)
        #expect(stored.bound == 12)
        #expect(try archive.storedPlan(1) == stored)
        #expect(try archive.plans() == [stored])
        #expect(try archive.plans(of: "2027-1") == [stored])
        #expect(try archive.plans(of: "another") == [])
        #expect(try archive.problem(of: stored) == problem)
        #expect(try archive.plan(stored) == checked(bound: 12).plan)
        #expect(try archive.papers(of: stored) == papers)
    }

    @Test("of one problem keep it once")
    func sharedProblem() throws {
        let archive = try Scratch().archive()
        let revision = try archive.store(term(), at: noon).revision
        _ = try archive.store(checked(), of: revision, making: making, papers: papers, at: noon)
        _ = try archive.store(checked(runs: false), of: revision, making: making, papers: papers, at: noon)
        #expect(try archive.plans().map(\.objective) == [7, 0])
        #expect(try archive.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM problem") } == 1)
    }

    @Test("remember the plan that they changed")
    func inForce() throws {
        let archive = try Scratch().archive()
        let revision = try archive.store(term(), at: noon).revision
        let first = try archive.store(checked(), of: revision, making: making, papers: papers, at: noon)
        let second = try archive.store(
            checked(runs: false), of: revision, making: making, papers: papers, inForce: first.id, at: noon)
        #expect(try archive.plans().map(\.inForce) == [nil, first.id])
        #expect(second.inForce == first.id)
        #expect(throws: ArchiveError.self) {
            try archive.store(checked(), of: revision, making: making, papers: papers, inForce: 99, at: noon)
        }
    }

    @Test("keep every seed, also those that no signed integer holds")
    func seeds() throws {
        let archive = try Scratch().archive()
        let revision = try archive.store(term(), at: noon).revision
        var largest = making
        largest.seed = .max
        _ = try archive.store(checked(), of: revision, making: largest, papers: papers, at: noon)
        #expect(try archive.plans().map(\.making.seed) == [.max])
    }

    @Test("are stored whole or not at all")
    func atomic() throws {
        let archive = try Scratch().archive()
        let revision = try archive.store(term(), at: noon).revision
        try archive.pool.write { db in
            try db.execute(
                sql: "CREATE TRIGGER full BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'disk full'); END")
        }
        #expect(throws: ArchiveError.self) {
            try archive.store(checked(), of: revision, making: making, papers: papers, at: noon)
        }
        #expect(try archive.plans() == [])
        #expect(try archive.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM problem") } == 0)
    }

    @Test("are never changed")
    func immutable() throws {
        let archive = try Scratch().archive()
        let revision = try archive.store(term(), at: noon).revision
        _ = try archive.store(checked(), of: revision, making: making, papers: papers, at: noon)
        for sql in ["UPDATE plan SET objective = 8", "UPDATE problem SET json = x'00'"] {
            #expect(throws: DatabaseError.self) { try archive.pool.write { try $0.execute(sql: sql) } }
        }
    }

    @Test("whose bytes are no longer those stored are named damaged")
    func damaged() throws {
        let archive = try Scratch().archive()
        let revision = try archive.store(term(), at: noon).revision
        let stored = try archive.store(checked(), of: revision, making: making, papers: papers, at: noon)
        try archive.pool.write { db in
            try db.execute(
                sql: """
                    DROP TRIGGER planStands; UPDATE plan SET json = x'7B7D';
                    DROP TRIGGER problemStands; UPDATE problem SET json = x'7B7D';
                    """)
        }
        #expect(throws: ArchiveError.damaged(what: "plan 1")) { try archive.plan(stored) }
        #expect(throws: ArchiveError.damaged(what: "problem of plan 1")) { try archive.problem(of: stored) }
    }

    @Test("that are not there are named")
    func missing() throws {
        let archive = try Scratch().archive()
        #expect(throws: ArchiveError.noPlan(9)) { try archive.storedPlan(9) }
    }
}

private let making = Making(seed: 5, steps: 1000, threads: 2, solver: "1", ended: "optimal", milliseconds: 40)

private let papers = PlanPapers(
    schedule: Schedule(appointments: [
        Schedule.Appointment(
            participant: "P1", need: "상담", service: "S", meeting: Meeting(date: monday, time: morning), staff: "C",
            room: nil, site: nil)
    ]),
    report: PlanReport(
        termID: "2027-1", termName: "2027년 1분기", objective: 7, bound: nil, parts: [],
        people: PlanReport.People(registered: 1, wishing: 1, served: 1, withoutRequest: 0),
        requests: PlanReport.Requests(made: 0, screenedOut: 0, grantedByRank: []),
        appointments: PlanReport.Appointments(needed: 1, screenedOut: 0, granted: 1),
        seats: PlanReport.Seats(offered: 0, filled: 0, running: 0, notRunning: 0), offerings: [], funds: [], staff: [],
        rooms: [], refusals: [], referrals: [], remarks: []))

private let morning = ClockRange(ClockTime(hour: 9)!, ClockTime(hour: 10)!)!

private let problem = Problem(
    name: "one club", horizon: 1440,
    activities: [Activity(id: "club", maxSize: 1, value: 7, times: [Activity.Time(meetings: [Interval(600, 660)])])])

/// The one club runs and is worth 7, or the empty plan.
private func checked(runs: Bool = true, bound: Int? = nil) throws -> CheckedPlan {
    let decisions = Decisions(activities: runs ? [Decisions.Activity(id: "club", time: 0)] : [])
    return try #require(Referee(of: problem).judge(decisions, bound: bound).checked)
}
