import Archive
import ArgumentParser
import Model
import Office
import Post

struct Publish: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(abstract: Words.publish, discussion: Words.publishLong)
    }

    @OptionGroup var common: CommonOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var time: ClockOptions

    @Argument(help: ArgumentHelp(Words.termID, valueName: "TERM"))
    var term: String

    @Option(help: ArgumentHelp(Words.planToPublish, valueName: "ID"))
    var plan: Int?

    @Option(help: ArgumentHelp(Words.publicationName))
    var name: String

    @Flag(help: ArgumentHelp(Words.dryRun))
    var dryRun = false

    @Flag(help: ArgumentHelp(Words.withdraw))
    var withdraw = false

    @Flag(help: ArgumentHelp(Words.staffInvitations))
    var staffInvitations = false

    @Option(help: ArgumentHelp(Words.reminders))
    var reminders: PublishingOptions.Reminders = .usual

    @Flag(help: ArgumentHelp(Words.json))
    var json = false

    func validate() throws {
        guard (plan != nil) != withdraw else { throw ValidationError(Words.planOrWithdraw) }
    }

    func run() throws {
        let archive = try store.open()
        let deed = PublishTerm(
            archive: archive,
            options: PublishingOptions(
                language: handedOutLanguage, staffInvitations: staffInvitations, reminders: reminders))
        let (preview, draft) = try published { () throws(PublishingError) in
            let content: PublishTerm.Content
            if let plan {
                do throws(ArchiveError) { content = .plan(try archive.storedPlan(plan)) } catch {
                    throw .archive(error)
                }
            } else {
                content = .withdrawal
            }
            return try deed.run(term: term, content, name: name, isDry: dryRun, at: time.clock.now())
        }
        if json { return try Terminal.json(preview) }
        Terminal.say(PreviewText(preview).words)
        Terminal.say(draft == nil ? Words.dryDone : Words.draftStored)
    }
}

extension PublishingOptions.Reminders: ExpressibleByArgument {}

/// A preview as lines: each recipient, what they get by which way and why, then the sums.
struct PreviewText {
    let words: String

    init(_ preview: PublicationPreview) {
        var lines = [Words.publication(preview)]
        if preview.lacksSender { lines.append(Words.lacksSender) }
        for recipient in preview.recipients {
            lines.append("\(recipient.name) (\(recipient.person))")
            for item in recipient.items { lines.append("  \(Words.channel(item.channel)) \(item.to): \(item.about)") }
            if recipient.reminders > 0 { lines.append("  \(Words.reminding(recipient.reminders))") }
        }
        if !preview.unreached.isEmpty { lines.append(Words.unreachedHead) }
        for person in preview.unreached {
            lines.append("  \(person.name) (\(person.person)): \(person.about.joined(separator: " / "))")
        }
        let counts = preview.counts
        let sums = MessageKind.allCases.compactMap { kind in counts[kind].map { "\(Words.kind(kind)) \($0)" } }
        lines.append(sums.isEmpty ? Words.nothingToTell : sums.joined(separator: ", "))
        lines.append(Words.unchanged(preview.unchanged))
        words = lines.joined(separator: "\n")
    }
}
