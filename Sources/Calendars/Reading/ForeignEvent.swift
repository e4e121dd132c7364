import Model

/// A time of a foreign calendar in its zone; a day has none.
struct ForeignMoment: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00 by the wall clock of `zone`; a multiple of a day for a day.
    var wall: Int
    /// nil is a whole day.
    var zone: ForeignZone?

    /// What two moments of one series are compared by: the moment in UTC, or the day's start.
    var key: Int { zone?.time(wall: wall).seconds ?? wall }
}

/// One VEVENT as it was understood.
struct ForeignEvent: Sendable {
    enum Show { case busy, free, cancelled, observance }

    var uid: String?
    var sequence = 0
    var stamp = ""
    var start: ForeignMoment
    /// Seconds; a whole number of days for whole days.
    var length: Int
    var recurrenceID: ForeignMoment?
    /// The change holds for all later meetings too (RANGE=THISANDFUTURE).
    var appliesOnwards = false
    var rules: [RecurrenceRule] = []
    var excludingRules: [RecurrenceRule] = []
    var additional: [(start: ForeignMoment, length: Int?)] = []
    var exceptions: [ForeignMoment] = []
    var show = Show.busy
    var title: String
    /// Told only if some of it falls into the time that is asked for.
    var doubts: [CalendarFinding] = []
    var item: String
}

/// Reads one VEVENT.
struct ForeignEventReader {
    let source: CalendarSource
    var zones: ForeignZones
    var steps: Int
    private(set) var findings: [CalendarFinding] = []
    private var doubts: [CalendarFinding] = []
    private var item = ""

    init(source: CalendarSource, zones: ForeignZones, steps: Int) {
        self.source = source
        self.zones = zones
        self.steps = steps
    }

    mutating func read(_ component: ForeignComponent) -> ForeignEvent? {
        let uid = component.first("UID")?.text
        item = [component.first("DTSTART")?.value ?? "", uid ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        item = PlainText.clean(item, limit: 120)
        doubts = []
        if uid?.isEmpty != false { doubts.append(CalendarFinding(.noUID, item: item)) }
        reportErrors(of: component)
        guard let written = component.first("DTSTART") else {
            findings.append(CalendarFinding(.noStart, item: item))
            return nil
        }
        guard let start = moment(written) else { return nil }
        guard let length = length(of: component, from: start) else { return nil }
        var event = ForeignEvent(
            uid: uid?.isEmpty == false ? uid : nil, start: start, length: length,
            title: PlainText.clean(component.first("SUMMARY")?.text ?? "", limit: 200), item: item)
        event.sequence = Int(component.first("SEQUENCE")?.value ?? "") ?? 0
        event.stamp = component.first("DTSTAMP")?.value ?? ""
        if let original = component.first("RECURRENCE-ID") {
            event.recurrenceID = moment(original, like: start)
            event.appliesOnwards = original.qualifier == "THISANDFUTURE"
            if event.recurrenceID == nil { return nil }
        }
        event.rules = rules(component, "RRULE")
        event.excludingRules = rules(component, "EXRULE")
        for date in component.all("RDATE") {
            let parts = date.value.split(separator: "/", maxSplits: 1)
            guard let first = parts.first, let moment = moment(date, value: String(first), like: start) else {
                continue
            }
            event.additional.append((moment, parts.count > 1 ? periodLength(date, String(parts[1]), moment) : nil))
        }
        event.exceptions = component.all("EXDATE").compactMap { moment($0, like: start) }
        event.show = show(component)
        event.doubts = doubts
        return event
    }

    /// What hangs on these is lost with them; of others, nothing that counts here.
    private static let telling: Set<Substring> = [
        "DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "STATUS", "TRANSP",
    ]

    /// What libical could not parse it took out, and said so in the component: `… in DTSTART property. …: value`.
    private mutating func reportErrors(of component: ForeignComponent) {
        for error in component.all("X-LIC-ERROR") {
            let text = error.text
            guard
                let name = text.split(separator: " ").lazy.map({ $0.prefix { $0 != ":" } })
                    .first(where: { ForeignEventReader.telling.contains($0) })
            else { continue }
            let value = text.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
            findings.append(
                CalendarFinding(
                    .unreadable(property: String(name), value: PlainText.clean(value, limit: 60)), item: item))
        }
    }

    /// A time in its zone. `like` is the start of the series it belongs to: a time without a zone is in the start's.
    private mutating func moment(
        _ property: ForeignComponent.Property, value: String? = nil, like start: ForeignMoment? = nil
    ) -> ForeignMoment? {
        let text = value ?? property.value
        guard let time = ForeignTime(text) else {
            findings.append(
                CalendarFinding(
                    .impossibleTime(property: property.name, value: PlainText.clean(text, limit: 40)), item: item))
            return nil
        }
        switch time {
        case .day(let date): return ForeignMoment(wall: date.dayNumber * 86_400, zone: nil)
        case .utc(let moment):
            // A UTC time of a series in a zone is brought to its wall clock, so that its day is the day there.
            guard let start else { return ForeignMoment(wall: moment.seconds, zone: ForeignZone.utc) }
            return start.zone.map { ForeignMoment(wall: $0.wall(at: moment), zone: $0) }
                ?? ForeignMoment(wall: zones.floating.wall(at: moment), zone: zones.floating)
        case .wall(let wall):
            guard let name = property.zone, !name.isEmpty else {
                if start == nil { doubts.append(CalendarFinding(.floatingTime, item: item)) }
                return ForeignMoment(wall: wall, zone: start?.zone ?? zones.floating)
            }
            if let zone = zones.zone(name, steps: &steps) { return ForeignMoment(wall: wall, zone: zone) }
            let doubt = CalendarFinding(.unknownZone(PlainText.clean(name, limit: 60)), item: item)
            // The end is in the same zone, as a rule: said once.
            if !doubts.contains(doubt) { doubts.append(doubt) }
            return ForeignMoment(wall: wall, zone: zones.floating)
        }
    }

    /// nil if it has none, or what there is cannot be read.
    private mutating func length(of component: ForeignComponent, from start: ForeignMoment) -> Int? {
        let isDay = start.zone == nil
        var length = isDay ? 86_400 : 0
        if let property = component.first("DTEND") {
            guard let end = moment(property, like: start.zone == nil ? nil : start) else { return nil }
            if isDay || end.zone == nil || end.zone == start.zone {
                length = end.wall - start.wall
            } else {
                length = end.key - start.key
            }
            if isDay, end.zone != nil { length = WallTime.day(length + 86_399) * 86_400 }
            // A day that ends on itself is how some programs write one day.
            if isDay, length == 0 { length = 86_400 }
        } else if let property = component.first("DURATION") {
            guard let seconds = ForeignDuration.seconds(property.value) else {
                findings.append(
                    CalendarFinding(
                        .unreadable(property: "DURATION", value: PlainText.clean(property.value, limit: 40)),
                        item: item))
                return nil
            }
            length = isDay ? max(86_400, WallTime.day(seconds + 86_399) * 86_400) : seconds
        }
        if length < 0 {
            doubts.append(CalendarFinding(.endsBeforeItStarts, item: item))
            return isDay ? 86_400 : 60
        }
        if length == 0 { doubts.append(CalendarFinding(.noLength, item: item)) }
        return length
    }

    private mutating func periodLength(
        _ property: ForeignComponent.Property, _ text: String, _ start: ForeignMoment
    ) -> Int? {
        if text.hasPrefix("P") || text.hasPrefix("+P") { return ForeignDuration.seconds(text) }
        return moment(property, value: text, like: start).map { max(0, $0.key - start.key) }
    }

    private mutating func rules(_ component: ForeignComponent, _ name: String) -> [RecurrenceRule] {
        component.all(name).compactMap { property in
            guard let rule = RecurrenceRule(property.value), rule.until.map({ ForeignTime($0) != nil }) != false else {
                findings.append(
                    CalendarFinding(.ruleRefused(PlainText.clean(property.value, limit: 120)), item: item))
                return nil
            }
            return rule
        }
    }

    private mutating func show(_ component: ForeignComponent) -> ForeignEvent.Show {
        let status = component.first("STATUS")?.value.uppercased()
        if status == "CANCELLED" { return .cancelled }
        let busyStatus = component.first("X-MICROSOFT-CDO-BUSYSTATUS")?.value.uppercased()
        if status == "TENTATIVE" || busyStatus == "TENTATIVE" { doubts.append(CalendarFinding(.tentative, item: item)) }
        switch source {
        case .closures:
            return isObservance(component) ? .observance : .busy
        case .person:
            if let transparency = component.first("TRANSP")?.value.uppercased() {
                return transparency == "TRANSPARENT" ? .free : .busy
            }
            return busyStatus == "FREE" ? .free : .busy
        }
    }

    /// Google's calendar of Korean holidays lists 어버이날 and the like among them, and tells them apart by the
    /// description alone: `기념일` or `Observance` in its first line, `공휴일` or `Public holiday` for days off.
    private func isObservance(_ component: ForeignComponent) -> Bool {
        let first = component.first("DESCRIPTION")?.text.split(separator: "\n").first ?? ""
        return first.hasPrefix("기념일") || first.hasPrefix("Observance")
    }
}
