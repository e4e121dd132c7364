import Model

/// From what a calendar was last given to what it should hold now: the messages that are needed, and no others.
///
/// The rules, by RFC 5546 and what mail clients do with it:
/// - nothing changed: no message, and SEQUENCE, DTSTAMP and so every byte stay;
/// - dropped: CANCEL with STATUS:CANCELLED;
/// - one or two meetings of a series moved, each between its neighbours: a REQUEST with RECURRENCE-ID alone;
/// - anything else of a series, a meeting less included: the whole series again, with EXDATE for what falls out. A
///   CANCEL of one instance is understood less widely, and a meeting moved past its neighbours is refused by Outlook;
/// - after a whole series each meeting that was ever sent apart is restated, since clients differ in whether a newer
///   series replaces it.
/// Every message under a UID takes a higher SEQUENCE than all before it; the parts of one update share theirs.
public enum CalendarDifference {
    /// What a calendar holds after the messages are sent.
    public struct Update: Hashable, Sendable, Codable {
        public var held: [HeldEvent]
        public var messages: [CalendarMessage]

        public init(held: [HeldEvent] = [], messages: [CalendarMessage] = []) {
            self.held = held
            self.messages = messages
        }
    }

    /// `held` and `wanted` are of one owner. `stamp` is the moment of the plan or publication, and becomes DTSTAMP of
    /// all that changes. The result is in the order of `wanted`, then what is no longer wanted, as it was held.
    /// - Parameter isOtherZone: what is held was written in another time zone, so that the same hours are other moments.
    public static func update(
        _ held: [HeldEvent], to wanted: [Engagement], at stamp: UnixTime, isOtherZone: Bool = false
    ) -> Update {
        var bySubject: [EngagementSubject: [HeldEvent]] = [:]
        for event in held { bySubject[event.subject, default: []].append(event) }
        var result = Update()
        var done: Set<EngagementSubject> = []
        for engagement in wanted where done.insert(engagement.subject).inserted {
            var step = EngagementStep(
                held: bySubject[engagement.subject] ?? [], wanted: engagement, stamp: stamp, isOtherZone: isOtherZone)
            step.run()
            result.held += step.result.held
            result.messages += step.result.messages
        }
        for event in held where done.insert(event.subject).inserted {
            var step = EngagementStep(held: bySubject[event.subject] ?? [], wanted: nil, stamp: stamp)
            step.run()
            result.held += step.result.held
            result.messages += step.result.messages
        }
        return result
    }
}
