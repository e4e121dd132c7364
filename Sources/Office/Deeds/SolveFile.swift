import Foundation
import Problem
import Referee
import Solver

/// `naru solve`: a problem's file in, a plan's file out, both in the bare formats.
public struct SolveFile: Sendable {
    public var problem: URL
    public var output: URL
    public var search: Search

    public init(problem: URL, output: URL, search: Search) {
        self.problem = problem
        self.output = output
        self.search = search
    }

    /// Writes the plan once the referee has found it legal.
    public func run(progress: (Solver.Progress) -> Void) throws(OfficeError) -> Search.Found {
        let found = try search.run(try readProblem(problem), progress: progress)
        do throws(FileFault) { try AtomicFile.write(found.checked.plan.json(), to: output) } catch {
            throw .file(error)
        }
        return found
    }
}
