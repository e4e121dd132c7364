import Archive
import Foundation
import Model
import Problem

/// `naru export`: everything that a stored plan is handed out as, in one folder.
public struct ExportPlan: Sendable {
    public var archive: Archive
    public var language: Language

    public init(archive: Archive, language: Language) {
        self.archive = archive
        self.language = language
    }

    /// - Returns: how many files were written. The same plan gives the same bytes whenever it is exported.
    /// - Throws: `.file` with `.foreign` if the folder holds anything that an export did not write.
    public func run(_ stored: StoredPlan, to url: URL) throws(OfficeError) -> Int {
        let revision = try archived { () throws(ArchiveError) in
            try archive.revision(stored.revision, of: stored.term)
        }
        let term = try archived { () throws(ArchiveError) in try archive.term(revision) }
        let papers = try archived { () throws(ArchiveError) in try archive.papers(of: stored) }
        let content = ExportContent(term: term, papers: papers, stamp: stored.storedAt, language: language)
        let proof = try archived { () throws(ArchiveError) in
            (problem: try archive.problem(of: stored).json(), plan: try archive.plan(stored).json())
        }
        var folder = try filed { () throws(FileFault) in try AtomicFolder(at: url) }
        do throws(OfficeError) {
            for file in try content.files() {
                try filed { () throws(FileFault) in try folder.add(file.path, file.bytes) }
            }
            try filed { () throws(FileFault) in
                // So that anyone can have the plan judged by a program that is not ours.
                try folder.add("proof/problem.json", proof.problem)
                try folder.add("proof/plan.json", proof.plan)
                try folder.finish()
            }
        } catch {
            folder.abandon()
            throw error
        }
        return folder.count
    }
}

/// One file to be written, by its path within the folder.
public struct ExportFile: Hashable, Sendable {
    public var path: String
    public var bytes: [UInt8]

    /// A file's name from an id: what a file system or a person would stumble over is written as `%` and two digits.
    static func name(_ id: String) -> String {
        String(
            id.unicodeScalars.map { scalar -> String in
                let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
                if isPlain || scalar == "-" || scalar == "_" { return String(scalar) }
                return String(scalar).utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            }.joined())
    }
}
