import Model

/// The meetings of one UID that fall into a stretch of time: the series, its changed meetings and its exceptions.
struct ForeignSeries {
    struct Occurrence: Hashable, Sendable {
        var start: ForeignMoment
        var length: Int
        var title: String
    }

    static let mostOccurrences = 10_000
    /// What it costs to hold one event against one change, where a day that is looked at costs one.
    private static let costOfChange = 5

    /// The time asked for, in UTC, and for whole days by their days.
    let window: Range<UnixTime>
    let days: Range<Int>
    var steps: Int
    private(set) var findings: [CalendarFinding] = []

    init(window: Range<UnixTime>, days: Range<Int>, steps: Int) {
        self.window = window
        self.days = days
        self.steps = steps
    }

    /// `events` share a UID.
    mutating func occurrences(of events: [ForeignEvent]) -> [Occurrence] {
        let series = newest(events.filter { $0.recurrenceID == nil })
        let changes = withoutOutdated(newestByOriginal(events.filter { $0.recurrenceID != nil }), in: series)
        var all: [Occurrence] = []
        for event in series {
            if series.count > 1 {
                // Each of them is held against all changes: what nobody writes must not take the square of its size.
                steps -= changes.count * ForeignSeries.costOfChange
                guard steps > 0 else {
                    findings.append(
                        CalendarFinding(.tooManyOccurrences(most: ForeignSeries.mostOccurrences), item: event.item))
                    continue
                }
            }
            all += meetings(of: event, changes: changes)
        }
        for change in changes {
            let meeting = Occurrence(start: change.start, length: change.length, title: change.title)
            guard touches(meeting) else { continue }
            if series.isEmpty { findings.append(CalendarFinding(.changeWithoutSeries, item: change.item)) }
            if show(change) { all.append(meeting) }
        }
        return all
    }

    /// Of several events under one UID the newest; those that are equally new and differ are a program's fault, and
    /// all count.
    private mutating func newest(_ events: [ForeignEvent]) -> [ForeignEvent] {
        guard events.count > 1, let top = events.map({ ($0.sequence, $0.stamp) }).max(by: <) else { return events }
        var kept: [ForeignEvent] = []
        var seen: Set<[Int]> = []
        for event in events {
            let isNew = (event.sequence, event.stamp) == top && seen.insert([event.start.key, event.length]).inserted
            if isNew { kept.append(event) }
            if !isNew || kept.count > 1 {
                findings.append(CalendarFinding(isNew ? .sharedUID : .duplicate, item: event.item))
            }
        }
        return kept
    }

    private mutating func newestByOriginal(_ changes: [ForeignEvent]) -> [ForeignEvent] {
        var places: [Int: Int] = [:]
        var kept: [ForeignEvent] = []
        for change in changes {
            guard let key = change.recurrenceID?.key else { continue }
            if let place = places[key] {
                findings.append(CalendarFinding(.duplicate, item: change.item))
                if (kept[place].sequence, kept[place].stamp) < (change.sequence, change.stamp) { kept[place] = change }
            } else {
                places[key] = kept.count
                kept.append(change)
            }
        }
        return kept
    }

    /// A change of a meeting that a newer series takes out has no effect any more.
    private mutating func withoutOutdated(_ changes: [ForeignEvent], in series: [ForeignEvent]) -> [ForeignEvent] {
        guard series.count == 1, !series[0].exceptions.isEmpty else { return changes }
        let event = series[0]
        let excluded = Set(event.exceptions.map { key($0, in: event) })
        return changes.filter { change in
            let isOutdated =
                (change.sequence, change.stamp) < (event.sequence, event.stamp)
                && change.recurrenceID.map { excluded.contains(key($0, in: event)) } == true
            if isOutdated { findings.append(CalendarFinding(.duplicate, item: change.item)) }
            return !isOutdated
        }
    }

    private mutating func meetings(of event: ForeignEvent, changes: [ForeignEvent]) -> [Occurrence] {
        let onwards = changes.filter(\.appliesOnwards).sorted { $0.recurrenceID!.key < $1.recurrenceID!.key }
        // A change that holds onwards may move meetings into the window from outside it.
        let margin = onwards.map { abs($0.start.key - ($0.recurrenceID?.key ?? 0)) + $0.length }.max() ?? 0
        let starts = starts(of: event, margin: margin)
        let onwardsFrom = onwards.map { key($0.recurrenceID!, in: event) }
        let removed = Set(changes.compactMap { $0.recurrenceID.map { key($0, in: event) } })
        var all: [Occurrence] = []
        for (start, length) in starts where !removed.contains(start.key) {
            var meeting = Occurrence(start: start, length: length, title: event.title)
            let moment = start.key
            if let place = onwardsFrom.lastIndex(where: { $0 < moment }) {
                let change = onwards[place]
                meeting.start = change.start
                meeting.start.wall += start.wall - (change.recurrenceID?.wall ?? 0)
                meeting.length = change.length
                meeting.title = change.title
            }
            if touches(meeting) { all.append(meeting) }
        }
        return !all.isEmpty && show(event) ? all : []
    }

    /// The original of a change as the series' starts are keyed: a day for a series of times is the meeting of that day.
    private func key(_ original: ForeignMoment, in event: ForeignEvent) -> Int {
        switch (original.zone, event.start.zone) {
        case (nil, let zone?):
            ForeignMoment(wall: original.wall + WallTime.second(event.start.wall), zone: zone).key
        case (.some, nil): WallTime.day(original.wall) * 86_400
        default: original.key
        }
    }

    /// Whether it counts; its doubts are told either way.
    private mutating func show(_ event: ForeignEvent) -> Bool {
        findings += event.doubts
        switch event.show {
        case .busy: return true
        case .free: findings.append(CalendarFinding(.free, item: event.item))
        case .cancelled: findings.append(CalendarFinding(.cancelled, item: event.item))
        case .observance: findings.append(CalendarFinding(.observance, item: event.item))
        }
        return false
    }

    private func touches(_ meeting: Occurrence) -> Bool {
        guard meeting.length > 0 else {
            // What has no length blocks nothing, but is told if it is in the window.
            return meeting.start.zone.map { window.contains($0.time(wall: meeting.start.wall)) } ?? false
        }
        guard let zone = meeting.start.zone else {
            return meeting.start.wall < days.upperBound * 86_400
                && meeting.start.wall + meeting.length > days.lowerBound * 86_400
        }
        let start = zone.time(wall: meeting.start.wall)
        return start < window.upperBound && start + meeting.length > window.lowerBound
    }

    /// All starts that may matter, exceptions taken out.
    private mutating func starts(of event: ForeignEvent, margin: Int) -> [(ForeignMoment, Int)] {
        guard !event.rules.isEmpty || !event.additional.isEmpty else {
            return excluded(by: event, [event.start.wall]).map {
                (ForeignMoment(wall: $0, zone: event.start.zone), event.length)
            }
        }
        let (low, high): (Int, Int) =
            if let zone = event.start.zone {
                (zone.wall(at: window.lowerBound), zone.wall(at: window.upperBound))
            } else {
                (days.lowerBound * 86_400, days.upperBound * 86_400)
            }
        let from = low - event.length - margin - 86_400
        let last = high + margin + 86_400
        var walls: Set<Int> = [event.start.wall]
        for rule in event.rules {
            walls.formUnion(expand(rule, of: event, from: from, last: last))
            if walls.count > ForeignSeries.mostOccurrences { break }
            if event.rules.count == 1, startIsOutside(rule, of: event) {
                findings.append(CalendarFinding(.startOutsideRule, item: event.item))
            }
        }
        var lengths: [Int: Int] = [:]
        for (start, length) in event.additional {
            let wall =
                event.start.zone.map { zone in start.zone.map { zone.wall(at: $0.time(wall: start.wall)) } ?? start.wall
                }
                ?? WallTime.day(start.wall) * 86_400
            walls.insert(wall)
            if let length { lengths[wall] = length }
        }
        return excluded(by: event, walls.sorted()).map {
            (ForeignMoment(wall: $0, zone: event.start.zone), lengths[$0] ?? event.length)
        }
    }

    /// Whether the first meeting is none that its rule gives, as far as that is soon told.
    private mutating func startIsOutside(_ rule: RecurrenceRule, of event: ForeignEvent) -> Bool {
        guard steps > 0 else { return false }
        var probe = min(steps, 20_000)
        steps -= probe
        let first = RecurrenceExpansion(
            rule, start: event.start.wall, from: event.start.wall, last: event.start.wall, most: 2_000)
        let (starts, end) = first.starts(steps: &probe)
        steps += max(0, probe)
        return starts.isEmpty && end == .done
    }

    private mutating func expand(_ rule: RecurrenceRule, of event: ForeignEvent, from: Int, last: Int) -> [Int] {
        guard steps > 0 else {
            findings.append(CalendarFinding(.tooManyOccurrences(most: ForeignSeries.mostOccurrences), item: event.item))
            return []
        }
        var last = last
        switch rule.until.flatMap(ForeignTime.init) {
        case .utc(let moment): last = min(last, event.start.zone?.wall(at: moment) ?? moment.seconds)
        case .wall(let wall): last = min(last, wall)
        case .day(let date): last = min(last, date.dayNumber * 86_400 + 86_399)
        case nil: break
        }
        let expansion = RecurrenceExpansion(
            rule, start: event.start.wall, from: from, last: last, most: ForeignSeries.mostOccurrences)
        let (starts, end) = expansion.starts(steps: &steps)
        if end != .done {
            findings.append(CalendarFinding(.tooManyOccurrences(most: ForeignSeries.mostOccurrences), item: event.item))
        }
        return starts
    }

    private mutating func excluded(by event: ForeignEvent, _ walls: [Int]) -> [Int] {
        guard !event.exceptions.isEmpty || !event.excludingRules.isEmpty, let last = walls.last, let first = walls.first
        else { return walls }
        var moments: Set<Int> = []
        var wholeDays: Set<Int> = []
        for exception in event.exceptions {
            if exception.zone == nil || event.start.zone == nil {
                wholeDays.insert(WallTime.day(exception.wall))
            } else {
                moments.insert(exception.key)
            }
        }
        if !wholeDays.isEmpty, event.start.zone != nil {
            findings.append(CalendarFinding(.exceptionByDay, item: event.item))
        }
        var ruledOut: Set<Int> = []
        for rule in event.excludingRules { ruledOut.formUnion(expand(rule, of: event, from: first, last: last)) }
        return walls.filter {
            !wholeDays.contains(WallTime.day($0)) && !ruledOut.contains($0)
                && (moments.isEmpty || !moments.contains(ForeignMoment(wall: $0, zone: event.start.zone).key))
        }
    }
}
