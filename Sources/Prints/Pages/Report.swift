import Model

extension Printer {
    /// The report on a plan for who answers for it: what was reached, what every offering, counselor and room is used
    /// for, and who got less than they wished with the reason, a line each. Names are masked: the id leads to the
    /// person where a name is needed.
    public func report(_ report: PlanReport) -> String {
        let title = "\(report.termName) \(ReportWords.title[language])"
        return page(ReportPage.template, title: title, ReportPage(report, title, self))
    }
}

private struct ReportPage {
    struct Figure {
        let name, value: String
    }

    struct OfferingRow {
        let name, programme, enrolled, applicants: String
        let percent: Int
        let state: String
    }

    struct UseRow {
        let name, used, open: String
        let percent: Int
        let meetings, appointments: Int
    }

    struct RefusalRow {
        let id, name, wish, reason: String
        let change: String?
    }

    struct Table {
        let title: String
        let rows: [UseRow]
    }

    let title: String
    let figures, ranks, parts, funds, referrals: [Figure]
    let hasFunds, hasReferrals, hasRefusals, hasRemarks: Bool
    let offerings: [OfferingRow]
    let uses: [Table]
    let refusals: [RefusalRow]
    let refusalCount: String
    let remarks: [String]
    let words: Labels

    struct Labels {
        let ranks, parts, funds, referrals, offerings, refusals, remarks, offering, programme, enrolled,
            applicants: String
        let state, name, used, open, share, meetings, appointments, id, wish, reason, part, points, rank, count: String
    }

    init(_ report: PlanReport, _ title: String, _ printer: Printer) {
        let language = printer.language
        self.title = title
        figures = ReportPage.figures(report, language)
        ranks = report.requests.grantedByRank.enumerated().map { index, count in
            Figure(name: Words.fill(ReportWords.rank, language, "\(index + 1)"), value: grouped(count))
        }
        parts = report.parts.map { Figure(name: $0.name[language], value: grouped($0.amount)) }
        funds = report.funds.map { fund in
            Figure(
                name: fund.name,
                value: Words.fill(
                    ReportWords.fundUse, language, fund.spent.wording(language), fund.limit.wording(language),
                    "\(fund.people)"))
        }
        referrals = report.referrals.map { line in
            Figure(
                name: "\(line.partner) · \(line.purpose) · \(line.participant)", value: line.outcome[language])
        }
        offerings = report.offerings.map { line in
            OfferingRow(
                name: line.name, programme: printer.directory.programmeName(line.programme),
                enrolled: "\(line.enrolled)/\(line.seats)",
                applicants: "\(line.applicants)", percent: line.seats == 0 ? 0 : line.enrolled * 100 / line.seats,
                state: line.runs ? ReportWords.runs[language] : line.reason?[language] ?? ReportWords.runsNot[language])
        }
        uses = [
            Table(title: ReportWords.staffUse[language], rows: report.staff.map { ReportPage.row($0, language) }),
            Table(title: ReportWords.roomUse[language], rows: report.rooms.map { ReportPage.row($0, language) }),
        ]
        refusals = report.refusals.map { line in
            RefusalRow(
                id: line.participant, name: printer.directory.participant(line.participant)?.maskedName ?? "",
                wish: line.title, reason: line.reason[language], change: line.change?[language])
        }
        refusalCount = Words.fill(ReportWords.wishes, language, grouped(report.refusals.count))
        remarks = report.remarks.map { $0[language] }
        hasFunds = !funds.isEmpty
        hasReferrals = !referrals.isEmpty
        hasRefusals = !refusals.isEmpty
        hasRemarks = !remarks.isEmpty
        words = Labels(
            ranks: ReportWords.ranks[language], parts: ReportWords.parts[language], funds: ReportWords.funds[language],
            referrals: ReportWords.referrals[language], offerings: ReportWords.offerings[language],
            refusals: ReportWords.refusals[language], remarks: ReportWords.remarks[language],
            offering: ReportWords.offering[language], programme: ReportWords.programme[language],
            enrolled: Words.seats[language], applicants: ReportWords.applicants[language],
            state: ReportWords.state[language], name: Words.name[language], used: ReportWords.used[language],
            open: ReportWords.open[language], share: ReportWords.share[language],
            meetings: Words.meetings[language], appointments: ReportWords.appointments[language],
            id: ReportWords.id[language], wish: ReportWords.wish[language], reason: ReportWords.reason[language],
            part: ReportWords.part[language], points: ReportWords.points[language],
            rank: ReportWords.rankHead[language], count: ReportWords.count[language])
    }

    private static func figures(_ report: PlanReport, _ language: Language) -> [Figure] {
        let (people, requests, appointments, seats) = (
            report.people, report.requests, report.appointments, report.seats
        )
        func of(_ part: Int, _ whole: Int) -> String {
            whole == 0 ? "0" : "\(grouped(part)) / \(grouped(whole)) (\(part * 100 / whole)%)"
        }
        var lines: [(Phrase, String)] = [
            (ReportWords.registered, grouped(people.registered)),
            (ReportWords.served, of(people.served, people.wishing)),
            (ReportWords.without, grouped(people.withoutRequest)),
            (ReportWords.requestsGranted, of(requests.granted, requests.made)),
            (ReportWords.requestsScreened, grouped(requests.screenedOut)),
            (ReportWords.appointmentsGranted, of(appointments.granted, appointments.needed)),
            (ReportWords.seatsFilled, of(seats.filled, seats.offered)),
            (ReportWords.running, of(seats.running, seats.running + seats.notRunning)),
            (ReportWords.objective, grouped(report.objective)),
        ]
        if let bound = report.bound {
            let gap = Words.fill(ReportWords.gap, language, ReportPage.gap(report.objective, bound))
            lines.append((ReportWords.bound, "\(grouped(bound)) (\(gap))"))
        }
        return lines.map { Figure(name: $0.0[language], value: $0.1) }
    }

    /// How far at most the plan is from the best, of its own worth, in tenths of a per cent, rounded up.
    private static func gap(_ objective: Int, _ bound: Int) -> String {
        guard objective != 0 else { return bound == 0 ? "0%" : "—" }
        let thousandths = ((bound - objective) * 1000 + abs(objective) - 1) / abs(objective)
        return "\(thousandths / 10).\(thousandths % 10)%"
    }

    private static func row(_ use: PlanReport.Use, _ language: Language) -> UseRow {
        UseRow(
            name: use.name, used: use.used.wording(language), open: use.open.wording(language), percent: use.percent,
            meetings: use.meetings, appointments: use.appointments)
    }

    static let template = Template(
        """
        <h1>{{title}}</h1>
        <table class="hours"><tbody>
        {{#figures}}<tr><th scope="row">{{name}}</th><td class="n">{{value}}</td></tr>{{/figures}}
        </tbody></table>
        <h2>{{words.ranks}}</h2>
        <table class="hours"><thead><tr><th scope="col">{{words.rank}}</th><th scope="col" class="n">{{words.count}}</th></tr></thead>
        <tbody>{{#ranks}}<tr><th scope="row">{{name}}</th><td class="n">{{value}}</td></tr>{{/ranks}}</tbody></table>
        <h2>{{words.offerings}}</h2>
        <table class="hours">
        <thead><tr><th scope="col">{{words.offering}}</th><th scope="col">{{words.programme}}</th>\
        <th scope="col" class="n">{{words.enrolled}}</th><th scope="col" class="n">{{words.applicants}}</th>\
        <th scope="col">{{words.state}}</th></tr></thead>
        <tbody>
        {{#offerings}}
        <tr><th scope="row">{{name}}</th><td>{{programme}}</td><td class="n">{{enrolled}}</td>\
        <td class="n">{{applicants}}</td><td>{{state}}</td></tr>
        {{/offerings}}
        </tbody>
        </table>
        {{#uses}}
        <h2>{{title}}</h2>
        <table class="hours">
        <thead><tr><th scope="col">{{words.name}}</th><th scope="col" class="n">{{words.used}}</th>\
        <th scope="col" class="n">{{words.open}}</th><th scope="col">{{words.share}}</th>\
        <th scope="col" class="n">{{words.meetings}}</th><th scope="col" class="n">{{words.appointments}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row">{{name}}</th><td class="n">{{used}}</td><td class="n">{{open}}</td>\
        <td>{{percent}}%<div class="bar"><i style="width: {{percent}}%"></i></div></td>\
        <td class="n">{{meetings}}</td><td class="n">{{appointments}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        {{/uses}}
        {{#hasFunds}}
        <h2>{{words.funds}}</h2>
        <table class="hours"><tbody>
        {{#funds}}<tr><th scope="row">{{name}}</th><td>{{value}}</td></tr>{{/funds}}
        </tbody></table>
        {{/hasFunds}}
        {{#hasReferrals}}
        <h2>{{words.referrals}}</h2>
        <table class="hours"><tbody>
        {{#referrals}}<tr><th scope="row">{{name}}</th><td>{{value}}</td></tr>{{/referrals}}
        </tbody></table>
        {{/hasReferrals}}
        {{#hasRefusals}}
        <h2>{{words.refusals}} ({{refusalCount}})</h2>
        <table class="hours">
        <thead><tr><th scope="col" class="d">{{words.id}}</th><th scope="col" class="d">{{words.name}}</th><th scope="col">{{words.wish}}</th>\
        <th scope="col">{{words.reason}}</th></tr></thead>
        <tbody>
        {{#refusals}}
        <tr><td class="d">{{id}}</td><td class="d">{{name}}</td><td>{{wish}}</td><td>{{reason}}{{#change}}<br>→ {{.}}{{/change}}</td></tr>
        {{/refusals}}
        </tbody>
        </table>
        {{/hasRefusals}}
        {{#hasRemarks}}
        <h2>{{words.remarks}}</h2>
        <ul>{{#remarks}}<li>{{.}}</li>{{/remarks}}</ul>
        {{/hasRemarks}}
        <h2>{{words.parts}}</h2>
        <table class="hours"><thead><tr><th scope="col">{{words.part}}</th><th scope="col" class="n">{{words.points}}</th></tr></thead>
        <tbody>{{#parts}}<tr><th scope="row">{{name}}</th><td class="n">{{value}}</td></tr>{{/parts}}</tbody></table>
        """)
}

/// The words of the report page.
private enum ReportWords {
    static let title = Phrase("배정 결과 보고서", "plan report")
    static let registered = Phrase("등록한 분", "People registered")
    static let served = Phrase("하나라도 배정된 분 / 신청한 분", "Served / wishing")
    static let without = Phrase("신청했으나 하나도 배정되지 않은 분", "With requests, none granted")
    static let requestsGranted = Phrase("배정된 신청", "Requests granted")
    static let requestsScreened = Phrase("자격 요건에 맞지 않은 신청", "Requests screened out")
    static let appointmentsGranted = Phrase("잡힌 상담", "Appointments granted")
    static let seatsFilled = Phrase("채운 자리", "Seats filled")
    static let running = Phrase("운영하는 과정", "Offerings that run")
    static let objective = Phrase("계획의 점수", "Objective")
    static let bound = Phrase("어떤 계획도 넘을 수 없는 점수", "No plan is worth more than")
    static let gap = Phrase("차이 % 이하", "% more at most")
    static let ranks = Phrase("지망 순위별 배정", "Granted by rank")
    static let rank = Phrase("%지망", "Choice %")
    static let rankHead = Phrase("지망", "Choice")
    static let count = Phrase("건수", "Granted")
    static let offerings = Phrase("과정별 인원", "Offerings")
    static let offering = Phrase("과정", "Offering")
    static let programme = Phrase("사업", "Programme")
    static let applicants = Phrase("신청", "Applicants")
    static let state = Phrase("운영", "State")
    static let runs = Phrase("운영", "runs")
    static let runsNot = Phrase("운영하지 않음", "does not run")
    static let staffUse = Phrase("상담사·강사 시간", "Staff time")
    static let roomUse = Phrase("교실 시간", "Room time")
    static let used = Phrase("사용", "Used")
    static let open = Phrase("가능", "Open")
    static let share = Phrase("사용률", "Share")
    static let appointments = Phrase("상담", "Appointments")
    static let funds = Phrase("장학금과 예산", "Funds")
    static let fundUse = Phrase("% / % (%명)", "% of % (% people)")
    static let referrals = Phrase("연계", "Referrals")
    static let refusals = Phrase("배정되지 않은 신청과 까닭", "Wishes not granted, and why")
    static let wishes = Phrase("%건", "%")
    static let id = Phrase("번호", "No.")
    static let wish = Phrase("신청", "Wish")
    static let reason = Phrase("까닭과 방법", "Reason and nearest change")
    static let remarks = Phrase("알아 두실 점", "Remarks")
    static let parts = Phrase("점수의 내역", "The objective by its parts")
    static let part = Phrase("항목", "Part")
    static let points = Phrase("점", "Points")
}
