import ArgumentParser
import Foundation
import Office
import Referee

struct Judge: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "referee", abstract: Words.referee, discussion: Words.refereeLong)
    }

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(Words.problemFile, valueName: "PROBLEM.json"))
    var problem: String

    @Argument(help: ArgumentHelp(Words.planFile, valueName: "PLAN.json"))
    var plan: String

    @Flag(help: ArgumentHelp(Words.json))
    var json = false

    func run() async throws {
        let deed = RefereeFile(problem: URL(filePath: problem), plan: URL(filePath: plan))
        let verdict = try orFault(json: json) { () throws(OfficeError) in try deed.run() }
        let summary = VerdictSummary(verdict)
        if json {
            try Terminal.json(summary)
        } else {
            Terminal.say(summary.words)
        }
        // The verdict was the answer that was asked for: it has been given, and the exit code says which it was.
        guard verdict.checked != nil else { throw Fault.input(Words.illegal(verdict.violations.count)) }
    }
}
