import Foundation
import TestScratch
import Testing

@testable import Office

@Suite("Writing a whole folder")
struct AtomicFolderTests {
    @Test("shows nothing until it is finished, then everything")
    func appears() throws {
        let scratch = try Scratch()
        var folder = try AtomicFolder(at: scratch.file("out"))
        try folder.add("report.html", Data("r".utf8))
        try folder.add("calendars/a.ics", Data("a".utf8))
        #expect(!FileManager.default.fileExists(atPath: scratch.file("out").path))
        try folder.finish()
        #expect(try scratch.names() == ["out"])
        #expect(try scratch.names(in: "out") == [".naru-files", "calendars", "report.html"])
        #expect(try scratch.text("out/calendars/a.ics") == "a")
        #expect(try scratch.text("out/.naru-files") == "calendars/a.ics\nreport.html\n")
    }

    @Test("replaces an older one of ours, files that are gone included")
    func replaces() throws {
        let scratch = try Scratch()
        for name in ["old.csv", "new.csv"] {
            var folder = try AtomicFolder(at: scratch.file("out/"))
            try folder.add("sub/" + name, Data(name.utf8))
            try folder.finish()
        }
        #expect(try scratch.names() == ["out"])
        #expect(try scratch.names(in: "out/sub") == ["new.csv"])
    }

    @Test("never replaces what somebody else has written")
    func foreign() throws {
        let scratch = try Scratch()
        var folder = try AtomicFolder(at: scratch.file("out"))
        try folder.add("a.csv", Data("a".utf8))
        try folder.finish()
        try scratch.write("by hand", to: "out/notes/memo.txt")
        let fault = #expect(throws: FileFault.self) { try AtomicFolder(at: scratch.file("out")) }
        #expect(fault?.kind == .foreign("notes/memo.txt"))
        #expect(try scratch.text("out/notes/memo.txt") == "by hand")
        #expect(try scratch.names() == ["out"])
    }

    @Test("never replaces what appears while it is being built")
    func appearsMeanwhile() throws {
        let scratch = try Scratch()
        var folder = try AtomicFolder(at: scratch.file("out"))
        try folder.add("a.csv", Data("a".utf8))
        try scratch.write("by hand", to: "out/memo.txt")
        #expect(throws: FileFault.self) { try folder.finish() }
        folder.abandon()
        #expect(try scratch.names(in: "out") == ["memo.txt"])
        #expect(try scratch.names() == ["out"])
    }

    @Test("never replaces a file")
    func file() throws {
        let scratch = try Scratch()
        try scratch.write("text", to: "out")
        #expect(throws: FileFault.self) { try AtomicFolder(at: scratch.file("out")) }
        #expect(try scratch.text("out") == "text")
    }

    @Test("given up leaves nothing")
    func abandoned() throws {
        let scratch = try Scratch()
        var folder = try AtomicFolder(at: scratch.file("deep/out"))
        try folder.add("a.csv", Data("a".utf8))
        folder.abandon()
        #expect(try scratch.names(in: "deep") == [])
    }
}
