import Foundation
import Problem
import Solver

/// Runs the solver on one problem and prints a line of JSON for each better plan, then the figures of the run:
/// `solver-lab PROBLEM.json [--seconds N] [--steps N] [--seed N] [--threads N] [-o PLAN.json]`.
@main
struct Lab {
    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        func option(_ name: String) -> String? {
            guard let i = arguments.firstIndex(of: name), i + 1 < arguments.count else { return nil }
            defer { arguments.removeSubrange(i...i + 1) }
            return arguments[i + 1]
        }
        let output = option("-o")
        var options = Options()
        options.stop.seconds = option("--seconds").flatMap(Double.init)
        options.stop.steps = option("--steps").flatMap(Int.init)
        options.seed = option("--seed").flatMap(UInt64.init) ?? 1
        options.threads = option("--threads").flatMap(Int.init) ?? 2
        let quiet = arguments.firstIndex(of: "--quiet").map { arguments.remove(at: $0) } != nil
        guard let path = arguments.first else { fatalError("which problem?") }
        let problem = try Problem(json: Data(contentsOf: URL(fileURLWithPath: path)))
        var best = Int.min
        var bound: Int?
        let outcome = try solve(problem, options: options) { p in
            if !quiet, p.objective > best || p.bound != bound {
                (best, bound) = (p.objective, p.bound)
                print(
                    """
                    {"t": \(round(p.seconds * 100) / 100), "objective": \(p.objective), \
                    "bound": \(p.bound.map(String.init) ?? "null"), "steps": \(p.steps), "served": \(p.served), \
                    "seats": \(p.seats)}
                    """)
                fflush(nil)
            }
        }
        guard let solution = outcome.solution else {
            print(outcome)
            return
        }
        let s = solution.statistics
        for m in s.moves where m.tried > 0 {
            print("  \(m.name): tried \(m.tried), kept \(m.kept), improved \(m.improved)")
        }
        print(
            """
            {"ending": "\(solution.ending)", "objective": \(solution.plan.objective), \
            "bound": \(solution.plan.bound.map(String.init) ?? "null"), "steps": \(s.steps), \
            "seconds": \(round(s.seconds * 100) / 100), "movesPerSecond": \(Int(s.movesPerSecond)), \
            "questionsPerSecond": \(Int(s.questionsPerSecond))}
            """)
        if let output { try solution.plan.json().write(to: URL(fileURLWithPath: output)) }
    }
}
