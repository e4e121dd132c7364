import Model

extension Printer {
    /// A participant's own schedule: the first date in a box, what they take part in, then every date and place.
    /// - Parameter notGranted: what was not granted and why, a line each, to be printed as it is said.
    /// nil for an unknown participant.
    public func personalSchedule(of participant: String, notGranted: [String] = []) -> String? {
        guard let person = directory.participant(participant) else { return nil }
        let title = "\(Words.fill(Words.honorific, language, person.name)) \(Words.schedule[language])"
        return page(PersonalPage.template, title: title, PersonalPage(person, title, notGranted, self))
    }

    /// `상담사 이름 (전화)` for the first counselor of a participant's appointments, nil if there is none.
    func counselor(of participant: String) -> String? {
        let first = appointments(of: participant).min { ($0.meeting, $0.need) < ($1.meeting, $1.need) }
        guard let person = first.flatMap({ directory.staffMember($0.staff) }) else { return nil }
        return person.phone.isEmpty ? person.name : "\(person.name) \(person.phone)"
    }
}

private struct PersonalPage {
    struct Course {
        let name, period, meetings, place: String
        let hours, address, staff: String?
    }

    struct Row {
        let date, time, what, place: String
    }

    let title, term: String
    let first: String?
    let firstPlace: String
    let courses: [Course]
    let rows: [Row]
    let notGranted: [String]
    let hasCourses, hasRows, hasNotGranted: Bool
    let counselor: String?
    let words: Labels

    struct Labels {
        let first, courses, all, notGranted, nothing, date, time, what, place, cancel, counselor: String
    }

    init(_ person: Participant, _ title: String, _ notGranted: [String], _ printer: Printer) {
        let language = printer.language
        let directory = printer.directory
        let entries = printer.itinerary(of: person.id)
        self.title = title
        term = printer.term.name
        first = entries.first.map { "\($0.meeting.wording(language)) · \($0.what)" }
        firstPlace = entries.first.map { [$0.place, $0.address].filter { !$0.isEmpty }.joined(separator: ", ") } ?? ""
        courses = printer.runs(with: person.id).map { run in
            Course(
                name: directory.offeringName(run.offering), period: Printer.period(run.meetings, language),
                meetings: Words.fill(Words.counts, language, "\(run.meetings.count)"),
                place: directory.place(room: run.room, site: run.site),
                hours: Printer.weeklyHours(run.meetings, language),
                address: directory.address(site: run.site).nonEmpty,
                staff: directory.staffNames(run.staff).nonEmpty)
        }
        rows = entries.map { entry in
            Row(
                date: entry.meeting.date.shortWording(language), time: entry.meeting.time.wording(language),
                what: entry.what, place: entry.place)
        }
        self.notGranted = notGranted
        hasCourses = !courses.isEmpty
        hasRows = !rows.isEmpty
        hasNotGranted = !notGranted.isEmpty
        counselor = printer.counselor(of: person.id)
        words = Labels(
            first: Words.nextMeeting[language], courses: Words.yourCourses[language], all: Words.allMeetings[language],
            notGranted: Words.notGranted[language], nothing: Words.nothing[language], date: Words.date[language],
            time: Words.time[language], what: Words.what[language], place: Words.place[language],
            cancel: Words.cancel[language], counselor: Words.yourCounselor[language])
    }

    static let template = Template(
        """
        <h1>{{title}}</h1>
        <p>{{term}}</p>
        {{#counselor}}<p>{{words.counselor}}: <strong>{{counselor}}</strong></p>{{/counselor}}
        {{#first}}<p class="first"><b>{{words.first}}</b>{{first}}<br>{{firstPlace}}</p>{{/first}}
        {{^hasRows}}<p>{{words.nothing}}</p>{{/hasRows}}
        {{#hasCourses}}
        <h2>{{words.courses}}</h2>
        {{#courses}}
        <p><strong>{{name}}</strong><br>{{period}} · {{meetings}}{{#hours}}<br>{{hours}}{{/hours}}<br>{{place}}{{#address}}<br>{{address}}{{/address}}{{#staff}}<br>{{staff}}{{/staff}}</p>
        {{/courses}}
        {{/hasCourses}}
        {{#hasRows}}
        <h2>{{words.all}}</h2>
        <table>
        <thead><tr><th scope="col">{{words.date}}</th><th scope="col">{{words.time}}</th>\
        <th scope="col">{{words.what}}</th><th scope="col">{{words.place}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><td class="d">{{date}}</td><td class="d">{{time}}</td><td>{{what}}</td><td>{{place}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        <p>{{words.cancel}}</p>
        {{/hasRows}}
        {{#hasNotGranted}}
        <h2>{{words.notGranted}}</h2>
        <ul>{{#notGranted}}<li>{{.}}</li>{{/notGranted}}</ul>
        {{/hasNotGranted}}
        """)
}
