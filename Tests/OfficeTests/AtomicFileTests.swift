import Foundation
import Model
import TestScratch
import Testing

@testable import Office

@Suite("Writing a whole file")
struct AtomicFileTests {
    @Test("makes it, replaces it, and leaves nothing beside it")
    func replaces() throws {
        let scratch = try Scratch()
        try AtomicFile.write(Data("one".utf8), to: scratch.file("plan.json"))
        #expect(try scratch.text("plan.json") == "one")
        try AtomicFile.write(Data("two".utf8), to: scratch.file("plan.json"))
        #expect(try scratch.text("plan.json") == "two")
        #expect(try scratch.names() == ["plan.json"])
    }

    @Test("that fails leaves what was there, and says why", arguments: Language.allCases)
    func fails(language: Language) throws {
        let scratch = try Scratch()
        try scratch.write("kept", to: "plan.json/inside")
        let fault = #expect(throws: FileFault.self) {
            try AtomicFile.write(Data("new".utf8), to: scratch.file("plan.json"))
        }
        #expect(fault?.number == EISDIR)
        #expect(fault?.words(in: language).contains("plan.json") == true)
        #expect(try scratch.text("plan.json/inside") == "kept")
        #expect(try scratch.names() == ["plan.json"])
    }

    @Test("in a folder that is not there says so")
    func noFolder() throws {
        let scratch = try Scratch()
        let fault = #expect(throws: FileFault.self) {
            try AtomicFile.write(Data(), to: scratch.file("missing/plan.json"))
        }
        #expect(fault?.words(in: .english).hasSuffix("no such file or folder") == true)
    }

    @Test("clears what killed runs have left, and nothing of runs that live")
    func clears() throws {
        let scratch = try Scratch()
        // No process has this number: Linux's largest is 4,194,304.
        try scratch.write("half", to: ".plan.json.unfinished-99999999")
        try scratch.write("half", to: ".export.unfinished-99999999/a.csv")
        try scratch.write("busy", to: ".other.unfinished-1")
        try scratch.write("mine", to: ".unfinished-business")
        try AtomicFile.write(Data("one".utf8), to: scratch.file("plan.json"))
        #expect(try scratch.names() == [".other.unfinished-1", ".unfinished-business", "plan.json"])
    }
}
