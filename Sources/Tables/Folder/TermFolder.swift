import Foundation
import Model

/// The coordinator's input: a folder of tables and calendars, or one workbook. `docs/term-folder.md` describes it.
public enum TermFolder {
    public struct Reading: Hashable, Sendable {
        /// Without what the calendars say.
        public var term: Term
        /// Sorted by name.
        public var calendars: [CalendarFile]
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

    /// Writes the term as a folder that `read` gives back as it was. Each file is put in place whole.
    /// - Throws: what the file system throws.
    public static func write(
        _ term: Term, calendars: [CalendarFile] = [], to url: URL, language: Language = .korean
    ) throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (table, rows) in TermWriter.tables(of: term, calendars: calendars, language) {
            let bytes = Tables.csv(header: rows.header, rows: rows.rows)
            try Data(bytes).write(to: url.appendingPathComponent(table.fileName), options: .atomic)
        }
        guard !calendars.isEmpty else { return }
        let folder = url.appendingPathComponent("calendars")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for calendar in calendars {
            try Data(calendar.bytes).write(to: folder.appendingPathComponent(calendar.name), options: .atomic)
        }
    }
}
