import Archive
import ArgumentParser
import Foundation
import Model
import Office
import Post
import Secrets

struct FeedCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "feed", abstract: Words.feed)
    }

    @OptionGroup var common: CommonOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var time: ClockOptions

    @Argument(help: ArgumentHelp(Words.termID, valueName: "TERM"))
    var term: String

    @Argument(help: ArgumentHelp(Words.feedOwner, valueName: "OWNER"))
    var owner: String?

    @Option(name: .shortAndLong, help: ArgumentHelp(Words.feedFolder, valueName: "FOLDER"))
    var output: String?

    @Flag(help: ArgumentHelp(Words.revoke))
    var revoke = false

    func validate() throws {
        guard (owner == nil) != (output == nil), !(revoke && owner == nil) else {
            throw ValidationError(Words.ownerOrFolder)
        }
    }

    func run() throws {
        let archive = try store.open()
        if let output {
            let count = try published { () throws(PublishingError) in
                try FeedOfOwner(archive: archive).write(term, to: URL(filePath: output))
            }
            return Terminal.say(Words.feedsWritten(count, output))
        }
        guard let owner else { return }
        let now = time.clock.now()
        let line = try published { () throws(PublishingError) -> String? in
            guard try FeedOfOwner(archive: archive).served(owner, of: term) != nil else { return nil }
            do throws(ArchiveError) {
                guard revoke else { return try archive.newFeed(of: owner, term: term, at: now).text }
                return Words.feedRevoked(try archive.revokeFeeds(of: owner, term: term, at: now))
            } catch { throw .archive(error) }
        }
        guard let line else { throw Fault.input(Words.unknownOwner(owner)) }
        Terminal.say(line)
    }
}
