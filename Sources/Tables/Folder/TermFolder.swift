import Foundation
import Model

/// The coordinator's input: a folder of tables and calendars, or one workbook. `docs/term-folder.md` describes it.
public enum TermFolder {
    public struct Reading: Hashable, Sendable {
        /// Without what the calendars say.
        public var term: Term
        /// Sorted by name.
        public var calendars: [FolderCalendar]
        public var notices: [Notice]
    }

    /// Reads a folder, or a single `.xlsx`. Everything that is wrong is found at once; then nothing is returned.
    public static func read(_ url: URL) throws(FolderFaults) -> Reading {
        let ledger = Ledger()
        let contents = FolderContents(of: url, faults: ledger.faults)
        var reader = TermReader(contents, ledger)
        let term = reader.term()
        let calendars = reader.calendars()
        ledger.resolveReferences()
        guard ledger.faults.isEmpty else { throw FolderFaults(ledger.faults.sorted()) }
        return Reading(term: term, calendars: calendars, notices: contents.notices + reader.notices)
    }

    /// A file of the folder: where it lies in it, with `/` between folders, and what it holds.
    public struct File: Hashable, Sendable {
        public var path: String
        public var bytes: [UInt8]
    }

    /// The files of a folder that `read` gives back as the term was.
    public static func files(
        of term: Term, calendars: [FolderCalendar] = [], language: Language = .korean
    ) -> [File] {
        let tables = TermWriter.tables(of: term, calendars: calendars, language).map { table, rows in
            File(path: table.fileName, bytes: Spreadsheet.csv(header: rows.header, rows: rows.rows))
        }
        return tables + calendars.map { File(path: "calendars/\($0.name)", bytes: $0.bytes) }
    }

    /// The tables as the sheets of one workbook, which `read` gives back as the term was. Calendars lie beside it, in
    /// the folder `calendars`.
    public static func workbook(
        of term: Term, calendars: [FolderCalendar] = [], language: Language = .korean
    ) throws(WorkbookFault) -> [UInt8] {
        try Spreadsheet.workbook(
            sheets: TermWriter.tables(of: term, calendars: calendars, language).map { table, rows in
                Spreadsheet.Sheet(name: table.name[language], header: rows.header, rows: rows.rows)
            })
    }

    /// Puts `files(of:)` into a folder, each in place whole.
    /// - Throws: what the file system throws.
    public static func write(
        _ term: Term, calendars: [FolderCalendar] = [], to url: URL, language: Language = .korean
    ) throws {
        for file in files(of: term, calendars: calendars, language: language) {
            let place = url.appendingPathComponent(file.path)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: place, options: .atomic)
        }
    }
}
