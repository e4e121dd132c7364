import Model
import Testing

@Suite("Dates, times and amounts as people say them")
struct WordingTests {
    @Test func dates() {
        let date = LocalDate(iso: "2027-01-05")!
        #expect(date.wording(.korean) == "2027년 1월 5일(화)")
        #expect(date.wording(.english) == "Tue 5 January 2027")
        #expect(date.shortWording(.korean) == "1월 5일(화)")
    }

    @Test(arguments: [
        (0, "밤 12시", "12 midnight"), (30, "오전 12시 30분", "12:30 am"), (570, "오전 9시 30분", "9:30 am"),
        (720, "낮 12시", "12 noon"), (725, "오후 12시 5분", "12:05 pm"), (840, "오후 2시", "2 pm"),
        (1440, "밤 12시", "12 midnight"),
    ])
    func times(_ minutes: Int, _ korean: String, _ english: String) {
        #expect(ClockTime(minutes: minutes)!.wording(.korean) == korean)
        #expect(ClockTime(minutes: minutes)!.wording(.english) == english)
    }

    @Test func ranges() {
        func range(_ a: Int, _ b: Int) -> ClockRange { ClockRange(ClockTime(minutes: a)!, ClockTime(minutes: b)!)! }
        #expect(range(840, 990).wording(.korean) == "오후 2시~4시 30분")
        #expect(range(600, 720).wording(.korean) == "오전 10시~낮 12시")
        #expect(range(600, 720).wording(.english) == "10 am–12 noon")
        #expect(range(600, 720).text == "10:00–12:00")
        #expect(
            Meeting(date: LocalDate(iso: "2027-01-05")!, time: range(840, 960)).wording(.korean)
                == "2027년 1월 5일(화) 오후 2시~4시")
    }

    @Test func amounts() {
        #expect(Won(600_000).wording(.korean) == "600,000원")
        #expect(Won(1_234_567).wording(.english) == "₩1,234,567")
        #expect(Won(-1000).wording(.korean) == "-1,000원")
        #expect(Minutes(90).wording(.korean) == "1시간 30분")
        #expect(Minutes(120).wording(.korean) == "2시간")
        #expect(Minutes(0).wording(.korean) == "0분")
        #expect(Minutes(45).wording(.english) == "45 min")
    }
}
