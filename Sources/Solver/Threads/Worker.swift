import Foundation

/// A thread of its own that does what it is given, in order.
final class Worker: @unchecked Sendable {
    private let given = DispatchSemaphore(value: 0)
    private let gone = DispatchSemaphore(value: 0)
    private let lock = NSLock()
    // Under `lock`.
    private var jobs: [@Sendable () -> Void] = []
    private var hasEnded = false

    init() {
        let thread = Thread { [self] in
            while true {
                given.wait()
                guard let job = lock.withLock({ hasEnded ? nil : jobs.removeFirst() }) else { break }
                job()
            }
            gone.signal()
        }
        thread.stackSize = 64 << 20
        thread.start()
    }

    func give(_ job: @escaping @Sendable () -> Void) {
        lock.withLock { jobs.append(job) }
        given.signal()
    }

    /// Asked within jobs that take long: are they to be given up?
    var isEnding: Bool { lock.withLock { hasEnded } }

    /// Ends the thread, and waits for that; what was given and is not done is forgotten.
    func end() {
        // Jobs may hold whoever holds this.
        let forgotten = lock.withLock {
            hasEnded = true
            defer { jobs = [] }
            return jobs
        }
        withExtendedLifetime(forgotten) {}
        given.signal()
        gone.wait()
    }
}
