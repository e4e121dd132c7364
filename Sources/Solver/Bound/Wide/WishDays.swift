import Problem

/// Days on which a wish has a start that suits its person.
struct WishDays: Sendable {
    /// By wish × words of days.
    let bits: Words

    init(_ instance: Instance, _ arena: Arena) {
        let people = instance.people
        let words = instance.activities.dayWords
        var bits = [UInt64](repeating: 0, count: people.personOfWish.count * words)
        for w in people.personOfWish.indices {
            let step = instance.services.step[people.wishService[w]]
            for o in people.open[w] {
                let to = people.openHigh[o] * step / Problem.day
                for d in people.openLow[o] * step / Problem.day...to {
                    bits[w * words + d >> 6] |= 1 << UInt64(d & 63)
                }
            }
        }
        self.bits = arena.table(words: bits)
    }
}
