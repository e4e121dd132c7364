import Foundation
import Model
import Prints
import Testing

@Suite struct RostersTests {
    let printer = Printer(term: Given.term, schedule: Given.schedule, language: .korean)

    @Test func rosterNamesThoseEnrolledAndNobodyElse() throws {
        let page = try #require(printer.roster(of: "T1"))
        #expect(page.contains("김가나") && page.contains("010-0000-0011") && page.contains("휠체어"))
        #expect(!page.contains("박마바"))
        #expect(page.contains("2027년 1월 5일(화) ~ 3월 9일(화)") && page.contains("10회"))
        #expect(page.contains("2명 / 정원 12명"))
    }

    @Test func whatComesFromTheTermIsEscaped() throws {
        let page = try #require(printer.roster(of: "T1"))
        #expect(page.contains("강&lt;교육&gt;") && !page.contains("강<교육>"))
        #expect(page.contains("이다라 &amp; 부인"))
    }

    @Test func signInSheetHasAColumnForEachMeetingAndRowsForWalkIns() throws {
        let page = try #require(printer.signInSheet(of: "T1"))
        #expect(page.components(separatedBy: "class=\"day\"").count - 1 == 10)
        #expect(page.components(separatedBy: "<section").count - 1 == 2)
        #expect(page.contains("(1/2쪽)") && page.contains("(2/2쪽)"))
        #expect(page.components(separatedBy: "현장 접수").count - 1 == 8)
        #expect(page.contains("1/5(화)") && page.contains("3/9(화)"))
        #expect(!page.contains("010-0000-0011"), "a sheet that everybody signs shows no numbers")
    }

    @Test(arguments: [(8, [8]), (9, [4, 5]), (25, [6, 6, 6, 7])])
    func sheetsShareTheMeetingsEvenly(_ meetings: Int, _ perSheet: [Int]) throws {
        var schedule = Given.schedule
        let first = schedule.runs[0].meetings[0]
        schedule.runs[0].meetings = (0..<meetings).map { Meeting(date: first.date + $0, time: first.time) }
        let page = try #require(
            Printer(term: Given.term, schedule: schedule, language: .korean).signInSheet(of: "T1"))
        let sheets = page.components(separatedBy: "<section").dropFirst()
        #expect(sheets.map { $0.components(separatedBy: "class=\"day\"").count - 1 } == perSheet)
    }

    @Test func anOfferingThatDoesNotRunHasNoPages() {
        #expect(printer.roster(of: "none") == nil)
        #expect(printer.signInSheet(of: "none") == nil)
    }
}
