import Model

extension Printer {
    /// Who is enrolled, with the numbers to call: for the one who leads it. nil if the offering does not run.
    public func roster(of offering: String) -> String? {
        guard let run = run(of: offering) else { return nil }
        let people = run.participants.enumerated().map { index, id in
            let person = directory.participant(id)
            return RosterPage.Row(
                number: index + 1, name: person?.name ?? id, phone: person?.phone ?? "",
                note: person?.needsStepFree == true ? Words.stepFree[language] : "")
        }
        let head = OfferingHead(run, self)
        let title = "\(head.name) \(Words.roster[language])"
        return page(
            RosterPage.template, title: title,
            RosterPage(
                title: title, head: head, numberWord: Words.number[language], nameWord: Words.name[language],
                phoneWord: Words.phone[language], noteWord: Words.note[language], rows: people))
    }

    /// 출석부: a row for each participant and some for walk-ins, a column to sign for each meeting, as many sheets as
    /// the meetings need. nil if the offering does not run.
    public func signInSheet(of offering: String) -> String? {
        guard let run = run(of: offering) else { return nil }
        let head = OfferingHead(run, self)
        let title = "\(head.name) \(Words.signIn[language])"
        let names = run.participants.enumerated().map { index, id in
            SignInPage.Row(number: String(index + 1), name: directory.participant(id)?.name ?? id, isWalkIn: false)
        }
        let walkIns = (0..<SignInPage.walkInRows).map { _ in
            SignInPage.Row(number: "", name: "", isWalkIn: true)
        }
        let count = (run.meetings.count + SignInPage.meetingsPerSheet - 1) / SignInPage.meetingsPerSheet
        let sheets = (0..<count).map { sheet in
            // As even as can be, so that no sheet is left with one meeting.
            let meetings = run.meetings[
                (sheet * run.meetings.count / count)..<((sheet + 1) * run.meetings.count / count)]
            return SignInPage.Sheet(
                title: title,
                page: count > 1 ? Words.fill(Words.page, language, "\(sheet + 1)/\(count)") : "",
                days: meetings.map { meeting in
                    SignInPage.Day(
                        date: "\(meeting.date.month)/\(meeting.date.day)(\(meeting.date.weekday.wording(language)))",
                        start: meeting.time.start.text, end: meeting.time.end.text)
                },
                rows: names + walkIns)
        }
        return page(
            SignInPage.template, title: title,
            SignInPage(
                head: head, sheets: sheets, numberWord: Words.number[language], nameWord: Words.name[language],
                walkInWord: Words.walkIn[language], signatureWord: Words.signature[language]))
    }
}

/// What stands above both lists: which offering, when, where, with whom.
struct OfferingHead {
    let name, place, period, meetings, seats: String
    let staff: String?
    let placeWord, staffWord, periodWord, meetingsWord, seatsWord: String

    init(_ run: Schedule.Run, _ printer: Printer) {
        let language = printer.language
        let directory = printer.directory
        name = directory.offeringName(run.offering)
        place = directory.place(room: run.room, site: run.site)
        staff = directory.staffNames(run.staff).nonEmpty
        period = Printer.period(run.meetings, language)
        meetings = Words.fill(Words.counts, language, "\(run.meetings.count)")
        let most = directory.offering(run.offering)?.mostSeats ?? run.participants.count
        seats = Words.fill(Words.ofPeople, language, "\(run.participants.count)", "\(most)")
        placeWord = Words.place[language]
        staffWord = Words.staff[language]
        periodWord = Words.period[language]
        meetingsWord = Words.meetings[language]
        seatsWord = Words.seats[language]
    }

    static let template = """
        <dl>
        <dt>{{periodWord}}</dt><dd>{{period}} · {{meetings}}</dd>
        <dt>{{placeWord}}</dt><dd>{{place}}</dd>
        {{#staff}}<dt>{{staffWord}}</dt><dd>{{staff}}</dd>{{/staff}}
        <dt>{{seatsWord}}</dt><dd>{{seats}}</dd>
        </dl>
        """
}

extension Printer {
    /// `2027년 1월 5일(화) ~ 2월 9일(화)`.
    static func period(_ meetings: [Meeting], _ language: Language) -> String {
        guard let first = meetings.first, let last = meetings.last else { return "" }
        if first.date == last.date { return first.wording(language) }
        let end =
            first.date.year == last.date.year ? last.date.shortWording(language) : last.date.wording(language)
        return "\(first.date.wording(language)) ~ \(end)"
    }

    /// `화·목 오전 10시~12시`, `월 오후 2시~5시, 금 오전 9시~12시`: the days of the week on which it mostly meets. nil for
    /// fewer than three meetings, and where no such line says it.
    static func weeklyHours(_ meetings: [Meeting], _ language: Language) -> String? {
        guard meetings.count > 2 else { return nil }
        let byTime = Dictionary(grouping: meetings, by: \.time).filter { $0.value.count > 1 }
            .sorted { ($0.value[0].date.weekday, $0.key.start) < ($1.value[0].date.weekday, $1.key.start) }
        guard (1...2).contains(byTime.count) else { return nil }
        return byTime.map { time, meetings in
            let days = Set(meetings.map(\.date.weekday)).sorted().map { $0.wording(language) }
            return "\(days.joined(separator: "·")) \(time.wording(language))"
        }.joined(separator: ", ")
    }
}

private struct RosterPage {
    struct Row {
        let number: Int
        let name, phone, note: String
    }

    let title: String
    let head: OfferingHead
    let numberWord, nameWord, phoneWord, noteWord: String
    let rows: [Row]

    static let template = Template(
        """
        <h1>{{title}}</h1>
        {{#head}}\(OfferingHead.template){{/head}}
        <table>
        <thead><tr><th scope="col" class="n">{{numberWord}}</th><th scope="col">{{nameWord}}</th>\
        <th scope="col">{{phoneWord}}</th><th scope="col">{{noteWord}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><td class="n">{{number}}</td><td>{{name}}</td><td>{{phone}}</td><td>{{note}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        """)
}

private struct SignInPage {
    /// What fits across A4 landscape with room for a signature of 22 mm.
    static let meetingsPerSheet = 8
    static let walkInRows = 4

    struct Day {
        let date, start, end: String
    }

    struct Row {
        let number, name: String
        let isWalkIn: Bool
    }

    struct Sheet {
        let title, page: String
        let days: [Day]
        let rows: [Row]
    }

    let head: OfferingHead
    let sheets: [Sheet]
    let numberWord, nameWord, walkInWord, signatureWord: String

    static let template = Template(
        """
        {{#sheets}}
        <section class="sheet">
        <h1>{{title}} {{page}}</h1>
        <p class="aside">{{#head}}{{period}} · {{meetings}} · {{place}}{{#staff}} · {{staffWord}} {{staff}}{{/staff}}\
         · {{seats}}{{/head}}</p>
        <table class="sign">
        <thead><tr><th scope="col" class="n">{{numberWord}}</th><th scope="col">{{nameWord}}</th>\
        {{#days}}<th scope="col" class="day">{{date}}<br><span class="aside">{{start}}–<wbr>{{end}}</span></th>{{/days}}</tr></thead>
        <tbody>
        {{#rows}}
        <tr><td class="n">{{number}}</td><td class="name">{{name}}{{#isWalkIn}}<span class="aside">{{walkInWord}}</span>{{/isWalkIn}}</td>\
        {{#days}}<td></td>{{/days}}</tr>
        {{/rows}}
        </tbody>
        </table>
        </section>
        {{/sheets}}
        """, wide: true)
}
