import Foundation
import Model
import Prints
import Testing

@Suite struct PersonalTests {
    let printer = Printer(term: Given.term, schedule: Given.schedule, language: .korean)

    @Test func scheduleSaysEveryMeetingInOrderAndNobodyElse() throws {
        let page = try #require(printer.personalSchedule(of: "A", notGranted: ["합창 동아리: 자리가 모두 찼습니다."]))
        #expect(page.contains("2027년 1월 4일(월) 오전 10시~11시 · 구직서류 코칭"))
        #expect(page.components(separatedBy: "<td class=\"d\">1월 ").count - 1 == 5)
        #expect(page.components(separatedBy: "드론 촬영 입문").count - 1 == 11)
        #expect(page.contains("합창 동아리: 자리가 모두 찼습니다."))
        #expect(page.contains("한상담 010-0000-0001"))
        #expect(page.contains("서울특별시 광진구 나루터길 0000, 3층 (00000)"))
        #expect(!page.contains("이다라"))
    }

    @Test func coursesSayOnWhichDaysTheyMeet() throws {
        func page(_ meetings: [Meeting]) throws -> String {
            var schedule = Given.schedule
            schedule.runs[0].meetings = meetings
            return try #require(
                Printer(term: Given.term, schedule: schedule, language: .korean).personalSchedule(of: "A"))
        }
        func weekly(_ date: String, _ hour: Int) -> [Meeting] {
            (0..<3).map { week in
                let one = Given.meeting(date, hour)
                return Meeting(date: one.date + 7 * week, time: one.time)
            }
        }
        #expect(try page(Given.schedule.runs[0].meetings).contains("10회<br>화 오후 2시~4시<br>"))
        #expect(try page(weekly("2027-01-05", 10) + weekly("2027-01-07", 10)).contains("<br>화·목 오전 10시~낮 12시<br>"))
        #expect(
            try page(weekly("2027-01-04", 14) + weekly("2027-01-08", 9)).contains("<br>월 오후 2시~4시, 금 오전 9시~11시<br>"))
        // What no such line would say goes without: few meetings, or each at another time.
        #expect(try page(Array(weekly("2027-01-05", 10).prefix(2))).contains("2회<br>동부캠퍼스"))
        let odd = [9, 11, 13].map { Given.meeting("2027-01-05", $0) }
        #expect(try page(odd).contains("3회<br>동부캠퍼스"))
    }

    @Test func whoGotNothingIsToldWhomToCall() throws {
        let page = try #require(printer.personalSchedule(of: "C"))
        #expect(page.contains("정해진 일정이 없습니다") && page.contains("02-0000-0000"))
        #expect(!page.contains("<table>"))
    }

    @Test func cardCarriesTheFeedAsAQRCode() throws {
        let page = try #require(printer.card(of: "A", feedURL: "https://example.org/feed/abc.ics"))
        #expect(page.contains("<svg") && page.contains("https://example.org/feed/abc.ics"))
        #expect(try #require(printer.card(of: "A", feedURL: nil)).contains("<svg") == false)
    }

    /// Every date of everything, each thing with its place once.
    @Test func cardHoldsEveryDateAndPlace() throws {
        let page = try #require(printer.card(of: "A", feedURL: nil)).split(separator: "<body>")[1]
        for run in Given.schedule.runs where run.participants.contains("A") {
            for meeting in run.meetings {
                #expect(page.contains("<li>\(meeting.date.shortWording(.korean))</li>"))
                #expect(page.contains("<b>\(meeting.time.wording(.korean))</b>"))
            }
        }
        let appointments = Given.schedule.appointments.filter { $0.participant == "A" }
        for appointment in appointments {
            #expect(page.contains("<li>\(appointment.meeting.date.shortWording(.korean))</li>"))
        }
        let runs = Given.schedule.runs.filter { $0.participants.contains("A") }
        #expect(!runs.isEmpty && !appointments.isEmpty)
        let dates = runs.reduce(0) { $0 + $1.meetings.count } + appointments.count
        #expect(page.components(separatedBy: "<li>").count - 1 == dates)
    }

    @Test func english() throws {
        let page = try #require(
            Printer(term: Given.term, schedule: Given.schedule, language: .english).personalSchedule(of: "A"))
        #expect(page.contains("<html lang=\"en\">") && page.contains("Mon 4 January 2027, 10 am–11 am"))
    }

    @Test func unknownParticipant() { #expect(printer.personalSchedule(of: "nobody") == nil) }
}
