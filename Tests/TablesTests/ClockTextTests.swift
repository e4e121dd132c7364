import Model
import Testing

@testable import Tables

@Suite("Times in cells") struct ClockTextTests {
    @Test(arguments: [
        ("14:00", 840), ("오후 2시", 840), ("오후2시", 840), ("14시", 840), ("14시 30분", 870), ("오후 2시 30분", 870),
        ("오후 2:30", 870),
        ("2:30 PM", 870), ("PM 2:30", 870), ("９：３０", 570), ("9시 반", 570), ("오전 9시반", 570), ("정오", 720), ("낮 12시", 720),
        ("오전 12시", 0), ("00:00", 0), ("24:00", 1440), ("14:00:00", 840), ("오후 2:00:00", 840), ("9:05", 545),
        ("12 pm", 720),
    ])
    func times(_ text: String, _ minutes: Int) {
        #expect(ClockText.time(text) == ClockTime(minutes: minutes))
    }

    @Test(arguments: [
        "14", "25:00", "14:60", "오후 15시", "14:5", "두 시", "", "14:00:30", "2시간", "14시 70분", "오전", "-1:00", "14:00~15:00",
    ])
    func noTimes(_ text: String) {
        #expect(ClockText.time(text) == nil)
    }

    @Test(arguments: [
        "14:00~16:30", "14:00-16:30", "14:00–16:30", "14:00 — 16:30", "14:00～16:30", "14:00〜16:30", "14:00 ∼ 16:30",
        "14:00−16:30",
        "14시–16시 30분", "14시~16시 30분", "오후 2시~4시 30분", "오후 2시 ~ 오후 4시 30분", "오후 2:00~4:30", "2:00 pm - 4:30 pm",
        "14시부터 16시 30분까지", "１４：００～１６：３０", "14~16:30", "오후 2시~16시 30분",
    ])
    func ranges(_ text: String) {
        #expect(MeetingsText.range(text) == ClockRange(ClockTime(minutes: 840)!, ClockTime(minutes: 990)!))
    }

    @Test(
        "that take the morning for the morning",
        arguments: [("오전 10시~12시", 600, 720), ("10-12시", 600, 720), ("오전 9시~오후 1시", 540, 780)])
    func mornings(_ text: String, _ from: Int, _ to: Int) {
        #expect(MeetingsText.range(text) == ClockRange(ClockTime(minutes: from)!, ClockTime(minutes: to)!))
    }

    @Test(
        "of which none is guessed",
        arguments: ["10-12", "16:00~14:00", "14:00", "14:00~", "~16:00", "2시~오후 4시", "오전 11시~1시", "14:00~16:00~18:00"])
    func noRanges(_ text: String) {
        #expect(MeetingsText.range(text) == nil)
    }
}
