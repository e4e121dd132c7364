/// Decisions that must stand.
public struct Fixed: Hashable, Sendable {
    public enum Activity: Hashable, Sendable {
        case closed(id: String)
        /// It must run; what is not nil must stand. `room: .some(nil)` demands that it have no room.
        case runs(id: String, time: Int?, room: String??, staff: [String]?)

        public var id: String {
            switch self {
            case .closed(let id): id
            case .runs(let id, _, _, _): id
            }
        }
    }

    public enum Grant: Hashable, Sendable {
        case refused(participant: String, request: String)
        case granted(Decisions.Grant)
    }

    public enum Appointment: Hashable, Sendable {
        case refused(participant: String, appointment: String)
        case granted(Decisions.Appointment)
    }

    public var activities: [Activity]
    public var grants: [Grant]
    public var appointments: [Appointment]

    public init(activities: [Activity] = [], grants: [Grant] = [], appointments: [Appointment] = []) {
        self.activities = activities
        self.grants = grants
        self.appointments = appointments
    }

    public var isEmpty: Bool { activities.isEmpty && grants.isEmpty && appointments.isEmpty }
}
