import Archive
import Foundation
import Model
import Office
import Problem
import Referee
import Solver
import Testing

@Suite("Planning a term")
struct PlanTermTests {
    @Test("stores a checked plan with what it says and all that makes it again")
    func stores() throws {
        let sample = try SampleArchive()
        let planned = try sample.plan()
        #expect(planned.stored.term == sample.revision.term)
        #expect(planned.stored.objective == planned.found.checked.objective.total)
        #expect(planned.papers.report.objective == planned.stored.objective)
        #expect(!planned.papers.schedule.runs.isEmpty)
        #expect(try sample.archive.storedPlan(planned.stored.id) == planned.stored)
        #expect(try sample.archive.papers(of: planned.stored) == planned.papers)
        let problem = try sample.archive.problem(of: planned.stored)
        let plan = try sample.archive.plan(planned.stored)
        #expect(Referee.judge(plan, of: problem).checked == planned.found.checked)
    }

    @Test("can be made again, and another seed is told apart")
    func again() throws {
        let sample = try SampleArchive()
        let planned = try sample.plan()
        let remade = try RemakePlan(archive: sample.archive).run(
            planned.stored, cancelled: { false }, progress: { _ in })
        #expect(remade.isSame)
        #expect(remade.madeBy == nil)
        let other = try sample.plan(seed: 2)
        #expect(other.found.checked.plan.decisions != planned.found.checked.plan.decisions)
        #expect(other.stored.problemHash == planned.stored.problemHash)
    }

    @Test("from a plan in force remembers it, and says what differs")
    func inForce() throws {
        let sample = try SampleArchive()
        let first = try sample.plan().stored
        let second = try sample.plan(inForce: first)
        #expect(second.stored.inForce == first.id)
        #expect(second.found.checked.problem.previous != nil)
        let compare = ComparePlans(archive: sample.archive)
        let same = try compare.run(first, first)
        #expect(same.people == [] && same.parts == [] && same.offerings == [])
        let difference = try compare.run(first, second.stored)
        #expect(difference.objective.before == first.objective)
        #expect(difference.objective.after == second.stored.objective)
    }

    @Test("the difference names who was added, moved and taken out")
    func difference() throws {
        let sample = try SampleArchive()
        let first = try sample.plan().stored
        let other = try sample.plan(seed: 2).stored
        let there = try ComparePlans(archive: sample.archive).run(first, other)
        let back = try ComparePlans(archive: sample.archive).run(other, first)
        #expect(there.people == back.people)
        #expect(!there.people.isEmpty)
        #expect(there.grants.filter { $0.change == .added }.count == back.grants.filter { $0.change == .removed }.count)
        #expect(
            there.grants.filter { $0.change == .changed }.count == back.grants.filter { $0.change == .changed }.count)
    }

    @Test("with fixed decisions that contradict each other names them and stores nothing")
    func contradiction() throws {
        let sample = try SampleArchive()
        var term = try sample.archive.term(sample.revision)
        let grant = try #require(try sample.plan().papers.schedule.grants.first)
        term.fixed =
            [
                .granted(
                    participant: grant.participant, request: grant.request, choice: grant.choice,
                    offerings: grant.offerings)
            ] + grant.offerings.map { .closed(offering: $0) }
        let revision = try sample.archive.store(term, at: SampleArchive.stamp).revision
        let before = try sample.archive.plans().count
        let deed = PlanTerm(archive: sample.archive, search: Search(Options(threads: 1, stop: StopRule(steps: 10))))
        let error = #expect(throws: OfficeError.self) {
            try deed.run(revision, now: { SampleArchive.stamp }, progress: { _ in })
        }
        guard case .contradiction? = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(error?.words(in: .korean).contains(grant.offerings[0]) == true)
        #expect(try sample.archive.plans().count == before)
    }
}
