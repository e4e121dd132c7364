import CFiles
import Foundation
import Glibc

/// Writes whole folders: built aside, then put in place in one step. An older folder of ours is replaced; one that
/// holds anything we did not write is left alone, for it may be somebody's work.
public struct AtomicFolder {
    /// The file in each folder that lists all the others, one a line: by it we know what is ours.
    static let listName = ".naru-files"

    private let url: URL
    private let aside: URL
    private var paths: Set<String> = []

    /// Begins to build a folder that `finish` puts at the URL.
    /// - Throws: `FileFault`, with `.foreign` if the place is taken by something that we did not write.
    public init(at url: URL) throws(FileFault) {
        // Without its last slash, if it has one: the name is what is swapped.
        self.url = URL(filePath: url.standardizedFileURL.path, directoryHint: .notDirectory)
        try AtomicFolder.demandOurs(self.url)
        let parent = self.url.deletingLastPathComponent()
        Unfinished.clear(in: parent)
        aside = Unfinished.name(for: self.url)
        try? FileManager.default.removeItem(at: aside)
        guard makeFolder(aside) else { throw FileFault(.write, self.url) }
    }

    /// Adds a file; `path` is relative, with `/` between folders.
    public mutating func add(_ path: String, _ bytes: some DataProtocol) throws(FileFault) {
        let file = aside.appending(path: path)
        guard makeFolder(file.deletingLastPathComponent()) else { throw FileFault(.write, url.appending(path: path)) }
        try AtomicFile.create(file, Array(bytes), flushing: false)
        paths.insert(path)
    }

    /// How many files it holds so far, the list of them not counted.
    public var count: Int { paths.subtracting([AtomicFolder.listName]).count }

    /// Flushes everything to disk and puts the folder in place. Until then nothing has changed for anybody.
    public mutating func finish() throws(FileFault) {
        try add(AtomicFolder.listName, Data(paths.sorted().map { $0 + "\n" }.joined().utf8))
        let parent = url.deletingLastPathComponent()
        let file = open(parent.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw FileFault(.write, parent) }
        defer { close(file) }
        guard naru_sync_file_system(file) == 0 else { throw FileFault(.write, url) }
        if naru_rename_new(aside.path, url.path) != 0 {
            guard errno == EEXIST || errno == ENOTEMPTY else { throw FileFault(.write, url) }
            try AtomicFolder.demandOurs(url)
            guard naru_exchange(aside.path, url.path) == 0 else { throw FileFault(.write, url) }
            try? FileManager.default.removeItem(at: aside)
        }
        guard fsync(file) == 0 else { throw FileFault(.write, url) }
    }

    /// Gives up: nothing has changed for anybody.
    public func abandon() { try? FileManager.default.removeItem(at: aside) }

    private static func demandOurs(_ url: URL) throws(FileFault) {
        guard FileManager.default.fileExists(atPath: url.path) else { return }
        guard isFolder(url) else { throw FileFault(.foreign(url.lastPathComponent), url) }
        let found = (FileManager.default.enumerator(atPath: url.path)?.allObjects ?? []).compactMap { $0 as? String }
        let list = try? String(contentsOf: url.appending(path: listName), encoding: .utf8)
        let ours = Set((list ?? "").split(separator: "\n").map(String.init)).union([listName])
        let foreign = found.sorted().first { path in
            !ours.contains(path) && !isFolder(url.appending(path: path))
        }
        if let foreign { throw FileFault(.foreign(foreign), url) }
    }

    private static func isFolder(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
    }
}

/// Makes a folder and those above it that are missing; false with `errno` if it can't.
func makeFolder(_ url: URL) -> Bool {
    if mkdir(url.path, 0o755) == 0 || errno == EEXIST { return true }
    guard errno == ENOENT, url.pathComponents.count > 1, makeFolder(url.deletingLastPathComponent()) else {
        return false
    }
    return mkdir(url.path, 0o755) == 0 || errno == EEXIST
}
