/// Which two activity-times nobody can attend both: they overlap, or leave too little time to travel.
///
/// For up to `tableLimit` times the answers are a table of bits; beyond it, and for activities whose site varies with
/// their room, they are worked out when asked, after a look at the days they share.
struct Clashes: Sendable {
    static let tableLimit = 4096
    private let activities: Activities
    private let places: Places
    private let bits: Words
    private let rowWords: Int

    init(_ places: Places, _ activities: Activities, _ arena: Arena) {
        self.places = places
        self.activities = activities
        let times = activities.activityOfTime.count
        guard times <= Clashes.tableLimit else {
            bits = arena.table(words: [])
            rowWords = 0
            return
        }
        let words = (times + 63) / 64
        var table = [UInt64](repeating: 0, count: words * times)
        for t in 0..<times {
            let a = activities.activityOfTime[t]
            guard activities.site[a] != Activities.varies else { continue }
            for u in 0...t {
                let b = activities.activityOfTime[u]
                let sb = activities.site[b]
                if sb != Activities.varies,
                    Clashes.judge(t, activities.site[a], u, sb, activities, places)
                {
                    table[t * words + u / 64] |= 1 << UInt64(u % 64)
                    table[u * words + t / 64] |= 1 << UInt64(t % 64)
                }
            }
        }
        bits = arena.table(words: table)
        rowWords = words
    }

    /// Do time `t` held at site `st` and time `u` held at site `su` clash for one person?
    @inline(__always) func clash(_ t: Int, _ st: Int, _ u: Int, _ su: Int) -> Bool {
        if rowWords > 0, activities.site[activities.activityOfTime[t]] != Activities.varies,
            activities.site[activities.activityOfTime[u]] != Activities.varies
        {
            return bits.base[t * rowWords + u >> 6] >> UInt64(u & 63) & 1 != 0
        }
        return Clashes.judge(t, st, u, su, activities, places)
    }

    /// Worked out from the meetings.
    static func judge(
        _ t: Int, _ st: Int, _ u: Int, _ su: Int, _ activities: Activities, _ places: Places
    ) -> Bool {
        guard shareDay(t, u, activities) else { return false }
        let there = places.travel(st, su)
        let back = places.travel(su, st)
        let x = activities.meetings[t]
        let y = activities.meetings[u]
        var i = x.lowerBound
        var j = y.lowerBound
        while i < x.upperBound, j < y.upperBound {
            if activities.meetingEnd[i] + there <= activities.meetingStart[j] {
                i += 1
            } else if activities.meetingEnd[j] + back <= activities.meetingStart[i] {
                j += 1
            } else {
                return true
            }
        }
        return false
    }

    /// Of two meetings that clash, the later starts on a day that both touch, travel included.
    private static func shareDay(_ t: Int, _ u: Int, _ activities: Activities) -> Bool {
        let words = activities.dayWords
        for w in 0..<words
        where activities.touchBits.base[t * words + w] & activities.touchBits.base[u * words + w] != 0 {
            return true
        }
        return false
    }
}
