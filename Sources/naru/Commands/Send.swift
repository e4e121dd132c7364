import Archive
import ArgumentParser
import Foundation
import Model
import Office
import Post

struct Send: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(abstract: Words.sendMessages, discussion: Words.sendLong)
    }

    @OptionGroup var common: CommonOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var time: ClockOptions

    @Argument(help: ArgumentHelp(Words.termID, valueName: "TERM"))
    var term: String

    @Flag(help: ArgumentHelp(Words.dueOnly))
    var due = false

    @Option(help: ArgumentHelp(Words.textFile, valueName: "FILE.csv"))
    var texts: String?

    @Option(help: ArgumentHelp(Words.credentials, valueName: "FILE"))
    var credentials: String?

    @Option(help: ArgumentHelp(Words.quietHours, valueName: "HH:MM-HH:MM"))
    var quiet: String?

    @Flag(help: ArgumentHelp(Words.json))
    var json = false

    func validate() throws {
        guard quiet.map({ Send.hours($0) != nil }) != false else { throw ValidationError(Words.badQuiet) }
    }

    func run() throws {
        let archive = try store.open()
        let access: Access
        do throws(AccessFault) {
            access = try Access(environment: ProcessInfo.processInfo.environment, file: credentials)
        } catch { throw Fault.input(error.words(in: language)) }
        Interrupt.listen()
        let deed = SendMessages(
            archive: archive, path: store.path, access: access, quiet: quiet.flatMap(Send.hours) ?? QuietHours(),
            clock: time.clock, interrupted: { Interrupt.wasAsked })
        let report = try published { () throws(PublishingError) in
            try deed.run(term: term, releasing: !due, textFile: texts.map { URL(filePath: $0) })
        }
        if json {
            try Terminal.json(report)
        } else {
            if let release = report.release { Terminal.say(Words.released(release)) }
            Terminal.say(Words.tally(report.tally))
            if let texts = report.texts { Terminal.say(Words.textsWritten(texts)) }
            if let next = report.next { Terminal.say(Words.nextDue(next)) }
            if let ending = Words.ending(report.tally.ending) { Terminal.complain(ending) }
        }
        if case .unavailable = report.tally.ending { throw Fault.input(Words.ending(report.tally.ending) ?? "") }
    }

    /// `21:00-08:00` or `none`; nil for anything else.
    static func hours(_ text: String) -> QuietHours? {
        if text == "none" { return QuietHours.none }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { end -> ClockTime? in
            let parts = end.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int(parts[0]),
                let minute = Int(parts[1])
            else { return nil }
            return ClockTime(hour: hour, minute: minute)
        }
        guard ends.count == 2, let from = ends[0], let until = ends[1] else { return nil }
        return QuietHours(from: from, until: until)
    }
}
