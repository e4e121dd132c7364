import Model
import Testing

@testable import Tables

@Suite("Dates in cells") struct DateTextTests {
    @Test(
        "are read in every form that people type",
        arguments: [
            "2026-03-02", "2026.3.2", "2026. 3. 2.", "2026. 3. 2", "2026.03.02.", "2026년 3월 2일", "2026년3월2일",
            "2026/3/2",
            "20260302", "２０２６－０３－０２", "2026–03–02", "2026-03-02(월)", "2026. 3. 2.(월)", "2026년 3월 2일 월요일",
            "2026-03-02 Mon",
            " 2026-03-02 ", "2026-03-02 00:00:00", "2026\u{3000}년 3월 2일",
        ])
    func read(_ text: String) {
        #expect(DateText.read(text) == .date(LocalDate(iso: "2026-03-02")!))
    }

    @Test(
        "are refused where they could mean two days, or none",
        arguments: [
            "26-03-02", "3/2/2026", "02/03/26", "2026-13-01", "2026-02-29", "2026-03", "2026년 3월", "2026-3-2-1",
            "46083",
            "2026-03-02 10:00", "2026.3/2", "2026-03-02x", "", "260302", "202603020", "내일", "2026년 3월 2",
        ])
    func refused(_ text: String) {
        #expect(DateText.read(text) == .none)
    }

    @Test("are refused with another day's weekday")
    func wrongWeekday() {
        #expect(DateText.read("2026-03-02(화)") == .wrongWeekday(is: .monday))
        #expect(DateText.read("2026년 3월 2일 일요일") == .wrongWeekday(is: .monday))
    }
}
