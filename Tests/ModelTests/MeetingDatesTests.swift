import Model
import Testing

@Suite struct MeetingDatesTests {
    let start = LocalDate(iso: "2027-01-04")!
    let end = LocalDate(iso: "2027-03-26")!
    let morning = ClockRange(ClockTime(hour: 10)!, ClockTime(hour: 12)!)!

    func pattern(
        _ weekdays: [Weekday], from: String = "2027-02-01", _ extent: MeetingPattern.Extent,
        _ closures: MeetingPattern.Closures
    ) -> MeetingPattern {
        MeetingPattern(
            weekdays: weekdays, time: morning, from: LocalDate(iso: from)!, extent: extent, closures: closures)
    }

    /// 설날 2027 with its 대체공휴일.
    func seollal(_ meeting: Meeting) -> Bool {
        (LocalDate(iso: "2027-02-06")!...LocalDate(iso: "2027-02-09")!).contains(meeting.date)
    }

    func days(_ dates: MeetingDates) -> [String] { dates.meetings.map { String($0.date.iso.dropFirst(5)) } }

    @Test func mondaysAndWednesdaysWithoutClosures() throws {
        let dates = try pattern([.wednesday, .monday], .count(4), .makeUp)
            .meetings(from: start, to: end, isClosed: { _ in false })
        #expect(days(dates) == ["02-01", "02-03", "02-08", "02-10"])
        #expect(dates.skipped.isEmpty && dates.madeUp == 0)
    }

    @Test func aClosureIsMadeUpAtTheEnd() throws {
        let dates = try pattern([.monday, .wednesday], .count(4), .makeUp)
            .meetings(from: start, to: end, isClosed: seollal)
        #expect(days(dates) == ["02-01", "02-03", "02-10", "02-15"])
        #expect(dates.skipped.map(\.date.iso) == ["2027-02-08"])
        #expect(dates.madeUp == 1)
    }

    @Test func aClosureIsSkipped() throws {
        let dates = try pattern([.monday, .wednesday], .count(4), .skip)
            .meetings(from: start, to: end, isClosed: seollal)
        #expect(days(dates) == ["02-01", "02-03", "02-10"])
        #expect(dates.madeUp == 0)
    }

    @Test func untilADayWithMakeUpGoesPastIt() throws {
        let until = MeetingPattern.Extent.until(LocalDate(iso: "2027-02-10")!)
        #expect(pattern([.monday], until, .skip).promisedCount == 2)
        let skipping = try pattern([.monday], until, .skip).meetings(from: start, to: end, isClosed: seollal)
        #expect(days(skipping) == ["02-01"])
        let makingUp = try pattern([.monday], until, .makeUp).meetings(from: start, to: end, isClosed: seollal)
        #expect(days(makingUp) == ["02-01", "02-15"])
    }

    @Test func everyPromisedCountEqualsTheDaysCounted() {
        for length in 0..<40 {
            for chosen in [[Weekday.monday], [.saturday, .sunday], Weekday.allCases] {
                let last = LocalDate(iso: "2027-02-01")! + length
                let counted = (0...length).filter { chosen.contains((LocalDate(iso: "2027-02-01")! + $0).weekday) }
                #expect(pattern(chosen, .until(last), .skip).promisedCount == counted.count)
            }
        }
    }

    @Test func whatCannotBeLaidOutSaysWhy() {
        func fault(_ pattern: MeetingPattern, isClosed: (Meeting) -> Bool = { _ in false }) -> PatternFault? {
            do throws(PatternFault) {
                _ = try pattern.meetings(from: start, to: end, isClosed: isClosed)
                return nil
            } catch { return error }
        }
        #expect(fault(pattern([], .count(3), .skip)) == .noWeekdays)
        #expect(fault(pattern([.monday], .count(0), .skip)) == .noMeetings)
        #expect(fault(pattern([.monday], .until(start), .skip)) == .noMeetings)
        #expect(
            fault(pattern([.monday], from: "2026-12-28", .count(2), .skip))
                == .startsOutside(LocalDate(iso: "2026-12-28")!))
        #expect(fault(pattern([.monday], .count(12), .makeUp)) == .runsPastTerm(promised: 12, fit: 8))
        #expect(fault(pattern([.monday], .count(8), .makeUp), isClosed: seollal) == .runsPastTerm(promised: 8, fit: 7))
        #expect(fault(pattern([.monday], .count(8), .skip), isClosed: seollal) == nil)
        #expect(
            fault(pattern([.monday], from: "2027-02-08", .count(1), .skip), isClosed: seollal)
                == .allOnClosures(count: 1))
    }
}
