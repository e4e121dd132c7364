import ArgumentParser
import Foundation
import Model
import Office

/// The language that this run speaks: of `--lang`, or else of the locale.
///
/// It is wanted before the arguments are parsed, for the parser's help is in it too.
let language: Language = {
    let arguments = CommandLine.arguments
    let flag = arguments.lastIndex(of: "--lang").flatMap { arguments.dropFirst($0 + 1).first }
    let joined = arguments.last { $0.hasPrefix("--lang=") }.map { String($0.dropFirst("--lang=".count)) }
    let named = (flag ?? joined).flatMap(Language.init(rawValue:))
    return named ?? Language(environment: ProcessInfo.processInfo.environment)
}()

extension Language: ExpressibleByArgument {}

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(name: .customLong("lang"), help: ArgumentHelp(Words.lang, valueName: "ko|en"))
    var chosenLanguage: Language?
}

/// Runs a deed of the office; what it throws ends the command, in words and with the right exit code.
func orFault<T>(_ deed: () throws(OfficeError) -> T) throws(Fault) -> T {
    do { return try deed() } catch {
        let message = error.words(in: language)
        throw error.isInternal ? .internal(message) : .input(message)
    }
}
