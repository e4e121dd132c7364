import Model
import Testing

@testable import Tables

@Suite("Numbers in cells") struct NumberTextTests {
    @Test(arguments: [
        ("12", 12), ("1,000", 1000), ("12명", 12), ("12 명", 12), ("１２", 12), ("-5", -5), ("−5", -5), ("12.0", 12),
        ("12회", 12), ("+3", 3), ("0", 0),
    ])
    func whole(_ text: String, _ value: Int) { #expect(NumberText.whole(text, units: NumberText.counts) == value) }

    @Test(arguments: [
        "", "12.5", "1,00", "12 13", "열두 명", "1e3", "--1", "명", "12명명", "9999999999999999", "0x1F", "1,0000",
    ])
    func noWhole(_ text: String) { #expect(NumberText.whole(text, units: NumberText.counts) == nil) }

    @Test(arguments: [
        ("600000", 600_000), ("600,000원", 600_000), ("₩600,000", 600_000), ("￦600,000", 600_000),
        ("600,000 원", 600_000), ("60만원", 600_000),
        ("60만 원", 600_000), ("1억 2,000만원", 120_000_000), ("1만 5,000원", 15_000), ("60만5", 600_005), ("０원", 0),
        ("600000.0", 600_000),
        ("KRW 600,000", 600_000), ("1억", 100_000_000),
    ])
    func money(_ text: String, _ amount: Int) { #expect(NumberText.won(text) == Won(amount)) }

    @Test(arguments: ["", "-600", "600 000", "만원", "600,00원", "$600", "6십만원", "600원 정도", "2천만원"])
    func noMoney(_ text: String) { #expect(NumberText.won(text) == nil) }

    @Test(arguments: [
        ("90", 90), ("90분", 90), ("1시간 30분", 90), ("1시간30분", 90), ("1.5시간", 90), ("1 h 30 min", 90), ("90 min", 90),
        ("1:30", 90), ("57시간", 3420),
        ("1,440분", 1440), ("2시간", 120), ("0", 0), ("50.0", 50), ("0.25시간", 15),
    ])
    func durations(_ text: String, _ minutes: Int) { #expect(NumberText.duration(text) == Minutes(minutes)) }

    @Test(arguments: ["", "-10", "1시", "시간", "1.3시간", "한 시간", "1 30분", "10분 전", "9999999분", "1:75"])
    func noDurations(_ text: String) { #expect(NumberText.duration(text) == nil) }

    @Test func percent() {
        #expect(NumberText.percent("70%") == 70)
        #expect(NumberText.percent("70 퍼센트") == 70)
        #expect(NumberText.percent("100") == 100)
        #expect(NumberText.percent("101%") == nil)
        #expect(NumberText.percent("-1%") == nil)
    }

    @Test func decimals() {
        #expect(NumberText.decimal("37.5384") == 37.5384)
        #expect(NumberText.decimal("-0.5") == -0.5)
        #expect(NumberText.decimal("1e5") == nil)
        #expect(NumberText.decimal("1.2.3") == nil)
        #expect(NumberText.decimal("nan") == nil)
    }

    @Test("and the first 0 of a mobile number, which spreadsheets lose, comes back")
    func phones() {
        #expect(PhoneText.read("1000000001") == "01000000001")
        #expect(PhoneText.read("010-0000-0001") == "010-0000-0001")
        #expect(PhoneText.read("０１０－００００－０００１") == "010-0000-0001")
        #expect(PhoneText.read("+82 10-0000-0001") == "+82 10-0000-0001")
        #expect(PhoneText.read("1588-0000") == "1588-0000")
        #expect(PhoneText.read("전화 없음") == nil)
        #expect(PhoneText.read("12") == nil)
    }
}
