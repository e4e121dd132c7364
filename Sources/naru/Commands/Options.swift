import Archive
import ArgumentParser
import Foundation
import Model
import Office
import Solver

/// The language that `--lang` names.
///
/// It is wanted before the arguments are parsed, for the parser's help is in it too.
private let namedLanguage: Language? = {
    let arguments = CommandLine.arguments
    let flag = arguments.lastIndex(of: "--lang").flatMap { arguments.dropFirst($0 + 1).first }
    let joined = arguments.last { $0.hasPrefix("--lang=") }.map { String($0.dropFirst("--lang=".count)) }
    return (flag ?? joined).flatMap(Language.init(rawValue:))
}()

/// The language that this run speaks: of `--lang`, or else of the locale.
let language: Language = namedLanguage ?? Language(environment: ProcessInfo.processInfo.environment)

/// The language of what is handed out to people (calendars, sheets, letters): of `--lang`, or else Korean. Those who
/// read it read Korean, whatever the locale of the machine that made it.
let handedOutLanguage: Language = namedLanguage ?? .korean

extension Language: ExpressibleByArgument {}

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(name: .customLong("lang"), help: ArgumentHelp(Words.lang, valueName: "ko|en"))
    var chosenLanguage: Language?
}

/// Where terms and plans are stored.
struct StoreOptions: ParsableArguments {
    static let environmentName = "NARU_DATABASE"

    @Option(name: .customLong("database"), help: ArgumentHelp(Words.database, valueName: "FILE"))
    var chosen: String?

    /// The option, or else the environment, or else a file in the current folder.
    var path: String {
        chosen ?? ProcessInfo.processInfo.environment[StoreOptions.environmentName] ?? "naru.sqlite"
    }

    /// - Parameter making: false where a missing file is a mistake and not a beginning.
    func open(making: Bool = false) throws(Fault) -> Archive {
        guard making || FileManager.default.fileExists(atPath: path) else {
            throw .input(Words.noDatabase(path))
        }
        do { return try Archive(path: path) } catch { throw .input(error.words(in: language)) }
    }
}

/// How long to search and from where.
struct SearchOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Words.seconds))
    var seconds: Double?

    @Option(help: ArgumentHelp(Words.steps))
    var steps: Int?

    @Option(help: ArgumentHelp(Words.target))
    var target: Int?

    @Option(help: ArgumentHelp(Words.gap))
    var gap: Double?

    @Option(help: ArgumentHelp(Words.seed))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp(Words.threads))
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        guard seconds.map({ $0 > 0 && $0.isFinite }) != false else { throw ValidationError(Words.badSeconds) }
        guard steps.map({ $0 > 0 }) != false else { throw ValidationError(Words.badSteps) }
        guard gap.map({ $0 >= 0 && $0.isFinite }) != false else { throw ValidationError(Words.badGap) }
        guard (1...64).contains(threads) else { throw ValidationError(Words.badThreads) }
    }

    /// - Parameter seconds: the limit if nothing else says when to stop.
    func search(stoppingAfter seconds: Double) -> Search {
        let isOpen = self.seconds == nil && steps == nil && target == nil && gap == nil
        let stop = StopRule(
            seconds: isOpen ? seconds : self.seconds, steps: steps, objective: target, gap: gap,
            cancelled: { Interrupt.wasAsked })
        return Search(Options(seed: seed, threads: threads, stop: stop))
    }
}
