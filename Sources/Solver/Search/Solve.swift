import Problem

/// Finds a plan for a problem.
///
/// A legal plan is there within moments; the search then makes it better until the stop rule ends it, or until the
/// bound proves that nothing better exists. Progress is told about ten times a second, from the calling thread.
/// - Parameters:
///   - problem: validated, as reading a file does.
///   - progress: told how far the run has come.
/// - Throws: `SolverError.noPlanFound`.
public func solve(
    _ problem: Problem, options: Options, progress: (Progress) -> Void = { _ in }
) throws(SolverError) -> Outcome {
    let clock = Clock()
    if let solution = Exact.solution(of: problem, options.stop, seconds: { clock.seconds }) {
        progress(Progress(solution))
        return .optimal(solution)
    }
    let instance = Instance(problem)
    return try withoutActuallyEscaping(progress) { (progress) throws(SolverError) in
        try Run(instance, options, clock, progress).finish()
    }
}
