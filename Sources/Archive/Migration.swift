import GRDB

/// A step in the life of the tables. Once released it is never edited: a change is a new step.
struct Migration: Sendable {
    /// Unique, and never changed: the file remembers which it has seen.
    var name: String
    var sql: String

    /// In order.
    static let all: [Migration] = core + publications

    static func run(on pool: DatabasePool) throws {
        var migrator = DatabaseMigrator()
        for migration in all {
            migrator.registerMigration(migration.name) { try $0.execute(sql: migration.sql) }
        }
        guard try !pool.read(migrator.hasBeenSuperseded) else { throw ArchiveError.newer(path: pool.path) }
        while try !pool.read(migrator.hasCompletedMigrations) {
            let before = try pool.read(migrator.appliedIdentifiers).count
            do {
                try migrator.migrate(pool)
            } catch let error as DatabaseError {
                // When two programs open a new file at once, the slower one's step fails on what the faster one has
                // just made; by then there is less to do, or nothing.
                guard try pool.read(migrator.appliedIdentifiers).count > before else { throw error }
            }
        }
    }
}
