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
    private var dive: Dive?
    private var dives: UInt64 = 0
    private static let mostDives = 12
    /// The bound below which the next dive begins.
    private var nextDive = Int.max
    private var ticks = 0
    private var incumbent = Int.min
    private var isEnding = false
    private var isWorking = false
    /// The slice that was last awaited is finished.
    private(set) var isDone = true

    init(_ instance: Instance, beside: Bool) {
        self.instance = instance
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
        if dual?.isFinished == true, dive == nil || dive?.result != nil { return }
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

    /// Would a timetable by diving be looked for now, if it were told how what is fixed runs?
    var wantsToDive: Bool {
        guard let dual, dive == nil, dual.isTelling, instance.people.count <= Dive.mostPeople else { return false }
        // While the bound still falls a dive takes half its time, and gains nothing but where envy counts.
        guard dual.isFinished || instance.weights.envy > 0 else { return false }
        guard let bound = dual.bound else { return false }
        return dual.isFinished ? dives < Prover.mostDives : bound < nextDive
    }

    /// Begins to look for a timetable with the next slice, beside lowering the bound.
    func beginDive(from spots: Spots) {
        dives += 1
        nextDive = dual!.bound! - abs(dual!.bound!) / 200
        dive = Dive(instance, from: spots, dual!.bestWorths!, seed: dives)
    }

    /// The timetable found, once.
    func takeDive() -> Spots? {
        guard let found = dive?.result else { return nil }
        dive = nil
        return found
    }

    private var ending: Bool {
        lock.lock()
        defer { lock.unlock() }
        return isEnding
    }

    private func work() {
        if dual == nil { dual = DualBound(instance) }
        var left = ticks
        if let dive, dive.result == nil {
            left = dual!.isFinished ? 0 : ticks / 2
            var share = ticks - left
            dive.work(ticks: &share) { self.ending }
        }
        if left > 0 { dual!.work(ticks: left, incumbent: incumbent) { self.ending } }
    }
}
