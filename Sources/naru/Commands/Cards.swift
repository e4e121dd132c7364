import Archive
import ArgumentParser
import Foundation
import Model
import Office
import Post

struct Cards: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(abstract: Words.cards, discussion: Words.cardsLong)
    }

    @OptionGroup var common: CommonOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var time: ClockOptions

    @Argument(help: ArgumentHelp(Words.termID, valueName: "TERM"))
    var term: String

    @Argument(help: ArgumentHelp(Words.cardOwners, valueName: "PARTICIPANT"))
    var people: [String] = []

    @Option(help: ArgumentHelp(Words.feedBase, valueName: "URL"))
    var feeds: String?

    @Option(name: .shortAndLong, help: ArgumentHelp(Words.folderOutput, valueName: "FOLDER"))
    var output: String

    func validate() throws {
        let isAddress = feeds.map { ["http", "https"].contains(URL(string: $0)?.scheme) && $0.utf8.count <= 200 }
        guard isAddress != false else { throw ValidationError(Words.badFeedBase) }
    }

    func run() throws {
        let archive = try store.open()
        let count = try published { () throws(PublishingError) in
            try PrintCards(archive: archive).run(
                term, people: people, feeds: feeds, to: URL(filePath: output), at: time.clock.now())
        }
        Terminal.say(Words.cardsWritten(count, output))
        if feeds != nil { Terminal.say(Words.addressesAreNew) }
    }
}
