import Archive
import Foundation
import Model
import Tables

/// `naru import`: a folder of spreadsheets becomes a stored revision of a term, or nothing is stored.
public struct ImportTerm: Sendable {
    public var archive: Archive
    /// Of the tables' names in the difference.
    public var language: Language

    public init(archive: Archive, language: Language) {
        self.archive = archive
        self.language = language
    }

    /// A revision, stored.
    public struct Imported: Sendable {
        public var revision: Revision
        /// False if the folder says what the latest revision said.
        public var isNew: Bool
        /// What was added, removed and changed since the latest revision; nil for a term's first.
        public var difference: TermDifference?
        public var reading: TermReading
    }

    public func run(_ folder: URL, now: () -> UnixTime) throws(OfficeError) -> Imported {
        let reading = try TermReading(folder)
        // A term that cannot be planned is not worth keeping: its faults are the folder's.
        _ = try translate(reading.term)
        let before = try archived { () throws(ArchiveError) in
            try archive.latestRevision(of: reading.term.id).map { revision throws(ArchiveError) in
                try archive.term(revision)
            }
        }
        let stored = try archived { () throws(ArchiveError) in try archive.store(reading.term, at: now()) }
        return Imported(
            revision: stored.revision, isNew: stored.isNew,
            difference: before.map { TermDifference(from: $0, to: reading.term, in: language) }, reading: reading)
    }
}
