import Calendars

/// How the archive names whose calendar something is: `participant P1`, `staff S1`, `room R1`, `offering O1`.
enum OwnerKey {
    static func text(_ owner: CalendarOwner) -> String {
        switch owner {
        case .participant(let id): "participant \(id)"
        case .staff(let id): "staff \(id)"
        case .room(let id): "room \(id)"
        case .offering(let id): "offering \(id)"
        }
    }

    static func owner(_ text: String) -> CalendarOwner? {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        return switch parts[0] {
        case "participant": .participant(parts[1])
        case "staff": .staff(parts[1])
        case "room": .room(parts[1])
        case "offering": .offering(parts[1])
        default: nil
        }
    }
}
