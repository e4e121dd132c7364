import Model
import Problem
import Referee
import Samples
import Solver
import Testing

@testable import Planner

/// A sample term planned by the solver, checked by the referee, with questions to ask of it.
struct SolvedSample {
    let term: Term
    let translation: Translation
    let checked: CheckedPlan
    let schedule: Schedule
    let explanations: [Explanation]
    let report: PlanReport

    /// Limited by steps alone, so that it repeats.
    init(people: Int, seed: UInt64, kind: SampleTerm.Kind, steps: Int) throws {
        term = SampleTerm.make(people: people, seed: seed, kind: kind)
        translation = try Translation(term)
        let outcome = try solve(
            translation.problem, options: Options(seed: 1, threads: 1, stop: StopRule(steps: steps)))
        let verdict = Referee(of: translation.problem).judge(try #require(outcome.solution).plan)
        checked = try #require(verdict.checked, "\(verdict.violations)")
        schedule = translation.schedule(of: checked.plan.decisions)
        explanations = translation.explanations(of: checked.plan.decisions)
        report = translation.report(on: checked)
    }

    /// The demo, planned once for all tests.
    static let demo = Result { try SolvedSample(people: 60, seed: 1, kind: .demo, steps: 20_000) }

    func offering(_ id: String) -> Offering { term.offerings.first { $0.id == id }! }
    func person(_ id: String) -> Model.Participant { term.participants.first { $0.id == id }! }
    func room(_ id: String?) -> Model.Room? { term.rooms.first { $0.id == id } }
    func run(_ id: String) -> Schedule.Run? { schedule.runs.first { $0.offering == id } }

    func runs(of programme: String) -> [Schedule.Run] {
        schedule.runs.filter { offering($0.offering).programme == programme }
    }

    func grant(_ participant: String, _ request: String) -> Schedule.Grant? {
        schedule.grants.first { $0.participant == participant && $0.request == request }
    }

    func talk(_ participant: String, _ need: String) -> Schedule.Appointment? {
        schedule.appointments.first { $0.participant == participant && $0.need == need }
    }

    /// Who has a request of that id whose first choice asks for an offering whose id begins so.
    func applicants(_ request: String, _ offering: String) -> [String] {
        term.requests.filter { $0.id == request && $0.choices[0].parts[0][0].hasPrefix(offering) }.map(\.participant)
    }

    func failures(_ participant: String) -> [Screening.Failure] {
        translation.screening.candidates.filter { $0.participant == participant }.flatMap(\.failures)
    }

    func reasons(_ participant: String, _ wish: String) -> [Reason] {
        explanations.first { $0.participant == participant && $0.wish == wish }?.choices.flatMap(\.reasons) ?? []
    }

    /// Whether a rule of that kind is among those that somebody fails.
    func fails(_ participant: String, rule kind: String, of programme: String) -> Bool {
        failures(participant).contains { failure in
            if case .rule(let check) = failure {
                check.rule.rule.kind == kind && check.programme == programme
            } else {
                false
            }
        }
    }
}
