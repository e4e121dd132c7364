import Dispatch
import Foundation
import Synchronization

/// SIGINT and SIGTERM as a wish to end well: the search stops and the best plan so far is kept.
/// A second one ends the program at once.
enum Interrupt {
    private static let count = Atomic<Int>(0)

    static var wasAsked: Bool { count.load(ordering: .relaxed) > 0 }

    /// From here on signals are wishes. Called before the work that can be ended well.
    static func listen() {
        for signalNumber in [SIGINT, SIGTERM] {
            signal(signalNumber, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: signalNumber, queue: .global(qos: .userInteractive))
            // The handler holds its source: it listens for as long as the program runs.
            source.setEventHandler { [source] in
                withExtendedLifetime(source) {
                    if count.add(1, ordering: .relaxed).oldValue > 0 { _exit(128 + signalNumber) }
                    Terminal.note(Words.stopping)
                }
            }
            source.resume()
        }
    }
}
