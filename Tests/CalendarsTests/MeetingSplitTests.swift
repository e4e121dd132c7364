import Model
import Testing

@testable import Calendars

@Suite struct MeetingSplitTests {
    /// Split, and checked to say what was given, each meeting once.
    func pieces(_ meetings: [Meeting]) -> [CalendarEvent.Timing] {
        let pieces = MeetingSplit.pieces(of: meetings)
        #expect(pieces.flatMap(\.meetings).sorted() == Set(meetings).sorted())
        return pieces
    }

    @Test func aCourseWithHolidaysIsOneSeries() {
        var meetings = weekly([.monday, .wednesday], from: "2027-02-01", count: 12)
        meetings.removeAll { ["2027-02-08", "2027-03-01"].contains($0.date.iso) }
        let pieces = pieces(meetings)
        #expect(
            pieces == [
                .weekly(
                    WeeklySeries(
                        first: meeting("2027-02-01"), weekdays: [.monday, .wednesday], last: day("2027-03-10"),
                        exceptions: [day("2027-02-08"), day("2027-03-01")]))
            ])
    }

    @Test func anIntensiveWeekIsOneSeries() {
        #expect(
            pieces(weekly([.monday, .tuesday, .wednesday, .thursday, .friday], from: "2027-01-04", count: 5)).count == 1
        )
    }

    @Test func twoHoursAreTwoSeries() {
        let meetings =
            weekly([.tuesday], from: "2027-01-05", count: 6) + weekly([.thursday], from: "2027-01-07", count: 6, 14, 16)
        #expect(pieces(meetings).map(\.isWeekly) == [true, true])
    }

    @Test func anExaminationStandsApart() {
        let meetings = weekly([.tuesday], from: "2027-01-05", count: 6) + [meeting("2027-02-20", 9, 12)]
        let pieces = pieces(meetings)
        #expect(pieces.count == 2)
        #expect(pieces[1] == .single(meeting("2027-02-20", 9, 12)))
    }

    @Test func whatIsNoPatternIsSingle() {
        let meetings = [meeting("2027-01-05"), meeting("2027-01-14"), meeting("2027-02-12"), meeting("2027-03-22")]
        #expect(pieces(meetings).allSatisfy { !$0.isWeekly })
        #expect(pieces([meeting("2027-01-05")]).count == 1)
        #expect(pieces([]).isEmpty)
    }

    @Test func anyMeetingsAreSaidExactly() {
        for seed in 1...500 {
            var chance = Chance(state: UInt64(seed))
            let meetings = (0..<(1 + chance.below(25))).map { _ in
                Meeting(date: day("2027-01-04") + chance.below(80), time: hours(9 + chance.below(2), 12))
            }
            _ = pieces(meetings)
        }
    }
}
