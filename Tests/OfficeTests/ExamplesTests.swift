import Foundation
import Model
import Office
import TestScratch
import Testing

@Suite("The folders in Examples")
struct ExamplesTests {
    /// After a change of the samples `scripts/examples` makes them anew.
    @Test("are what naru sample makes", arguments: [("demo", 60), ("quarter", 830)])
    func same(name: String, people: Int) throws {
        let scratch = try Scratch()
        _ = try MakeSample(people: people, seed: 1, language: .korean).run(to: scratch.file(name))
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let example = root.appending(path: "Examples/\(name)")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: example.path).sorted()
        #expect(try FileManager.default.subpathsOfDirectory(atPath: scratch.file(name).path).sorted() == paths)
        for path in paths {
            let made = FileManager.default.contents(atPath: scratch.file(name + "/" + path).path)
            #expect(made == FileManager.default.contents(atPath: example.appending(path: path).path), "\(path)")
        }
    }
}
