import Model
import Testing

@testable import Tables

@Suite("Meeting patterns in cells") struct PatternTextTests {
    private static let tenToNoon = ClockRange(ClockTime(hour: 10)!, ClockTime(hour: 12)!)!

    @Test(
        "are read as people say them",
        arguments: [
            "월·수 10:00–12:00", "월수 10:00~12:00", "월/수 10시-12시", "매주 월, 수 오전 10시 ~ 12시", "월요일·수요일 10:00 ~ 12:00",
            "１０：００～１２：００ 월·수",
            "Mon·Wed 10:00-12:00", "월ㆍ수, 10:00∼12:00", "월·수\n10시–12시",
        ])
    func plain(_ text: String) {
        #expect(PatternText.read(text) == PatternText(weekdays: [.monday, .wednesday], time: Self.tenToNoon))
    }

    @Test(
        "are read whole from one cell",
        arguments: [
            "월·수 10:00–12:00, 12회, 2027-01-04부터, 휴관 시 보강", "2027. 1. 4.부터 매주 월·수 10:00~12:00 총 12회 휴관 시 보강",
            "매주 월, 수 10시~12시(12회)".replacing("(", with: ", ").replacing(")", with: "") + ", 2027년 1월 4일 시작, 휴관시 보강",
            "Mon·Wed 10:00–12:00, from 2027-01-04, 12 times, on closures make up",
            "월수 10:00-12:00 / 12회차 / 2027-01-04(월) 개강 / 휴일 보강",
        ])
    func whole(_ text: String) {
        let expected = PatternText(
            weekdays: [.monday, .wednesday], time: Self.tenToNoon, from: LocalDate(iso: "2027-01-04"), count: 12,
            closures: .makeUp)
        #expect(PatternText.read(text) == expected)
    }

    @Test(
        "are read with their last day",
        arguments: [
            "화 10:00–12:00 2027-01-05~2027-03-30", "2027-01-05부터 2027-03-30까지 화 10:00~12:00",
            "화 10:00–12:00, 2027-01-05 ~ 2027. 3. 30.",
        ])
    func until(_ text: String) {
        let expected = PatternText(
            weekdays: [.tuesday], time: Self.tenToNoon, from: LocalDate(iso: "2027-01-05"),
            until: LocalDate(iso: "2027-03-30"))
        #expect(PatternText.read(text) == expected)
    }

    @Test(
        "are refused if a word of them is not understood",
        arguments: [
            "격주 월 10:00–12:00", "월 10:00–12:00, 수 14:00–16:00", "월·수", "10:00–12:00", "월·수 10:00–12:00 둘째 주 제외",
            "월 10:00–12:00 0회",
            "월 10:00–12:00, 12회, 10회", "월 10:00–12:00 12회 2027-03-01까지", "", "월 12:00–10:00", "매월 첫째 월 10:00–12:00",
        ])
    func refused(_ text: String) {
        #expect(PatternText.read(text) == nil)
    }
}
