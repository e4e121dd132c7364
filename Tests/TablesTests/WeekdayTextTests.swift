import Model
import Testing

@testable import Tables

@Suite("Weekly hours in cells") struct WeekdayTextTests {
    private func days(_ text: String) -> [Weekday]? {
        var scanner = CellScanner(text)
        let days = WeekdayText.take(&scanner)
        scanner.skipSpaces()
        return scanner.isAtEnd ? days : nil
    }

    @Test(arguments: [
        "월·수", "월수", "월/수", "월, 수", "월 수", "월ㆍ수", "월・수", "월요일·수요일", "매주 월·수", "월&수", "월 및 수", "월요일과 수요일", "Mon·Wed",
        "mon/wed",
        "Monday, Wednesday", "Monday and Wednesday", "Mondays & Wednesdays",
    ])
    func mondayAndWednesday(_ text: String) {
        #expect(days(text) == [.monday, .wednesday])
    }

    @Test func ranges() {
        #expect(days("월~금") == Array(Weekday.allCases[0..<5]))
        #expect(days("월–수·토") == [.monday, .tuesday, .wednesday, .saturday])
        #expect(days("평일") == Array(Weekday.allCases[0..<5]))
        #expect(days("주말") == [.saturday, .sunday])
        #expect(days("매일") == Weekday.allCases)
    }

    @Test(arguments: ["월월", "금~월", "", "격주 월", "월·", "해", "Mo"])
    func noDays(_ text: String) {
        #expect(days(text) == nil)
    }

    @Test func weeklyHours() {
        let nine = ClockTime(hour: 9)!
        let noon = ClockTime(hour: 12)!
        let one = ClockTime(hour: 13)!
        let six = ClockTime(hour: 18)!
        let both = [ClockRange(nine, noon)!, ClockRange(one, six)!]
        let expected = [Weekday.monday, .tuesday].flatMap { day in both.map { WeeklyHours(weekday: day, time: $0) } }
        for text in [
            "월·화 09:00–12:00, 13:00–18:00", "월화 9시~12시, 오후 1시~6시",
            "월 09:00~12:00/13:00~18:00; 화 09:00~12:00, 13:00~18:00",
            "월: 09:00-12:00, 13:00-18:00, 화: 09:00-12:00, 13:00-18:00",
            "월 09:00-12:00 13:00-18:00\n화 09:00-12:00 13:00-18:00",
        ] {
            #expect(WeeklyHoursText.read(text) == expected, "\(text)")
        }
        #expect(WeeklyHoursText.text(expected, .korean) == "월·화 09:00~12:00, 13:00~18:00")
        #expect(WeeklyHoursText.text(expected, .english) == "Mon·Tue 09:00-12:00, 13:00-18:00")
    }

    @Test(arguments: ["월", "09:00-18:00", "월 25:00-26:00", "월 09:00-18:00 회의", "월-금 9-6", "격주 월 09:00-12:00"])
    func noHours(_ text: String) {
        #expect(WeeklyHoursText.read(text) == nil)
    }

    @Test("are written so that they are read back in the same order")
    func roundTrip() {
        var random = SeededNumbers(seed: 7)
        for _ in 0..<2000 {
            let hours = (0..<Int.random(in: 0..<8, using: &random)).map { _ in
                let start = Int.random(in: 0..<1440, using: &random)
                let end = Int.random(in: start + 1...1440, using: &random)
                return WeeklyHours(
                    weekday: Weekday.allCases.randomElement(using: &random)!,
                    time: ClockRange(ClockTime(minutes: start)!, ClockTime(minutes: end)!)!)
            }
            for language in Language.allCases {
                let text = WeeklyHoursText.text(hours, language)
                #expect(WeeklyHoursText.read(text) == hours, "\(text)")
            }
        }
    }
}

/// SplitMix64 (Steele, Lea, Flood, 2014): the same numbers on every machine.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
