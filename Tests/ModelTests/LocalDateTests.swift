import Model
import Testing

@Suite struct LocalDateTests {
    @Test func everyDayOfFourCenturiesRoundTrips() {
        var date = LocalDate(iso: "1800-01-01")!
        let end = LocalDate(iso: "2200-01-01")!
        var weekday = date.weekday.rawValue
        while date < end {
            let (y, m, d) = date.ymd
            #expect(LocalDate(year: y, month: m, day: d) == date)
            #expect(date.weekday.rawValue == weekday)
            weekday = (weekday + 1) % 7
            date = date + 1
        }
    }

    @Test func knownDays() {
        #expect(LocalDate(iso: "1970-01-01")?.dayNumber == 0)
        #expect(LocalDate(iso: "2027-01-05")?.weekday == .tuesday)
        #expect(LocalDate(iso: "2026-11-21")?.weekday == .saturday)
    }

    @Test(arguments: ["2027-02-29", "2027-13-01", "2027-00-10", "2027-1-5", "2027/01/05", "+027-01-05", ""])
    func noSuchDay(_ text: String) { #expect(LocalDate(iso: text) == nil) }

    @Test(arguments: [
        ("1967-01-04", "2027-01-04", 60), ("1967-01-05", "2027-01-04", 59), ("1967-01-03", "2027-01-04", 60),
        ("1964-02-29", "2027-02-28", 62), ("1964-02-29", "2027-03-01", 63),
    ])
    func age(_ born: String, _ on: String, _ years: Int) {
        #expect(LocalDate(iso: born)!.age(on: LocalDate(iso: on)!) == years)
    }
}
