import Foundation
import Synchronization

/// Threads that do parts of one piece of work side by side, whoever gives the work among them.
///
/// What the parts come to must not hang on who does which, nor on how many there are: then how many work may change at any time.
final class Team: @unchecked Sendable {
    private let wanted = Atomic<Int>(1)
    private var workers: [Worker] = []
    private var hasEnded = false
    private let done = DispatchSemaphore(value: 0)

    /// How many are to work at once from the next piece of work on, at least 1.
    var size: Int {
        get { wanted.load(ordering: .relaxed) }
        set { wanted.store(max(1, newValue), ordering: .relaxed) }
    }

    /// Does all parts, numbered from 0, each once.
    /// - Parameters:
    ///   - members: how many do it, at least 1.
    ///   - body: does a part; it is told who does it, a number below `members`.
    func share(_ parts: Int, among members: Int, _ body: @escaping (_ part: Int, _ member: Int) -> Void) {
        let members = min(members, parts)
        guard members > 1 else {
            for part in 0..<parts { body(part, 0) }
            return
        }
        precondition(!hasEnded, "the team has ended")
        while workers.count < members - 1 { workers.append(Worker()) }
        let next = Atomic<Int>(0)
        nonisolated(unsafe) let body = body
        @Sendable func work(_ member: Int) {
            while true {
                let part = next.add(1, ordering: .relaxed).oldValue
                guard part < parts else { return }
                body(part, member)
            }
        }
        for member in 1..<members {
            workers[member - 1].give { [done] in
                work(member)
                done.signal()
            }
        }
        work(0)
        for _ in 1..<members { done.wait() }
    }

    /// Ends the threads; nothing may be given any more.
    func end() {
        for worker in workers { worker.end() }
        (workers, hasEnded) = ([], true)
    }
}

/// What one thread of a team asks people by, and what comes of it apart from others.
final class Asker<Oracle> {
    let oracle: Oracle
    /// By row, what the people asked use of it; by activity-time, how many want to come.
    let use: Buffer<Int>
    let wanted: Buffer<Int32>
    /// What the people of a piece of work are worth, and the ticks it took.
    var (value, ticks) = (0, 0)
    private let arena: Arena

    init(_ oracle: Oracle, rows: Int, times: Int = 0) {
        arena = Arena()
        self.oracle = oracle
        use = arena.buffer(rows)
        wanted = arena.buffer(times)
    }
}

extension Team {
    /// Makes calls, and returns what the people are worth who were asked.
    /// - Parameters:
    ///   - askers: who makes the calls, at least one.
    ///   - body: makes a call, and adds up in `value` and `ticks` of whoever makes it.
    func ask<Oracle>(
        _ calls: Int, by askers: ArraySlice<Asker<Oracle>>, ticks: inout Int,
        _ body: @escaping (_ call: Int, _ asker: Asker<Oracle>) -> Void
    ) -> Int {
        nonisolated(unsafe) let askers = Array(askers)
        share(calls, among: askers.count) { body($0, askers[$1]) }
        var value = 0
        for asker in askers {
            value += asker.value
            ticks -= asker.ticks
            (asker.value, asker.ticks) = (0, 0)
        }
        return value
    }
}
