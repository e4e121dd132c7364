import Foundation
import Model
import Prints
import Testing

@Suite struct ReportTests {
    private var report: PlanReport {
        PlanReport(
            termID: "2027-1", termName: "2027년 1분기", objective: 2_960, bound: 2_975,
            parts: [PlanReport.Part(key: "choiceValue", name: Phrase("신청 배정", "Granted choices"), amount: 2_960)],
            people: PlanReport.People(registered: 3, wishing: 3, served: 2, withoutRequest: 1),
            requests: PlanReport.Requests(made: 4, screenedOut: 1, grantedByRank: [2, 0, 1]),
            appointments: PlanReport.Appointments(needed: 2, screenedOut: 0, granted: 1),
            seats: PlanReport.Seats(offered: 12, filled: 2, running: 1, notRunning: 1),
            offerings: [
                PlanReport.OfferingLine(
                    id: "T1", name: "드론 촬영 입문", kind: "과정", programme: "P", runs: true, enrolled: 2, least: 1,
                    seats: 12, applicants: 5, reason: nil),
                PlanReport.OfferingLine(
                    id: "T2", name: "제과", kind: "과정", programme: "P", runs: false, enrolled: 0, least: 8, seats: 12,
                    applicants: 3, reason: Phrase("신청이 3명으로 최소 8명에 못 미칩니다.", "3 applied; it takes 8.")),
            ],
            funds: [
                PlanReport.FundLine(id: "F", name: "장학금", limit: Won(600_000), spent: Won(150_000), people: 1)
            ],
            staff: [
                PlanReport.Use(
                    id: "C1", name: "한상담", used: Minutes(50), open: Minutes(480), meetings: 0, appointments: 1)
            ], rooms: [],
            refusals: [
                PlanReport.Refusal(
                    participant: "C", name: "박마바", wish: "r1", title: "드론 <입문>", kind: .nothing,
                    reason: Phrase("기준일 2027-01-04 현재 만 59세입니다.", "59 on 2027-01-04."),
                    change: Phrase("7일 뒤부터 신청하실 수 있습니다.", "Possible in 7 days."))
            ], referrals: [], remarks: [Phrase("휴관일에 걸린 모임은 끝에 보강합니다.", "Made up at the end.")])
    }

    @Test func saysFiguresReasonsAndParts() {
        let page = Printer(term: Given.term, schedule: Given.schedule, language: .korean).report(report)
        for text in [
            "2 / 3 (66%)", "3 / 4 (75%)", "2,975 (차이 0.6% 이하)", "1지망", "3지망", "신청이 3명으로 최소 8명에 못 미칩니다.",
            "<td>직무훈련</td>",
            "150,000원 / 600,000원 (1명)", "기준일 2027-01-04 현재 만 59세입니다.", "→ 7일 뒤부터 신청하실 수 있습니다.", "신청 배정",
            "휴관일에 걸린 모임은 끝에 보강합니다.", "10%",
        ] {
            #expect(page.contains(text), "\(text)")
        }
    }

    @Test func countsAreInGroupsOfThree() {
        var report = report
        report.people.registered = 1_830
        report.requests = PlanReport.Requests(made: 4_000, screenedOut: 1_001, grantedByRank: [2_902])
        let page = Printer(term: Given.term, schedule: Given.schedule, language: .korean).report(report)
        for text in ["1,830", "2,902 / 4,000 (72%)", "1,001", ">2,902<"] { #expect(page.contains(text), "\(text)") }
        #expect(!page.contains("2902") && !page.contains("1830") && !page.contains("1001"))
    }

    @Test func aLineNamesTheOfferingOnce() {
        func line(_ reason: String) -> String {
            PlanReport.Refusal(
                participant: "C", name: "", wish: "r1", title: "제과 입문", kind: .nothing, reason: Phrase(reason, reason),
                change: nil
            ).line(in: .korean)
        }
        #expect(line("제과 입문: 자리가 모두 찼습니다.") == "제과 입문: 자리가 모두 찼습니다.")
        #expect(line("자리가 모두 찼습니다.") == "제과 입문: 자리가 모두 찼습니다.")
    }

    @Test func namesAreMaskedAndTextEscaped() {
        let page = Printer(term: Given.term, schedule: Given.schedule, language: .english).report(report)
        #expect(page.contains("박○바") && !page.contains("박마바"))
        #expect(page.contains("드론 &lt;입문&gt;") && !page.contains("드론 <입문>"))
    }
}
