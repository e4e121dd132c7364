import Foundation
import Glibc

/// Writes whole files: at any moment the name stands for the old bytes or for the new ones, never for half of them.
public enum AtomicFile {
    /// Writes aside, flushes to disk, then renames (POSIX promises that `rename` is atomic).
    /// - Throws: `FileFault`, and leaves what was there.
    public static func write(_ bytes: some DataProtocol, to url: URL) throws(FileFault) {
        let folder = url.deletingLastPathComponent()
        Unfinished.clear(in: folder)
        let aside = Unfinished.name(for: url)
        do throws(FileFault) {
            try create(aside, Array(bytes))
            guard rename(aside.path, url.path) == 0 else { throw FileFault(.write, url) }
        } catch {
            unlink(aside.path)
            throw error
        }
        try flush(folder: folder)
    }

    /// Makes a new file.
    static func create(_ url: URL, _ bytes: [UInt8], flushing: Bool = true) throws(FileFault) {
        let file = open(url.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw FileFault(.write, url) }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw FileFault(.write, url) }
            written += count
        }
        guard !flushing || fsync(file) == 0 else { throw FileFault(.write, url) }
    }

    /// A name is on disk once its folder is.
    static func flush(folder: URL) throws(FileFault) {
        let file = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw FileFault(.write, folder) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw FileFault(.write, folder) }
    }
}

/// Names for what is being written: hidden, and telling who writes, so that what a killed run left can be cleared.
enum Unfinished {
    /// `.plan.json.unfinished-1234`, beside `plan.json`.
    static func name(for url: URL) -> URL {
        url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).unfinished-\(getpid())")
    }

    /// Removes what runs that no longer live have left in a folder.
    static func clear(in folder: URL) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where name.hasPrefix(".") {
            guard let mark = name.range(of: ".unfinished-", options: .backwards),
                let process = pid_t(name[mark.upperBound...]), process != getpid(),
                kill(process, 0) != 0, errno == ESRCH
            else { continue }
            try? FileManager.default.removeItem(at: folder.appending(path: name))
        }
    }
}
