/// A thing of the term, by its kind and id, as faults and remarks name it.
public struct Item: Hashable, Comparable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case term, site, room, staff, programme, fund, offering, service, participant, request, need
    }

    public var kind: Kind
    /// `participant/request` for requests and appointment needs.
    public var id: String

    public init(_ kind: Kind, _ id: String) {
        self.kind = kind
        self.id = id
    }

    public static func < (a: Item, b: Item) -> Bool { (a.kind.rawValue, a.id) < (b.kind.rawValue, b.id) }
}

/// Why a term cannot be translated into a problem. Words for it are in `Wording`.
public enum TranslationFault: Hashable, Sendable {
    /// The last day comes before the first.
    case endsBeforeStart
    case duplicate(Item)
    /// `place` names something that the term does not have.
    case unknown(Item, in: Item)
    /// A programme is its own umbrella, directly or through others.
    case umbrellaCycle(programme: String)
    /// More least seats than most seats, or none at all.
    case badSeats(Item)
    /// Lengths, steps or pauses that are not positive, or a step that does not divide the day.
    case badService(service: String)
    /// A choice without parts, or a part without offerings.
    case emptyChoice(participant: String, request: String, choice: Int)
    /// A fixed decision names something that screening or the rules leave no place for.
    case fixedCannotStand(Item)
}

/// All that keeps a term from being translated, in the order of the term's lists.
public struct TranslationFaults: Error, Hashable, Sendable {
    public var faults: [TranslationFault]

    public init(_ faults: [TranslationFault]) { self.faults = faults }
}
