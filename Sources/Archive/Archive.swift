import Foundation
import GRDB

/// What has been stored: terms and their revisions, plans with all that made them, and a journal of deeds.
///
/// One SQLite file, shared by the command line and a server: WAL, so that readers never wait for a writer;
/// `synchronous = FULL`, so that what was said to be stored survives a power cut; foreign keys; STRICT tables.
/// Everything in and out is a plain value; no type of the database library leaves this room.
public final class Archive: Sendable {
    let pool: DatabasePool

    /// How long a writer waits for another program's write to end, in seconds.
    public static let patience: Double = 5

    /// Opens the file, makes it if there is none, and brings its tables up to date.
    /// - Throws: `ArchiveError.notOpened`, `.newer` for a file that a later version has changed.
    public convenience init(path: String) throws(ArchiveError) {
        try self.init(path: path) { Thread.sleep(forTimeInterval: 0.01) }
    }

    /// - Parameter pause: what passes the time before a step is tried again that another program was in the way of.
    init(path: String, pause: () -> Void) throws(ArchiveError) {
        do {
            var configuration = Configuration()
            configuration.foreignKeysEnabled = true
            configuration.busyMode = .timeout(Archive.patience)
            pool = try Archive.patiently(pause: pause) { try DatabasePool(path: path, configuration: configuration) }
        } catch {
            throw .notOpened(path: path, reason: ArchiveError.reason(error))
        }
        do {
            // The pool sets NORMAL whenever it enters WAL, over anything set while a connection is prepared.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            let found = try durability()
            guard found == Durability.demanded else { throw ArchiveError.notDurable(found) }
            try Archive.patiently(pause: pause) { try Migration.run(on: pool) }
        } catch let error as ArchiveError {
            throw error
        } catch {
            throw .notOpened(path: path, reason: ArchiveError.reason(error))
        }
    }

    /// Tries a step of opening again for as long as `patience`.
    ///
    /// SQLite answers BUSY at once, without the wait that is set, where waiting could be for ever: to one that
    /// reads and now wants to write, as whoever turns a new file to WAL does
    /// (https://www.sqlite.org/c3ref/busy_handler.html). Two programs that open a new file at once meet there.
    private static func patiently<T>(pause: () -> Void, _ step: () throws -> T) throws -> T {
        let end = ContinuousClock.now + .seconds(patience)
        while true {
            do {
                return try step()
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < end {
                pause()
            }
        }
    }

    /// What the connection that writes really runs with, read back from SQLite.
    public struct Durability: Hashable, Sendable {
        /// `PRAGMA synchronous`: 2 is FULL.
        public var synchronous: Int
        public var journalMode: String
        public var foreignKeys: Bool

        public static let demanded = Durability(synchronous: 2, journalMode: "wal", foreignKeys: true)
    }

    public func durability() throws -> Durability {
        try pool.writeWithoutTransaction { db in
            try Durability(
                synchronous: Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1,
                journalMode: String.fetchOne(db, sql: "PRAGMA journal_mode") ?? "",
                foreignKeys: Bool.fetchOne(db, sql: "PRAGMA foreign_keys") ?? false)
        }
    }

    /// Writes in one transaction: all of it or nothing.
    func write<T>(_ body: (Database) throws -> T) throws(ArchiveError) -> T {
        do { return try pool.write(body) } catch { throw ArchiveError(error) }
    }

    func read<T>(_ body: (Database) throws -> T) throws(ArchiveError) -> T {
        do { return try pool.read(body) } catch { throw ArchiveError(error) }
    }
}
