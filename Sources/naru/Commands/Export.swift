import Archive
import ArgumentParser
import Foundation
import Office

struct Export: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(abstract: Words.exportPlan, discussion: Words.exportLong)
    }

    @OptionGroup var common: CommonOptions
    @OptionGroup var store: StoreOptions

    @Argument(help: ArgumentHelp(Words.planNumber, valueName: "PLAN"))
    var plan: Int

    @Option(name: .shortAndLong, help: ArgumentHelp(Words.folderOutput, valueName: "FOLDER"))
    var output: String

    @Flag(help: ArgumentHelp(Words.json))
    var json = false

    func run() throws {
        let archive = try store.open()
        let plan = try orFault(json: json) { () throws(OfficeError) in try stored(plan: self.plan, in: archive) }
        try ExportSummary(archive, plan, to: output).tell(json: json)
    }
}

/// What was exported; making one exports it.
struct ExportSummary: Encodable {
    let event = "exported"
    var plan: Int
    var folder: String
    var files: Int

    init(_ archive: Archive, _ stored: StoredPlan, to folder: String) throws {
        plan = stored.id
        self.folder = folder
        let deed = ExportPlan(archive: archive, language: handedOutLanguage)
        files = try orFault { () throws(OfficeError) in try deed.run(stored, to: URL(filePath: folder)) }
    }

    func tell(json: Bool) throws {
        if json { try Terminal.json(self) } else { Terminal.say(Words.exported(plan, files, folder)) }
    }
}
