import Model

extension Printer {
    /// The card that a participant takes home: A4, 14 pt, every date and place, the counselor's number, and a QR code
    /// of the personal feed. What is held at one place under one name stands there once with all its dates, so that a
    /// term takes a page or little more.
    /// - Parameter feedURL: the feed's address; nil, or one too long for a QR code, leaves the code out.
    /// nil for an unknown participant.
    public func card(of participant: String, feedURL: String?) -> String? {
        guard let person = directory.participant(participant) else { return nil }
        let title = "\(Words.fill(Words.honorific, language, person.name)) \(Words.card[language])"
        let code = feedURL.flatMap { url in QRCode(url).map { CardPage.Code(svg: $0.svg, url: url) } }
        return page(CardPage.template, title: title, CardPage(person, title, code, self))
    }
}

private struct CardPage {
    struct Matter {
        let name, place: String
        let address, staff: String?
        let times: [Time]
    }

    /// Meetings of a matter at one time of day.
    struct Time {
        let time, count: String
        let dates: [String]
    }

    struct Code {
        let svg, url: String
    }

    let title, term: String
    let counselor, first: String?
    let firstPlace: String
    let matters: [Matter]
    let hasMatters: Bool
    let code: Code?
    let words: Labels

    struct Labels {
        let first, all, nothing, cancel, counselor, scan: String
    }

    init(_ person: Participant, _ title: String, _ code: Code?, _ printer: Printer) {
        let language = printer.language
        let entries = printer.itinerary(of: person.id)
        self.title = title
        self.code = code
        term = printer.term.name
        counselor = printer.counselor(of: person.id)
        first = entries.first.map { "\($0.meeting.wording(language)) · \($0.what)" }
        firstPlace = entries.first.map { [$0.place, $0.address].filter { !$0.isEmpty }.joined(separator: ", ") } ?? ""
        matters = CardPage.matters(entries, language)
        hasMatters = !matters.isEmpty
        words = Labels(
            first: Words.nextMeeting[language], all: Words.allMeetings[language], nothing: Words.nothing[language],
            cancel: Words.cancel[language], counselor: Words.yourCounselor[language],
            scan: Words.scanForCalendar[language])
    }

    private struct Key: Hashable {
        let what, place, address, staff: String
    }

    /// In the order of their first meetings.
    private static func matters(_ entries: [Entry], _ language: Language) -> [Matter] {
        var order: [Key] = []
        var meetings: [Key: [Meeting]] = [:]
        for entry in entries {
            let key = Key(what: entry.what, place: entry.place, address: entry.address, staff: entry.staff)
            if meetings[key] == nil { order.append(key) }
            meetings[key, default: []].append(entry.meeting)
        }
        return order.map { key in
            Matter(
                name: key.what, place: key.place, address: key.address.nonEmpty, staff: key.staff.nonEmpty,
                times: times(meetings[key] ?? [], language))
        }
    }

    private static func times(_ meetings: [Meeting], _ language: Language) -> [Time] {
        var order: [ClockRange] = []
        var dates: [ClockRange: [String]] = [:]
        for meeting in meetings {
            if dates[meeting.time] == nil { order.append(meeting.time) }
            dates[meeting.time, default: []].append(meeting.date.shortWording(language))
        }
        return order.map { time in
            let dates = dates[time] ?? []
            return Time(
                time: time.wording(language), count: Words.fill(Words.counts, language, "\(dates.count)"), dates: dates)
        }
    }

    static let template = Template(
        """
        {{#code}}<div class="card"><div>{{/code}}
        <h1>{{title}}</h1>
        <p>{{term}}</p>
        {{#counselor}}<p>{{words.counselor}}: <strong>{{counselor}}</strong></p>{{/counselor}}
        {{#code}}<p>{{words.scan}}</p></div><div>{{{svg}}}</div></div>
        <p class="address">{{url}}</p>{{/code}}
        {{#first}}<p class="first"><b>{{words.first}}</b>{{first}}<br>{{firstPlace}}</p>{{/first}}
        {{^hasMatters}}<p>{{words.nothing}}</p>{{/hasMatters}}
        {{#hasMatters}}
        <h2>{{words.all}}</h2>
        {{#matters}}
        <section class="matter">
        <p><strong>{{name}}</strong>{{#staff}} · {{staff}}{{/staff}}<br>{{place}}{{#address}}, {{address}}{{/address}}</p>
        {{#times}}
        <p><b>{{time}}</b> ({{count}})</p>
        <ul class="dates">{{#dates}}<li>{{.}}</li>{{/dates}}</ul>
        {{/times}}
        </section>
        {{/matters}}
        <p>{{words.cancel}}</p>
        {{/hasMatters}}
        """)
}
