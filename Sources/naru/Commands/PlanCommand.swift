import Archive
import ArgumentParser
import Foundation
import Model
import Office

struct PlanCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "plan", abstract: Words.plan, discussion: Words.planLong)
    }

    /// Seconds that it takes where nothing says when to stop.
    static let usualSeconds = 20.0

    @OptionGroup var common: CommonOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var options: SearchOptions

    @Argument(help: ArgumentHelp(Words.termOrFolder, valueName: "TERM|FOLDER"))
    var term: String?

    @Option(help: ArgumentHelp(Words.revision, valueName: "N"))
    var revision: Int?

    @Option(help: ArgumentHelp(Words.from, valueName: "PLAN"))
    var from: Int?

    @Option(help: ArgumentHelp(Words.again, valueName: "PLAN"))
    var again: Int?

    @Option(name: [.customLong("export"), .customShort("o")], help: ArgumentHelp(Words.export, valueName: "FOLDER"))
    var exportFolder: String?

    @Flag(help: ArgumentHelp(Words.stats))
    var stats = false

    @Flag(help: ArgumentHelp(Words.jsonProgress))
    var json = false

    func validate() throws {
        guard (term == nil) != (again == nil) else { throw ValidationError(Words.termOrAgain) }
    }

    func run() async throws {
        Interrupt.listen()
        if let again { return try remake(again) }
        let isFolder = FileManager.default.fileExists(atPath: term!)
        let archive = try store.open(making: isFolder)
        let revision = isFolder ? try importFolder(archive) : try storedRevision(archive)
        let before = try from.map { id in
            try orFault { () throws(OfficeError) in try stored(plan: id, in: archive) }
        }
        if let before, before.term != revision.term { throw Fault.usage(Words.otherTerm(before.term)) }
        let display = ProgressDisplay(json: json)
        let deed = PlanTerm(archive: archive, search: options.search(stoppingAfter: PlanCommand.usualSeconds))
        let planned = try orFault(json: json) { () throws(OfficeError) in
            try deed.run(revision, inForce: before, now: UnixTime.now, progress: display.show)
        }
        display.end()
        try PlannedSummary(planned).tell(json: json)
        if let before, !json {
            let difference = try orFault { () throws(OfficeError) in
                try ComparePlans(archive: archive).run(before, planned.stored)
            }
            Terminal.say(Words.changed(from: before.id, to: planned.stored.id, difference))
        }
        if stats { Terminal.complain(StatisticsText(planned.found.statistics).words) }
        if let exportFolder { try ExportSummary(archive, planned.stored, to: exportFolder).tell(json: json) }
    }

    private func importFolder(_ archive: Archive) throws -> Revision {
        guard revision == nil else { throw Fault.usage(Words.revisionOfFolder) }
        let imported = try orFault(json: json) { () throws(OfficeError) in
            try ImportTerm(archive: archive, language: language).run(URL(filePath: term!), now: UnixTime.now)
        }
        try ImportSummary(imported).tell(json: json)
        return imported.revision
    }

    private func storedRevision(_ archive: Archive) throws -> Revision {
        try orFault(json: json) { () throws(OfficeError) in
            try stored(revision: revision, of: term!, in: archive)
        }
    }

    private func remake(_ id: Int) throws {
        let archive = try store.open()
        let display = ProgressDisplay(json: json)
        let plan = try orFault(json: json) { () throws(OfficeError) in try stored(plan: id, in: archive) }
        let remade = try orFault(json: json) { () throws(OfficeError) in
            try RemakePlan(archive: archive).run(
                plan, cancelled: { Interrupt.wasAsked }, progress: display.show)
        }
        display.end()
        if json {
            try Terminal.json(["same": remade.isSame])
        } else {
            Terminal.say(Words.remade(id, isSame: remade.isSame, madeBy: remade.madeBy))
        }
        guard remade.isSame else { throw Fault.input(Words.notTheSame(id)) }
    }
}

extension UnixTime {
    /// The system's clock.
    static func now() -> UnixTime { UnixTime(time(nil)) }
}
