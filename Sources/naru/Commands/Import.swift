import Archive
import ArgumentParser
import Foundation
import Model
import Office
import Tables

struct Import: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(abstract: Words.importTerm, discussion: Words.importLong)
    }

    @OptionGroup var common: CommonOptions
    @OptionGroup var store: StoreOptions

    @Argument(help: ArgumentHelp(Words.folder, valueName: "FOLDER"))
    var folder: String

    @Flag(help: ArgumentHelp(Words.json))
    var json = false

    func run() throws {
        let deed = ImportTerm(archive: try store.open(making: true), language: language)
        let imported = try orFault(json: json) { () throws(OfficeError) in
            try deed.run(URL(filePath: folder), now: UnixTime.now)
        }
        try ImportSummary(imported).tell(json: json)
    }
}

/// What was stored of a folder.
struct ImportSummary: Encodable {
    let event = "imported"
    var term: String
    var revision: Int
    var hash: String
    var isNew: Bool
    /// Each thing added, removed or changed since the revision before.
    var changes: [String]
    var remarks: [String]

    init(_ imported: ImportTerm.Imported) {
        term = imported.revision.term
        revision = imported.revision.number
        hash = imported.revision.hash
        isNew = imported.isNew
        changes = imported.difference?.words(in: language) ?? []
        remarks = imported.reading.remarks.map { $0[language] }
    }

    func tell(json: Bool) throws {
        guard !json else { return try Terminal.json(self) }
        let lines = [Words.imported(term, revision, isNew: isNew)] + (changes + remarks).map { "  \($0)" }
        Terminal.say(lines.joined(separator: "\n"))
    }
}
