import Model
import Problem

/// A term as the solver's problem, what was left out of it and why, and the way back.
///
/// Deterministic: equal terms give equal problems, byte for byte. Ids are those of the term; names stay behind.
/// How each thing of the term maps on the format is in `docs/planner.md`.
public struct Translation: Sendable {
    public let term: Term
    public let problem: Problem
    public let screening: Screening
    /// What could not be had this term, in the order of the term's lists.
    public let remarks: [Remark]

    let lookup: Lookup
    let horizon: Horizon
    let candidates: Candidates
    /// By request (position in the term's list), what each choice of the problem stands for.
    let choices: [[Choices.Kept]]
    /// Where each request and each need stands in the term's lists.
    let requestPositions, needPositions: [WishKey: Int]

    /// - Parameter inForce: the plan that is to change as little as its change costs say; nil for a first plan.
    /// - Throws: all faults of the term at once.
    public init(_ term: Term, inForce: Schedule? = nil) throws(TranslationFaults) {
        var faults: [TranslationFault] = []
        let lookup = Lookup(term, faults: &faults)
        var checks = TermChecks(term: term, lookup: lookup)
        checks.run()
        faults += checks.faults
        guard faults.isEmpty else { throw TranslationFaults(faults) }

        let horizon = Horizon(from: term.start, to: term.end)
        let closures = Closures(term, horizon: horizon)
        let candidates = Candidates(term, lookup: lookup, horizon: horizon, closures: closures)
        let windows = Windows(
            term: term, lookup: lookup, horizon: horizon, closures: closures, candidates: candidates
        ).all()
        var screener = Screener(term, lookup: lookup, candidates: candidates, windows: windows)
        screener.run()
        let choices = Choices(term, lookup: lookup, screening: screener.screened)

        var builder = ProblemBuilder(
            term: term, lookup: lookup, horizon: horizon, closures: closures, candidates: candidates,
            windows: windows, screener: screener, choices: choices.kept)
        builder.build(inForce: inForce)
        guard builder.faults.isEmpty else { throw TranslationFaults(builder.faults) }

        self.term = term
        self.problem = builder.problem
        self.screening = Screening(referenceDate: term.referenceDate, candidates: screener.screened)
        self.remarks = candidates.remarks
        self.lookup = lookup
        self.horizon = horizon
        self.candidates = candidates
        self.choices = choices.kept
        requestPositions = Translation.positions(term.requests.map { ($0.participant, $0.id) })
        needPositions = Translation.positions(term.appointmentNeeds.map { ($0.participant, $0.id) })
    }

    private static func positions(_ wishes: [(participant: String, id: String)]) -> [WishKey: Int] {
        var positions: [WishKey: Int] = [:]
        positions.reserveCapacity(wishes.count)
        for (position, wish) in wishes.enumerated() {
            positions[WishKey(participant: wish.participant, id: wish.id)] = position
        }
        return positions
    }
}
