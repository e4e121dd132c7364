import Calendars
import Model

/// A mail client's calendar by the rules of RFC 5546 §2.1.5 and §3.2: a message counts only if its SEQUENCE, then its
/// DTSTAMP, are newer than what is held of the same component, wherever it stood in the queue.
struct SimulatedRecipient {
    /// Clients differ in what a newer series does to meetings that were changed apart: some drop them, some keep them.
    enum Habit: CaseIterable { case dropsChangedMeetings, keepsChangedMeetings }

    private struct Version: Comparable {
        var sequence: Int
        var stamp: UnixTime

        init(_ event: CalendarEvent) { (sequence, stamp) = (event.sequence, event.stamp) }

        static func < (a: Version, b: Version) -> Bool { (a.sequence, a.stamp) < (b.sequence, b.stamp) }
    }

    private struct Entry {
        var master: CalendarEvent?
        /// By the start in the series, as text; nil is a cancelled meeting.
        var instances: [String: (version: Version, event: CalendarEvent?)] = [:]
        var cancelled: Version?
    }

    let habit: Habit
    private var entries: [String: Entry] = [:]

    init(_ habit: Habit) { self.habit = habit }

    mutating func receive(_ message: CalendarMessage) {
        let event = message.event
        let version = Version(event)
        var entry = entries[event.uid] ?? Entry()
        defer { entries[event.uid] = entry }
        if let cancelled = entry.cancelled, version <= cancelled { return }
        if let original = event.recurrenceID {
            let key = "\(original.date)T\(original.time.start.text)"
            if let master = entry.master, version.sequence < master.sequence { return }
            if let known = entry.instances[key], version <= known.version { return }
            entry.instances[key] = (version, message.method == .cancel ? nil : event)
            return
        }
        if let master = entry.master, version <= Version(master) { return }
        switch message.method {
        case .request:
            entry.master = event
            if habit == .dropsChangedMeetings {
                entry.instances = entry.instances.filter { $0.value.version.sequence >= event.sequence }
            }
        case .cancel:
            entry.cancelled = version
            entry.master = nil
            entry.instances = entry.instances.filter { $0.value.version.sequence > event.sequence }
        }
    }

    /// What the calendar shows: the meetings with their titles and places, in order of time.
    var shown: [String] {
        var lines: [String] = []
        func show(_ meeting: Meeting, _ event: CalendarEvent) {
            lines.append(
                "\(meeting.date) \(meeting.time.start.text)-\(meeting.time.end.text) \(event.details.title) "
                    + event.details.place.room)
        }
        for entry in entries.values {
            if let master = entry.master {
                for meeting in master.timing.meetings
                where entry.instances["\(meeting.date)T\(meeting.time.start.text)"] == nil {
                    show(meeting, master)
                }
            }
            for case let (_, event?) in entry.instances.values { show(event.timing.first, event) }
        }
        return lines.sorted()
    }
}

/// What a calendar should show of an engagement.
func expected(_ wanted: [Engagement]) -> [String] {
    wanted.flatMap { engagement in
        engagement.meetings.map {
            "\($0.date) \($0.time.start.text)-\($0.time.end.text) \(engagement.details.title) "
                + engagement.details.place.room
        }
    }.sorted()
}
