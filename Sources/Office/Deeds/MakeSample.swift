import Foundation
import Model
import Samples
import Tables

/// `naru sample`: an invented term as a folder, to try things with.
public struct MakeSample: Sendable {
    public var people: Int
    public var seed: UInt64
    public var language: Language

    /// Below this the programmes' own cases would not all be there.
    public static let fewestPeople = 60

    public init(people: Int, seed: UInt64, language: Language) {
        self.people = people
        self.seed = seed
        self.language = language
    }

    /// - Returns: the term that was written.
    public func run(to url: URL) throws(OfficeError) -> Term {
        let term = SampleTerm.make(people: people, seed: seed)
        var folder = try filed { () throws(FileFault) in try AtomicFolder(at: url) }
        do throws(FileFault) {
            for file in TermFolder.files(of: term, language: language) { try folder.add(file.path, file.bytes) }
            try folder.finish()
        } catch {
            folder.abandon()
            throw .file(error)
        }
        return term
    }
}
