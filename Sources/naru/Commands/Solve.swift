import ArgumentParser
import Foundation
import Office

struct Solve: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(abstract: Words.solve, discussion: Words.solveLong)
    }

    /// Seconds that it takes where nothing says when to stop.
    static let usualSeconds = 60.0

    @OptionGroup var common: CommonOptions
    @OptionGroup var options: SearchOptions

    @Argument(help: ArgumentHelp(Words.problemFile, valueName: "PROBLEM.json"))
    var problem: String

    @Option(name: .shortAndLong, help: ArgumentHelp(Words.planOutput, valueName: "PLAN.json"))
    var output: String

    @Flag(help: ArgumentHelp(Words.stats))
    var stats = false

    @Flag(help: ArgumentHelp(Words.jsonProgress))
    var json = false

    func run() async throws {
        Interrupt.listen()
        let search = options.search(stoppingAfter: Solve.usualSeconds)
        let deed = SolveFile(problem: URL(filePath: problem), output: URL(filePath: output), search: search)
        let display = ProgressDisplay(json: json)
        let found = try orFault(json: json) { () throws(OfficeError) in try deed.run(progress: display.show) }
        display.end()
        if json {
            try Terminal.json(FoundSummary(found))
        } else {
            Terminal.say(FoundSummary(found).words)
        }
        if stats { Terminal.complain(StatisticsText(found.statistics).words) }
    }
}
