import Model

/// The difference for one engagement.
struct EngagementStep {
    private let held: [HeldEvent]
    private let wanted: Engagement?
    private let stamp: UnixTime
    private let isOtherZone: Bool
    private let before: [Meeting]
    private let after: [Meeting]
    private let detailsBefore: EventDetails?
    private var nextUIDs: Set<String> = []
    private(set) var result = CalendarDifference.Update()

    init(held: [HeldEvent], wanted: Engagement?, stamp: UnixTime, isOtherZone: Bool = false) {
        self.held = held
        self.wanted = wanted
        self.stamp = stamp
        self.isOtherZone = isOtherZone
        before = held.flatMap(\.meetings).sorted()
        after = Set(wanted?.meetings ?? []).sorted()
        detailsBefore = held.first { $0.isLive }?.master.details
    }

    mutating func run() {
        guard let wanted, !after.isEmpty else {
            for event in held { event.isLive ? cancel(event, [.cancelled]) : keep(event) }
            return
        }
        let live = held.filter(\.isLive)
        let otherChanges =
            (isOtherZone && !live.isEmpty ? [.time] : []) + EngagementStep.changes(from: live.first?.master, to: wanted)
        if before == after {
            for event in held {
                event.isLive && !otherChanges.isEmpty ? restate(event, event.timing, otherChanges) : keep(event)
            }
        } else if otherChanges.isEmpty, live.count == 1, let moves = SingleMoves.of(live[0], to: after) {
            for event in held { event.isLive ? move(event, moves) : keep(event) }
        } else {
            respread(live, wanted, otherChanges)
        }
    }

    /// What changed beside the meetings.
    private static func changes(from master: CalendarEvent?, to wanted: Engagement) -> [CalendarChange] {
        guard let master else { return [] }
        var changes: [CalendarChange] = []
        if !sameAddress(master.attendee, wanted.attendee) { changes.append(.recipient) }
        let (old, new) = (master.details, wanted.details)
        if old.place != new.place { changes.append(.place) }
        if old.staff.map(\.id) != new.staff.map(\.id) { changes.append(.staff) }
        if changes.isEmpty, old != new || !sameAddress(master.organizer, wanted.organizer) { changes.append(.details) }
        return changes
    }

    private static func sameAddress(_ a: Party?, _ b: Party?) -> Bool {
        switch (a, b) {
        case (nil, nil): true
        case (let a?, let b?): a.address.matches(b.address)
        default: false
        }
    }

    private mutating func keep(_ event: HeldEvent) { result.held.append(event) }

    // MARK: Messages

    private mutating func say(
        _ method: CalendarMessage.Method, _ changes: [CalendarChange], _ event: CalendarEvent, leads: Bool = true
    ) {
        guard let subject = wanted?.subject ?? held.first?.subject, let owner = wanted?.owner ?? held.first?.owner
        else { return }
        result.messages.append(
            CalendarMessage(
                owner: owner, subject: subject, method: method, changes: changes, event: event, leads: leads,
                before: before, after: after, detailsBefore: detailsBefore))
    }

    /// CANCEL of the whole UID to those who held it.
    private mutating func cancel(_ event: HeldEvent, _ changes: [CalendarChange], leads: Bool = true) {
        var event = event
        event.sequence += 1
        event.master.sequence = event.sequence
        event.master.stamp = stamp
        event.master.status = .cancelled
        say(.cancel, changes, event.master, leads: leads)
        keep(event)
    }

    private mutating func move(_ event: HeldEvent, _ moves: [(original: Meeting, to: Meeting)]) {
        var event = event
        event.sequence += 1
        for (position, move) in moves.enumerated() {
            let change = own(event.master, at: move.original, as: move.to, sequence: event.sequence)
            event.overrides.removeAll { $0.recurrenceID == move.original }
            event.overrides.append(change)
            say(.request, [.meetingsMoved], change, leads: position == 0)
        }
        event.overrides.sort { ($0.recurrenceID ?? $0.timing.first) < ($1.recurrenceID ?? $1.timing.first) }
        keep(event)
    }

    /// One meeting of a series as an event of its own.
    private func own(_ master: CalendarEvent, at original: Meeting, as meeting: Meeting, sequence: Int) -> CalendarEvent
    {
        var event = master
        event.timing = .single(meeting)
        event.recurrenceID = original
        event.sequence = sequence
        event.stamp = stamp
        return event
    }

    /// Sends a UID again as a whole, with the wanted details: the series or meeting, then what was ever sent apart.
    /// Changed meetings stay changed where the series stays; a new series has none. Withdrawn ones are withdrawn again:
    /// an old change that arrives before the new series would otherwise outlive a withdrawal that arrives after it.
    private mutating func restate(
        _ event: HeldEvent, _ timing: CalendarEvent.Timing, _ changes: [CalendarChange], leads: Bool = true
    ) {
        guard let wanted else { return }
        if let old = event.master.attendee, !EngagementStep.sameAddress(old, wanted.attendee), event.isLive {
            var farewell = event.master
            farewell.sequence = event.sequence + 1
            farewell.stamp = stamp
            farewell.status = .cancelled
            say(.cancel, [.recipient], farewell)
        }
        let stays = event.isLive && event.master.timing == timing
        var next = event
        next.sequence += 1
        next.master = CalendarEvent(
            uid: event.uid, sequence: next.sequence, stamp: stamp, details: wanted.details, timing: timing,
            organizer: wanted.organizer, attendee: wanted.attendee)
        say(.request, changes, next.master, leads: leads)

        var series: [MeetingStart: Meeting] = [:]
        if timing.isWeekly { for meeting in timing.meetings { series[meeting.start] = meeting } }
        var moved: [MeetingStart: Meeting] = [:]
        for change in event.overrides {
            if let original = change.recurrenceID { moved[original.start] = change.timing.first }
        }
        next.overrides = []
        next.withdrawn = []
        for original in (event.overrides.compactMap(\.recurrenceID) + event.withdrawn).sorted() {
            if let regular = series[original.start] {
                let meeting = stays ? moved[original.start] ?? regular : regular
                let change = own(next.master, at: regular, as: meeting, sequence: next.sequence)
                next.overrides.append(change)
                say(.request, changes, change, leads: false)
            } else {
                next.withdrawn.append(original)
                var gone = own(next.master, at: original, as: original, sequence: next.sequence)
                gone.status = .cancelled
                say(.cancel, changes, gone, leads: false)
            }
        }
        keep(next)
    }

    // MARK: Anew

    /// Parts the wanted meetings into events and gives them to the UIDs that are there: what shows the same meetings
    /// stays as it is, the rest goes to what is nearest to it, a UID that nothing goes to is cancelled.
    private mutating func respread(_ live: [HeldEvent], _ wanted: Engagement, _ other: [CalendarChange]) {
        var pieces = MeetingSplit.pieces(of: after)
        var free = live
        var assigned: [(HeldEvent?, CalendarEvent.Timing)] = []
        func take(where fits: (HeldEvent, CalendarEvent.Timing) -> Bool) {
            pieces.removeAll { piece in
                guard let position = free.firstIndex(where: { fits($0, piece) }) else { return false }
                assigned.append((free.remove(at: position), piece))
                return true
            }
        }
        take { $0.meetings == $1.meetings }
        take { $0.master.timing.isWeekly && $1.isWeekly }
        take { !$0.master.timing.isWeekly && !$1.isWeekly && $0.master.timing.first.date == $1.first.date }
        take { !$0.master.timing.isWeekly && !$1.isWeekly }
        take { _, _ in true }
        assigned += pieces.map { (nil, $0) }

        let changes = other.contains(.time) ? other : other + timeChanges()
        let sorted = assigned.sorted { $0.1.first < $1.1.first }
        var leads = true
        let taken = Set(sorted.compactMap { $0.0?.uid })
        for (event, piece) in sorted {
            if let event, event.meetings == piece.meetings {
                if other.isEmpty { keep(event) } else { restate(event, event.timing, changes, leads: leads) }
                if other.isEmpty { continue }
            } else if let event {
                restate(event, piece, changes, leads: leads)
            } else {
                restate(
                    unused(for: piece, of: wanted, except: taken), piece, live.isEmpty ? [.new] : changes, leads: leads)
            }
            leads = false
        }
        for event in free { cancel(event, changes, leads: leads) }
        let present = Set(result.held.map(\.uid))
        for event in held where !present.contains(event.uid) { keep(event) }
    }

    private func timeChanges() -> [CalendarChange] {
        let (old, new) = (Set(before), Set(after))
        let removed = before.count { !new.contains($0) }
        let added = after.count { !old.contains($0) }
        if removed == 0 { return [.meetingsAdded] }
        if added == 0 { return [.meetingsCancelled] }
        return removed == added && removed * 2 < before.count ? [.meetingsMoved] : [.time]
    }

    /// A UID for a piece that no live event takes: the engagement's own if it is free, else one with an ending. One
    /// that was cancelled comes back with its SEQUENCE going on.
    private mutating func unused(
        for piece: CalendarEvent.Timing, of wanted: Engagement, except taken: Set<String>
    ) -> HeldEvent {
        var uid = wanted.uid
        var number = 0
        while taken.contains(uid) || nextUIDs.contains(uid) {
            uid = EngagementUID.piece(of: wanted.uid, first: piece.first, number: number)
            number += 1
        }
        nextUIDs.insert(uid)
        if let known = held.first(where: { $0.uid == uid && !$0.isLive }) { return known }
        let blank = CalendarEvent(
            uid: uid, sequence: -1, stamp: stamp, details: wanted.details, timing: piece, status: .cancelled)
        return HeldEvent(owner: wanted.owner, subject: wanted.subject, sequence: -1, master: blank)
    }
}

extension HeldEvent {
    var timing: CalendarEvent.Timing { master.timing }
}

extension CalendarEvent.Timing {
    var isWeekly: Bool {
        if case .weekly = self { true } else { false }
    }
}
