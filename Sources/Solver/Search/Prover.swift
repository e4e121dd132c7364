import Foundation
import Problem

/// The bound's seat: it works in slices, in a thread of its own or, where there is only one, when it is waited for.
final class Prover: @unchecked Sendable {
    private let instance: Instance
    private let beside: Bool
    private let start = DispatchSemaphore(value: 0)
    private let done = DispatchSemaphore(value: 0)
    private let gone = DispatchSemaphore(value: 0)
    private let lock = NSLock()
    private var dual: DualBound?
    /// Nil until prices are good enough for it, and where it has nothing to find.
    private var timetables: TimetableSearch?
    private var hasLooked = false
    private var standing: Spots?
    private let seed: UInt64
    /// What timetables took beyond their share, at most 0.
    private var owed = 0
    private var ticks = 0
    private var incumbent = Int.min
    private var isEnding = false
    private var isWorking = false
    /// The slice that was last awaited is finished.
    private(set) var isDone = true

    init(_ instance: Instance, seed: UInt64, beside: Bool) {
        self.instance = instance
        self.seed = seed
        self.beside = beside
        guard beside else { return }
        let thread = Thread { [self] in
            while true {
                start.wait()
                if ending { break }
                work()
                done.signal()
            }
            gone.signal()
        }
        thread.stackSize = 64 << 20
        thread.start()
    }

    /// Begins a slice of work.
    func begin(ticks: Int, incumbent: Int) {
        self.ticks = ticks
        self.incumbent = incumbent
        if dual?.isFinished == true, hasLooked, timetables == nil { return }
        isDone = false
        isWorking = true
        if beside { start.signal() }
    }

    /// Waits for the slice to end, or until `isOver` says that nobody will want it any more.
    func await(until isOver: () -> Bool) {
        guard isWorking, !isDone else { return }
        if !beside {
            work()
        } else {
            while done.wait(timeout: .now() + .milliseconds(20)) == .timedOut { if isOver() { return } }
        }
        isWorking = false
        isDone = true
    }

    /// Ends the thread; what it is doing is thrown away.
    func end() {
        guard beside else { return }
        lock.lock()
        isEnding = true
        lock.unlock()
        start.signal()
        gone.wait()
    }

    /// Only to be asked between slices.
    var bound: Int? { dual?.bound }

    /// What the prices make of timetables, where they mean something; only to be asked between slices.
    var worths: SpotWorths? { dual?.worths }

    /// Tells it how the best plan's activities run; only between slices.
    func consider(_ spots: Spots) {
        standing = spots
        timetables?.consider(spots)
    }

    /// A timetable to try, once; only to be asked between slices.
    func takeOffer() -> TimetableOffer? { timetables?.takeOffer() }

    private var ending: Bool {
        lock.lock()
        defer { lock.unlock() }
        return isEnding
    }

    private func work() {
        if dual == nil { dual = DualBound(instance) }
        var left = ticks
        if !hasLooked, dual!.restingWide != nil || dual!.isFinished {
            hasLooked = true
            timetables = dual!.restingWide.flatMap { TimetableSearch($0, from: standing, seed: seed) }
        }
        if let timetables {
            left = dual!.isFinished ? 0 : ticks / 2
            var share = ticks - left + owed
            timetables.work(ticks: &share) { self.ending }
            owed = min(0, share)
        }
        if left > 0 { dual!.work(ticks: left / dual!.tickCost, incumbent: incumbent) { self.ending } }
    }
}
