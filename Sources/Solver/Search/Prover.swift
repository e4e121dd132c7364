import Foundation
import Problem

/// The bound's seat: it works in slices, in a thread of its own or, where there is only one, when it is waited for.
///
/// Slices are ordered ahead and done in order. What one finds out hangs on what it and those before it were told alone,
/// never on when it is done.
final class Prover: @unchecked Sendable {
    /// What a slice is told: how much to do, what the best plan is worth, and how its activities run.
    struct Slice {
        let ticks: Int
        let incumbent: Int
        let spots: Spots?
    }

    /// What is known at the end of a slice.
    struct Report {
        var bound: Int?
        /// Prices mean something.
        var isTelling = false
        /// Prices say so little that all threads had better look for them.
        var saysLittle = true
        /// What the prices make of timetables, whenever the bound has fallen enough for them to say something new.
        var worths: SpotWorths?
        /// A timetable to try, once.
        var offer: TimetableOffer?
        /// There is nothing left to find out: the thread stands idle.
        var isIdle = false
    }

    private let instance: Instance
    /// Nil where there is one thread alone.
    private let worker: Worker?
    /// Who helps it; how many may change at any time, and what it finds does not hang on it.
    let team = Team()
    private let done = DispatchSemaphore(value: 0)
    private let lock = NSLock()
    // Under `lock`: what is to be done, and what was found and not fetched yet, both in order.
    private var slices: [Slice] = []
    private var reports: [Report] = []
    // Of whoever works.
    private var dual: DualBound?
    /// Nil until prices are good enough for it, and where it has nothing to find.
    private var timetables: TimetableSearch?
    private var hasLooked = false
    private var standing: Spots?
    private let seed: UInt64
    /// What timetables took beyond their share, at most 0.
    private var owed = 0
    /// The bound when worths were last told.
    private var told = Int.max / 2

    init(_ instance: Instance, seed: UInt64, beside: Bool) {
        self.instance = instance
        self.seed = seed
        worker = beside ? Worker() : nil
    }

    /// Orders a slice of work.
    func order(_ slice: Slice) {
        lock.withLock { slices.append(slice) }
        worker?.give { [self] in
            workOff()
            done.signal()
        }
    }

    /// Waits for the oldest slice that was ordered and not fetched; nil if `isOver` says that nobody will want it any more.
    func fetch(unless isOver: () -> Bool) -> Report? {
        if worker == nil {
            workOff()
        } else {
            while done.wait(timeout: .now() + .milliseconds(20)) == .timedOut { if isOver() { return nil } }
        }
        return lock.withLock { reports.removeFirst() }
    }

    /// Ends the thread; what it is doing is thrown away.
    func end() {
        worker?.end()
        team.end()
    }

    private var ending: Bool { worker?.isEnding ?? false }

    /// Does the oldest slice.
    private func workOff() {
        let slice = lock.withLock { slices.removeFirst() }
        work(slice)
        let report = report()
        lock.withLock { reports.append(report) }
    }

    private func work(_ slice: Slice) {
        if let spots = slice.spots {
            standing = spots
            timetables?.consider(spots)
        }
        if dual == nil { dual = DualBound(instance, team: team) }
        var left = slice.ticks
        if !hasLooked, dual!.restingWide != nil || dual!.isFinished {
            hasLooked = true
            timetables = dual!.restingWide.flatMap { TimetableSearch($0, from: standing, seed: seed) }
        }
        if let timetables {
            // What is to be had is mostly found by the first climb.
            left = dual!.isFinished ? 0 : slice.ticks - slice.ticks / (timetables.hasClimbed ? 8 : 3)
            var share = slice.ticks - left + owed
            timetables.work(ticks: &share) { self.ending }
            owed = min(0, share)
        }
        if left > 0 { dual!.work(ticks: left / dual!.tickCost, incumbent: slice.incumbent) { self.ending } }
    }

    private func report() -> Report {
        var report = Report(
            bound: dual?.bound, isTelling: dual?.isTelling ?? false, saysLittle: dual?.saysLittle ?? true)
        report.offer = timetables?.takeOffer()
        report.isIdle = hasLooked && timetables == nil && dual?.isFinished == true
        if report.isTelling, let bound = report.bound, told - bound > abs(bound) / 1000 {
            told = bound
            report.worths = dual?.worths
            if let worths = report.worths { timetables?.follow(worths) }
        }
        return report
    }
}
