import Problem

/// A plan entered line by line, ids resolved: what runs, who is enrolled, which appointments are held.
///
/// A line that cannot be read (unknown names, a room or person or part that does not fit) is left out, and its fault
/// noted; every other rule judges what was entered.
struct Ledger {
    struct Running {
        let entry: Decisions.Activity
        let room: Int?
        let site: Int?
        let staff: [Int]
        let meetings: [Interval]
    }

    struct Granted {
        let participant: Int
        /// Index into the participant's requests.
        let request: Int
        let choice: Int
        let activities: [Int]
    }

    struct Held {
        let entry: Decisions.Appointment
        let participant: Int
        /// Index into the participant's appointments.
        let appointment: Int
        let service: Int
        let interval: Interval
        let room: Int?
        let site: Int?
        let staff: Int
    }

    let lookup: Lookup
    var problem: Problem { lookup.problem }
    /// By activity; nil where it does not run.
    private(set) var running: [Running?]
    private(set) var grants: [Granted] = []
    private(set) var held: [Held] = []
    /// By activity, the participants, once for each enrolment.
    private(set) var enrolled: [[Int]]
    /// By participant, indices into `grants` and into `held`.
    private(set) var grantsOf: [[Int]]
    private(set) var heldOf: [[Int]]
    /// What could not be entered, or is wrong with a line taken by itself.
    private(set) var faults: [Violation] = []
    /// One for each member of staff, then one for each participant.
    private(set) var diaries: [Diary] = []

    init(_ decisions: Decisions, _ lookup: Lookup) {
        self.lookup = lookup
        let problem = lookup.problem
        running = Array(repeating: nil, count: problem.activities.count)
        enrolled = Array(repeating: [], count: problem.activities.count)
        grantsOf = Array(repeating: [], count: problem.participants.count)
        heldOf = grantsOf
        for entry in decisions.activities { enter { (ledger) throws(Violation) in try ledger.run(entry) } }
        for entry in decisions.grants { enter { (ledger) throws(Violation) in try ledger.grant(entry) } }
        for entry in decisions.appointments { enter { (ledger) throws(Violation) in try ledger.hold(entry) } }
        diaries = Diary.all(self)
    }

    private mutating func enter(_ line: (inout Ledger) throws(Violation) -> Void) {
        do throws(Violation) { try line(&self) } catch { faults.append(error) }
    }

    private mutating func run(_ entry: Decisions.Activity) throws(Violation) {
        let index = try Known.activity(entry.id, lookup)
        let activity = problem.activities[index]
        try Once.activity(entry.id, isNew: running[index] == nil)
        try Known.time(entry.time, of: activity)
        try ActivityRoom.check(entry, of: activity)
        try Roles.check(entry, of: activity)
        let room = entry.room.map { lookup.rooms[$0]! }
        running[index] = Running(
            entry: entry, room: room, site: room.map(lookup.site(ofRoom:)) ?? lookup.site(activity.site),
            staff: entry.staff.map { lookup.staff[$0]! }, meetings: activity.times[entry.time].meetings)
    }

    private mutating func grant(_ entry: Decisions.Grant) throws(Violation) {
        let participant = try Known.participant(entry.participant, wish: entry.request, lookup)
        let request = try Known.request(entry, of: problem.participants[participant])
        try Once.grant(entry, isNew: !grantsOf[participant].contains { grants[$0].request == request })
        let choice = problem.participants[participant].requests[request].choices[entry.choice]
        let activities = try Parts.check(entry, of: choice, lookup)
        try EnrolledRuns.check(entry, running: activities.map { running[$0] != nil })
        grantsOf[participant].append(grants.count)
        grants.append(
            Granted(participant: participant, request: request, choice: entry.choice, activities: activities))
        for activity in activities { enrolled[activity].append(participant) }
    }

    private mutating func hold(_ entry: Decisions.Appointment) throws(Violation) {
        let participant = try Known.participant(entry.participant, wish: entry.appointment, lookup)
        let index = try Known.appointment(entry, of: problem.participants[participant])
        try Once.appointment(entry, isNew: !heldOf[participant].contains { held[$0].appointment == index })
        let appointment = problem.participants[participant].appointments[index]
        let serviceIndex = lookup.services[appointment.service]!
        let service = problem.services[serviceIndex]
        try AppointmentStaff.check(entry, of: service)
        try AppointmentRoom.check(entry, of: service)
        // Outside the horizon no minute can be reckoned with; inside it a wrong start is a fault of a line that counts.
        guard (0...problem.horizon).contains(entry.start) else { throw Window.fault(entry, end: nil) }
        let interval = Interval(entry.start, entry.start + service.minutes)
        faults += Step.faults(entry, of: service) + Window.faults(entry, interval, of: appointment)
        let room = entry.room.map { lookup.rooms[$0]! }
        heldOf[participant].append(held.count)
        held.append(
            Held(
                entry: entry, participant: participant, appointment: index, service: serviceIndex, interval: interval,
                room: room, site: room.map(lookup.site(ofRoom:)) ?? lookup.site(service.site),
                staff: lookup.staff[entry.staff]!))
    }

    /// The activities that run, in the order of the problem.
    var runningActivities: [(index: Int, activity: Activity, running: Running)] {
        running.indices.compactMap { index in running[index].map { (index, problem.activities[index], $0) } }
    }

    func seats(of activity: Int) -> Int { lookup.seats(of: activity, in: running[activity]?.room) }
}
