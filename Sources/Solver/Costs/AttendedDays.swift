extension State {
    /// The days on which the person in the bundle has an engagement at a site.
    func attendedDays() -> Int {
        let words = activities.dayWords
        let bits = bundle.days
        for w in 0..<words { bits.base[w] = 0 }
        for i in 0..<bundle.seatCount where bundle.site[i] >= 0 {
            let row = activities.dayBits.base + bundle.time[i] * words
            for w in 0..<words { bits.base[w] |= row[w] }
        }
        for i in 0..<bundle.wishCount where bundle.wishSite[i] >= 0 {
            let day = bundle.wishStart[i] / 1440
            bits.base[day >> 6] |= 1 << UInt64(day & 63)
        }
        var sum = 0
        for w in 0..<words { sum += bits.base[w].nonzeroBitCount }
        return sum
    }
}
