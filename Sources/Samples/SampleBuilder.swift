import Model

/// Puts a sample term together: short words for what the catalogue and the people of the sample are made of.
struct SampleBuilder {
    var term: Term
    var random: Random
    let kind: SampleTerm.Kind
    /// How many times the centre's own offer is there: one for each 830 people.
    let copies: Int

    init(term: Term, seed: UInt64, kind: SampleTerm.Kind, copies: Int) {
        self.term = term
        random = Random(seed: seed)
        self.kind = kind
        self.copies = copies
    }

    static func day(_ text: String) -> LocalDate { LocalDate(iso: text)! }

    /// `"10:00-12:00"`.
    static func hours(_ text: String) -> ClockRange {
        let ends = text.split(separator: "-").map { end in
            let fields = end.split(separator: ":").map { Int($0)! }
            return ClockTime(hour: fields[0], minute: fields[1])!
        }
        return ClockRange(ends[0], ends[1])!
    }

    /// `"월수"`.
    static func weekdays(_ text: String) -> [Weekday] {
        text.map { letter in Weekday.allCases.first { $0.korean == String(letter) }! }
    }

    /// `"월수 10:00-12:00"`, so many times from a day.
    static func pattern(
        _ when: String, _ count: Int, from: String, closures: MeetingPattern.Closures = .makeUp, cost: Int = 0
    ) -> MeetingPattern {
        let fields = when.split(separator: " ")
        return MeetingPattern(
            weekdays: weekdays(String(fields[0])), time: hours(String(fields[1])), from: day(from),
            extent: .count(count), closures: closures, cost: Points(cost))
    }

    static func weekly(_ when: String) -> [WeeklyHours] {
        let fields = when.split(separator: " ")
        return weekdays(String(fields[0])).map { WeeklyHours(weekday: $0, time: hours(String(fields[1]))) }
    }

    /// Numbers for ids: `0007`.
    static func number(_ value: Int, width: Int = 4) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    // MARK: People

    /// An invented person; `age` is in full years on the reference date.
    mutating func person(
        age: Int, district: String? = nil, city: String = "서울특별시", groups: [String] = [], funds: [String] = [],
        benefits: [String] = [], completed: [Completion] = [], skills: [String] = [], stepFree: Bool = false,
        preferredSite: String? = nil, daysSinceBirthday: Int? = nil
    ) -> String {
        let number = term.participants.count + 1
        let id = "P" + SampleBuilder.number(number)
        let given = random.pick(age >= 58 ? Names.older : Names.younger)
        let back = daysSinceBirthday ?? random.within(0...363)
        let reference = term.referenceDate - back
        let birth =
            LocalDate(year: reference.year - age, month: reference.month, day: reference.day)
            ?? LocalDate(year: reference.year - age, month: 2, day: 28)!
        term.participants.append(
            Participant(
                id: id, name: random.pick(Names.families) + given, birthDate: birth, city: city,
                district: district ?? random.popular(Names.districts),
                phone: "010-0000-" + SampleBuilder.number(number % 10_000),
                email: random.chance(35) ? "p\(SampleBuilder.number(number))@example.com" : "", groups: groups,
                funds: funds, benefits: benefits, completed: completed, needsStepFree: stepFree, skills: skills,
                preferredSite: preferredSite))
        return id
    }

    /// A request of ranked choices; each choice is a list of parts, each part a list of offerings.
    mutating func wish(_ person: String, _ id: String, _ choices: [[[String]]]) {
        term.requests.append(
            Request(participant: person, id: id, choices: choices.map { Request.Choice(parts: $0) }))
    }

    /// A request of ranked single offerings.
    mutating func wish(_ person: String, _ id: String, ranked offerings: [String]) {
        wish(person, id, offerings.map { [[$0]] })
    }

    mutating func need(
        _ person: String, _ id: String, _ service: String, _ from: String, _ until: String,
        hours: [WeeklyHours] = [], value: Int? = nil
    ) {
        term.appointmentNeeds.append(
            AppointmentNeed(
                participant: person, id: id, service: service, from: SampleBuilder.day(from),
                until: SampleBuilder.day(until), hours: hours, value: value.map { Points($0) }))
    }

    mutating func before(_ person: String, _ first: String, _ second: String, needs: Bool = false) {
        term.precedences.append(Precedence(participant: person, first: first, second: second, needs: needs))
    }

    mutating func score(_ offering: String, _ person: String, priority: Int = 0, bonus: Int = 0) {
        term.scores.append(
            SelectionScore(
                offering: offering, participant: person, documents: random.within(20...50),
                interview: random.within(20...40), priority: priority, bonus: bonus))
    }

    mutating func offer(
        _ id: String, _ programme: String, _ name: String, kind: String, least: Int = 1, most: Int,
        _ patterns: [MeetingPattern], _ place: Offering.Place, roles: [Offering.Role] = [], employer: String = "",
        cohort: String = "", credits: Int = 0, examinations: [Meeting] = [], closes: String? = nil,
        isHeld: Bool = false, value: Int = 0
    ) {
        term.offerings.append(
            Offering(
                id: id, programme: programme, name: name, kind: kind, leastSeats: least, mostSeats: most,
                value: Points(value), patterns: patterns, place: place, roles: roles, employer: employer,
                cohort: cohort, credits: credits, examinations: examinations,
                closes: closes.map(SampleBuilder.day), isHeld: isHeld))
    }

    func role(_ role: String, _ skill: String? = nil, people: [String] = []) -> Offering.Role {
        Offering.Role(role: role, skill: skill, people: people)
    }
}
