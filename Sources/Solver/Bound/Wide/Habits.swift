import Problem

/// Who can come when: people with equal absences and limits are one habit, so that a bit answers for all of them.
struct Habits: Sendable {
    /// Habit of a person.
    let of: Ints
    private let bits: Words
    private let words: Int
    private let instance: Instance
    private let geometry: Geometry
    /// Beyond so many words of bits each person is judged when asked.
    private static let mostWords = 4 << 20

    init(_ instance: Instance, _ geometry: Geometry, _ arena: Arena) {
        self.instance = instance
        self.geometry = geometry
        let people = instance.people
        let times = instance.activities.activityOfTime.count
        words = (times + 63) / 64
        var known: [[Int]: Int] = [:]
        var (first, of): ([Int], [Int32]) = ([], [])
        for p in 0..<people.count {
            var key: [Int] = []
            for i in instance.problem.participants[p].unavailable { key += [i.start, i.end] }
            key.append(-1)
            for l in people.limits[p] { key += [people.limitPeriod[l], people.limitMinutes[l]] }
            if let habit = known[key] {
                of.append(Int32(habit))
            } else {
                of.append(Int32(first.count))
                known[key] = first.count
                first.append(p)
            }
        }
        self.of = arena.table(words: of)
        guard first.count * words <= Habits.mostWords else {
            bits = arena.table(words: [])
            return
        }
        var table = [UInt64](repeating: 0, count: first.count * words)
        for (habit, p) in first.enumerated() {
            let away = joined(instance.problem.participants[p].unavailable)
            for t in 0..<times where !instance.activities.meets(t, away) && geometry.fits(p, time: t) {
                table[habit * words + t >> 6] |= 1 << UInt64(t & 63)
            }
        }
        bits = arena.table(words: table)
    }

    /// Could the person attend all meetings of a time, their own absences and limits alone considered?
    @inline(__always) func suits(_ person: Int, _ t: Int) -> Bool {
        if bits.count > 0 { return bits.base[of[person] * words + t >> 6] >> UInt64(t & 63) & 1 != 0 }
        let away = joined(instance.problem.participants[person].unavailable)
        return !instance.activities.meets(t, away) && geometry.fits(person, time: t)
    }
}
