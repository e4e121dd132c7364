import Archive
import ArgumentParser
import Model
import Office

struct OutboxCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "outbox", abstract: Words.outbox)
    }

    @OptionGroup var common: CommonOptions
    @OptionGroup var store: StoreOptions

    @Argument(help: ArgumentHelp(Words.termID, valueName: "TERM"))
    var term: String

    @Option(help: ArgumentHelp(Words.stateFilter, valueName: "STATE"))
    var state: String?

    @Flag(help: ArgumentHelp(Words.json))
    var json = false

    func run() throws {
        if let state, DeliveryState(rawValue: state) == nil { throw Fault.usage(Words.badState(state)) }
        let archive = try store.open()
        let (publications, all) = try published { () throws(PublishingError) in
            do throws(ArchiveError) {
                return (try archive.publications(of: term), try archive.messages(of: term))
            } catch { throw .archive(error) }
        }
        let messages = all.filter { state == nil || $0.delivery.state.rawValue == state }
        if json { return try Terminal.json(messages) }
        for publication in publications {
            let mine = messages.filter { $0.publication == publication.id }
            let counts = DeliveryState.allCases.compactMap { state -> String? in
                let count = mine.count { $0.delivery.state == state }
                return count == 0 ? nil : "\(Words.state(state)) \(count)"
            }
            Terminal.say("\(publication.number). \(publication.name): " + counts.joined(separator: ", "))
        }
        // One by one only what somebody should look at, or what was asked for.
        for message in messages where state != nil || message.delivery.state == .dead || message.delivery.doubtful > 0 {
            let delivery = message.delivery
            let reply = delivery.reply.isEmpty ? "" : " — \(delivery.reply)"
            Terminal.say(
                "  \(Words.state(delivery.state)) \(message.person) \(message.recipient): \(message.about)\(reply)")
        }
    }
}
