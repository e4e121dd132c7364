import ArgumentParser
import Foundation

/// Where the command line begins and ends: every way out passes here and leaves one of four exit codes.
@main
enum Main {
    static func main() async {
        exit(await run(Array(CommandLine.arguments.dropFirst())).rawValue)
    }

    static func run(_ arguments: [String]) async -> Outcome {
        do {
            let command = try Naru.parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                var command = command
                try command.run()
            }
            return .fine
        } catch let fault as Fault {
            Terminal.complain(fault.message)
            return fault.outcome
        } catch {
            // What is left is the parser's own: help and versions that were asked for, or a wrong use.
            let words = Naru.fullMessage(for: error)
            let message = say(ParserWords.korean(words), words)
            guard Naru.exitCode(for: error) != .success else {
                Terminal.say(message)
                return .fine
            }
            Terminal.complain(message)
            return .usage
        }
    }
}

/// The exit codes that scripts can rely on.
enum Outcome: Int32 {
    case fine = 0
    /// The input or the plan is at fault.
    case input = 1
    case usage = 2
    /// The product itself is at fault.
    case `internal` = 3
}

/// What ends a command, in words, and with which exit code.
struct Fault: Error {
    var outcome: Outcome
    var message: String

    static func input(_ message: String) -> Fault { Fault(outcome: .input, message: message) }
    static func usage(_ message: String) -> Fault { Fault(outcome: .usage, message: message) }
    static func `internal`(_ message: String) -> Fault { Fault(outcome: .internal, message: message) }
}
