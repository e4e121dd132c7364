/// How often of late each activity ran at each time when the bound asked it: a running mean of its answers.
///
/// One set of prices cannot say which of several ways that are worth the same go together. But the mean of what is chosen while
/// prices move tends to an optimal fractional plan (Larsson, Patriksson and Strömberg 1999; Barahona and Anbil 2000), which
/// does, and is what to round.
final class Running {
    private let share: UnsafeMutablePointer<Float>
    private let times: Int
    private var rounds = 0
    /// Rounds that count.
    private let memory: Int
    private let arena = Arena()

    /// - Parameter memory: an answer that is so many rounds old counts a third of one that is new.
    init(times: Int, memory: Int) {
        self.times = times
        self.memory = memory
        share = arena.floats(times)
    }

    /// A round of answers begins: what was known fades.
    func begin() {
        rounds += 1
        let old = 1 - 1 / Float(min(rounds, memory))
        for t in 0..<times { share[t] *= old }
    }

    /// The activity that is asked runs at a time (−1: not at all).
    @inline(__always) func note(_ t: Int) {
        if t >= 0 { share[t] += 1 / Float(min(rounds, memory)) }
    }

    /// Takes over what another knows.
    func take(from other: Running) {
        for t in 0..<times { share[t] = other.share[t] }
        rounds = min(other.rounds, memory)
    }

    /// By activity-time, in percent; 0 throughout where nothing is known.
    var percent: [Int] { (0..<times).map { Int((100 * min(1, max(0, share[$0]))).rounded()) } }
}
