import Foundation
import GRDB
import Model
import Problem
import Referee
import Secrets

/// How a plan was made: with its problem this is all it takes to make it again.
public struct Making: Hashable, Sendable, Codable {
    public var seed: UInt64
    /// Search steps over all threads: with the seed and the threads they repeat the run byte for byte.
    public var steps: Int
    public var threads: Int
    /// The solver's version.
    public var solver: String
    /// Why the run ended, in the solver's word: `optimal`, `seconds`, …
    public var ended: String
    public var milliseconds: Int

    public init(seed: UInt64, steps: Int, threads: Int, solver: String, ended: String, milliseconds: Int) {
        self.seed = seed
        self.steps = steps
        self.threads = threads
        self.solver = solver
        self.ended = ended
        self.milliseconds = milliseconds
    }
}

/// A plan in people's words: who is where and when, and what it gives whom.
public struct PlanPapers: Hashable, Sendable {
    public var schedule: Schedule
    public var report: PlanReport

    public init(schedule: Schedule, report: PlanReport) {
        self.schedule = schedule
        self.report = report
    }
}

/// A stored plan, without its problem and decisions: `Archive.problem(of:)` and `Archive.plan(_:)` read those.
public struct StoredPlan: Hashable, Sendable, Codable {
    public var id: Int
    public var term: String
    /// The number of the term's revision that it plans.
    public var revision: Int
    public var problemHash: String
    /// SHA-256 of the plan's bytes.
    public var hash: String
    /// The plan that this one was to change as little as it could; nil for a first plan.
    public var inForce: Int?
    public var making: Making
    public var objective: Int
    /// No legal plan of its problem is worth more; nil if the solver proved nothing.
    public var bound: Int?
    public var storedAt: UnixTime
}

extension Archive {
    /// Stores a plan that the referee has found legal, with its problem and how it was made.
    /// - Parameters:
    ///   - papers: what it says in people's words, kept with it so that it can be read by any later version.
    ///   - inForce: the id of the plan that it was to change as little as it could.
    public func store(
        _ checked: CheckedPlan, of revision: Revision, making: Making, papers: PlanPapers, inForce: Int? = nil,
        at now: UnixTime
    ) throws(ArchiveError) -> StoredPlan {
        let schedule = Snapshot.json(of: papers.schedule)
        let report = Snapshot.json(of: papers.report)
        let problem = checked.problem.json()
        let plan = checked.plan.json()
        let problemHash = Digest(of: Array(problem)).hex
        let planHash = Digest(of: Array(plan)).hex
        let (objective, bound) = (checked.plan.objective, checked.plan.bound)
        return try write { db in
            try db.execute(
                sql: "INSERT INTO problem (hash, json) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING",
                arguments: [problemHash, problem])
            try db.execute(
                sql: """
                    INSERT INTO plan (revision, problem, hash, json, inForce, schedule, report, seed, steps, threads,
                        solver, ended, objective, bound, milliseconds, storedAt)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    revision.id, problemHash, planHash, plan, inForce, schedule, report, String(making.seed),
                    making.steps,
                    making.threads, making.solver, making.ended, objective, bound, making.milliseconds, now.seconds,
                ])
            let id = Int(db.lastInsertedRowID)
            try JournalEntry.append(
                "plan", subject: revision.term, detail: ["plan": id, "objective": objective], at: now, to: db)
            return StoredPlan(
                id: id, term: revision.term, revision: revision.number, problemHash: problemHash, hash: planHash,
                inForce: inForce, making: making, objective: objective, bound: bound, storedAt: now)
        }
    }

    /// Every stored plan, or those of one term, oldest first.
    public func plans(of term: String? = nil) throws(ArchiveError) -> [StoredPlan] {
        try read { db in
            if let term {
                try StoredPlan.all(where: "revision.term = ? ORDER BY plan.id", [term], in: db)
            } else {
                try StoredPlan.all(where: "TRUE ORDER BY plan.id", [], in: db)
            }
        }
    }

    /// - Throws: `noPlan`.
    public func storedPlan(_ id: Int) throws(ArchiveError) -> StoredPlan {
        try read { db in
            guard let found = try StoredPlan.all(where: "plan.id = ?", [id], in: db).first else {
                throw ArchiveError.noPlan(id)
            }
            return found
        }
    }

    /// The problem that a stored plan answers.
    /// - Throws: `damaged` if its bytes are not those that were stored.
    public func problem(of stored: StoredPlan) throws(ArchiveError) -> Problem {
        let sql = "SELECT json FROM problem WHERE hash = ?"
        let json = try bytes(sql, [stored.problemHash], hash: stored.problemHash, what: "problem of plan \(stored.id)")
        do { return try Problem(json: json) } catch { throw .damaged(what: "problem of plan \(stored.id): \(error)") }
    }

    /// The plan as it was stored.
    /// - Throws: `damaged` if its bytes are not those that were stored.
    public func plan(_ stored: StoredPlan) throws(ArchiveError) -> Plan {
        let json = try bytes(
            "SELECT json FROM plan WHERE id = ?", [stored.id], hash: stored.hash, what: "plan \(stored.id)")
        do { return try Plan(json: json) } catch { throw .damaged(what: "plan \(stored.id): \(error)") }
    }

    /// What a stored plan says in people's words, as it was when it was stored.
    /// - Throws: `damaged` if it cannot be read.
    public func papers(of stored: StoredPlan) throws(ArchiveError) -> PlanPapers {
        try read { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT schedule, report FROM plan WHERE id = ?", arguments: [stored.id])
            guard let row else { throw ArchiveError.noPlan(stored.id) }
            do {
                return try PlanPapers(
                    schedule: Snapshot.value(from: row["schedule"]), report: Snapshot.value(from: row["report"]))
            } catch { throw ArchiveError.damaged(what: "papers of plan \(stored.id)") }
        }
    }

    private func bytes(
        _ sql: String, _ arguments: StatementArguments, hash: String, what: String
    ) throws(ArchiveError) -> Data {
        try read { db in
            guard let json = try Data.fetchOne(db, sql: sql, arguments: arguments),
                Digest(of: Array(json)).hex == hash
            else { throw ArchiveError.damaged(what: what) }
            return json
        }
    }
}

extension StoredPlan {
    static func all(where condition: String, _ arguments: StatementArguments, in db: Database) throws -> [StoredPlan] {
        let sql = """
            SELECT plan.id, revision.term, revision.number, plan.problem, plan.hash, plan.inForce, plan.seed, plan.steps, plan.threads,
                plan.solver, plan.ended, plan.objective, plan.bound, plan.milliseconds, plan.storedAt
            FROM plan JOIN revision ON revision.id = plan.revision
            WHERE \(condition)
            """
        return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
            guard let seed = UInt64(row["seed"] as String) else {
                throw ArchiveError.damaged(what: "seed of plan \(row["id"] as Int)")
            }
            return StoredPlan(
                id: row["id"], term: row["term"], revision: row["number"], problemHash: row["problem"],
                hash: row["hash"], inForce: row["inForce"],
                making: Making(
                    seed: seed, steps: row["steps"], threads: row["threads"], solver: row["solver"],
                    ended: row["ended"], milliseconds: row["milliseconds"]),
                objective: row["objective"], bound: row["bound"], storedAt: UnixTime(row["storedAt"]))
        }
    }
}
