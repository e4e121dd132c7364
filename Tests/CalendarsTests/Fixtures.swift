import Calendars
import Model

func day(_ text: String) -> LocalDate { LocalDate(iso: text)! }

func hours(_ start: Int, _ end: Int) -> ClockRange { ClockRange(ClockTime(hour: start)!, ClockTime(hour: end)!)! }

func meeting(_ date: String, _ start: Int = 10, _ end: Int = 12) -> Meeting {
    Meeting(date: day(date), time: hours(start, end))
}

/// Days of the given weekdays from the first, so many of them.
func weekly(_ weekdays: [Weekday], from: String, count: Int, _ start: Int = 10, _ end: Int = 12) -> [Meeting] {
    var meetings: [Meeting] = []
    var date = day(from)
    while meetings.count < count {
        if weekdays.contains(date.weekday) { meetings.append(Meeting(date: date, time: hours(start, end))) }
        date = date + 1
    }
    return meetings
}

let stamp = UnixTime(rfc3339: "2026-12-21T00:00:00Z")!
let organizer = Party(name: "동부캠퍼스", address: MailAddress("term@centre.example")!)
let attendee = Party(name: "홍길동", address: MailAddress("hong@mail.example")!)

func engagement(_ meetings: [Meeting], _ details: EventDetails = EventDetails(title: "챌린저스 클럽")) -> Engagement {
    Engagement(
        owner: .participant("P1"), subject: .offering("C1"), uid: "2027-1.p.P1.o.C1@centre.example", meetings: meetings,
        details: details, organizer: organizer, attendee: attendee)
}

/// A small repeatable source of chance (splitmix64).
struct Chance {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

    mutating func shuffle<Value>(_ values: inout [Value]) {
        for place in stride(from: values.count - 1, to: 0, by: -1) { values.swapAt(place, below(place + 1)) }
    }
}
