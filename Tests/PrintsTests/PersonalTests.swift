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

    @Test func english() throws {
        let page = try #require(
            Printer(term: Given.term, schedule: Given.schedule, language: .english).personalSchedule(of: "A"))
        #expect(page.contains("<html lang=\"en\">") && page.contains("Mon 4 January 2027, 10 am–11 am"))
    }

    @Test func unknownParticipant() { #expect(printer.personalSchedule(of: "nobody") == nil) }
}
