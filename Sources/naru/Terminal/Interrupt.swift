import Dispatch
import Foundation
import Synchronization

/// SIGINT and SIGTERM as a wish to end well: the search stops and the best plan so far is kept.
/// Another one, more than a moment later, ends the program at once. Those that come together are one wish: `timeout` sends
/// its signal to the program and then to its process group, which it is in as well.
enum Interrupt {
    /// When the first came, in nanoseconds since the machine was started; 0 before.
    private static let first = Atomic<UInt64>(0)
    private static let moment: UInt64 = 1_000_000_000

    static var wasAsked: Bool { first.load(ordering: .relaxed) > 0 }

    /// From here on signals are wishes. Called before the work that can be ended well.
    static func listen() {
        for signalNumber in [SIGINT, SIGTERM] {
            signal(signalNumber, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: signalNumber, queue: .global(qos: .userInteractive))
            // The handler holds its source: it listens for as long as the program runs.
            source.setEventHandler { [source] in
                withExtendedLifetime(source) {
                    let now = DispatchTime.now().uptimeNanoseconds
                    let (isFirst, before) = first.compareExchange(expected: 0, desired: now, ordering: .relaxed)
                    if isFirst {
                        Terminal.note(Words.stopping)
                    } else if now > before + moment {
                        _exit(128 + signalNumber)
                    }
                }
            }
            source.resume()
        }
    }
}
