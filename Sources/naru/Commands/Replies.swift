import ArgumentParser
import Foundation
import Model
import Office
import Post

struct Replies: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(abstract: Words.replies, discussion: Words.repliesLong)
    }

    @OptionGroup var common: CommonOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var time: ClockOptions

    @Argument(help: ArgumentHelp(Words.replyFiles, valueName: "FILE"))
    var files: [String] = []

    @Flag(help: ArgumentHelp(Words.json))
    var json = false

    private struct Answer: Encodable {
        var replies: [ReadReplies.Outcome]
        var freeSeats: [ReadReplies.FreeSeat]
    }

    func run() throws {
        let deed = ReadReplies(archive: try store.open())
        let inputs = try files.map { path in
            (name: path, bytes: try Replies.bytes(of: path))
        }
        let (outcomes, seats) = try published { () throws(PublishingError) in
            (try deed.run(inputs, at: time.clock.now(), language: language), try deed.freeSeats())
        }
        if json { return try Terminal.json(Answer(replies: outcomes, freeSeats: seats)) }
        for outcome in outcomes {
            let what = [outcome.person, outcome.title, Words.answer(outcome.answer)].filter { !$0.isEmpty }
            let end = outcome.refusal.map(Words.refused) ?? Words.recorded
            let detail = outcome.detail.isEmpty ? "" : " (\(outcome.detail))"
            Terminal.say("\(outcome.file): " + (what + [end]).joined(separator: ", ") + detail)
        }
        Terminal.say(seats.isEmpty ? Words.noFreeSeats : Words.freeSeats)
        for seat in seats {
            let when = seat.meetings.first?.wording(language) ?? ""
            Terminal.say("  \(seat.term) \(seat.person): \(seat.title), \(when)")
        }
    }

    /// No more than one byte above what the readers take: they then say that it is too large.
    private static func bytes(of path: String) throws(Fault) -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path),
            let data = try? handle.read(upToCount: ReadReplies.mostBytes + 1) ?? Data()
        else { throw .input(Words.unreadableFile(path)) }
        return Array(data)
    }
}
