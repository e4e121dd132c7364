import Archive
import Foundation
import Model
import Office
import Solver
import TestScratch
import Testing

/// The demo's folder, stored, in a scratch folder of a test's own.
struct SampleArchive {
    let scratch: Scratch
    let archive: Archive
    let revision: Revision

    static let stamp = UnixTime(1_798_000_000)

    init() throws {
        scratch = try Scratch()
        archive = try Archive(path: scratch.file("naru.sqlite").path)
        _ = try MakeSample(people: 60, seed: 1, language: .korean).run(to: scratch.file("demo"))
        revision = try ImportTerm(archive: archive, language: .korean).run(
            scratch.file("demo"), now: { SampleArchive.stamp }
        ).revision
    }

    /// A plan that is as good as few steps make it: the same on every run.
    func plan(seed: UInt64 = 1, inForce: StoredPlan? = nil) throws -> PlanTerm.Planned {
        let options = Options(seed: seed, threads: 1, stop: StopRule(steps: 60))
        return try PlanTerm(archive: archive, search: Search(options)).run(
            revision, inForce: inForce, now: { SampleArchive.stamp + 60 }, progress: { _ in })
    }
}
