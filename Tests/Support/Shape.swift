/// How large a random problem is.
public struct Shape: Sendable {
    public var participants: ClosedRange<Int>
    public var activities: ClosedRange<Int>
    public var rooms: ClosedRange<Int>
    public var staff: ClosedRange<Int>
    public var services: ClosedRange<Int>
    /// Most requests, and most appointments, of one participant.
    public var wishes: Int
    public var days: ClosedRange<Int>

    /// Small enough for every plan to be enumerated.
    public static let tiny = Shape(
        participants: 1...4, activities: 2...4, rooms: 1...3, staff: 1...3, services: 1...2, wishes: 2, days: 1...9)
    /// A village: too many plans to enumerate, few enough for thousands of problems.
    public static let small = Shape(
        participants: 5...25, activities: 4...14, rooms: 2...6, staff: 3...8, services: 1...4, wishes: 3, days: 3...15)
}

/// Parts of the format that a random problem may use or leave alone.
public enum Feature: CaseIterable, Hashable, Sendable {
    case online, outside, likeRooms, asymmetricTravel, homes, staffLimits, participantLimits, unavailable
    case order, needs, gaps, packages, sharedParts, reserved, budgets, hardRelations, softRelations, envy
    case waits, attendedDays, counselorChange, unserved, fixed, previous, negativeValues, costs, costPerDay, roles
    case minSize, manyMeetings, overlappingDays
}
