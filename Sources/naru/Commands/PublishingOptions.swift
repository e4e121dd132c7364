import ArgumentParser
import Foundation
import Model
import Office
import Post

/// The moment that a command takes for now: of the system's clock unless it is given.
struct ClockOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Words.nowOption, valueName: "TIME"))
    var now: String?

    func validate() throws {
        guard now.map({ UnixTime(rfc3339: $0) != nil }) != false else { throw ValidationError(Words.badNow) }
    }

    /// Standing still if it was given.
    var clock: Clock {
        if let given = now.flatMap({ UnixTime(rfc3339: $0) }) { return Clock { given } }
        return Clock { UnixTime(Int(Date().timeIntervalSince1970.rounded(.down))) }
    }
}

/// Runs a deed that publishes, sends or reads replies; what it throws ends the command in words.
func published<T>(_ deed: () throws(PublishingError) -> T) throws(Fault) -> T {
    do { return try deed() } catch {
        let message = error.words(in: language)
        throw error.isInternal ? .internal(message) : .input(message)
    }
}
