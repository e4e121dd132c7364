import Problem

/// What the chosen times, rooms, people, days and sites cost.
enum Costs {
    static func ofTimes(_ ledger: Ledger) -> Int {
        ledger.runningActivities.reduce(0) { $0 + $1.activity.times[$1.running.entry.time].cost }
    }

    static func ofRooms(_ ledger: Ledger) -> Int {
        ledger.runningActivities.reduce(0) { $0 + cost(of: $1.running.entry.room, among: $1.activity.rooms) }
            + ledger.held.reduce(0) { $0 + cost(of: $1.entry.room, among: ledger.problem.services[$1.service].rooms) }
    }

    static func ofStaff(_ ledger: Ledger) -> Int {
        let activities = ledger.runningActivities.reduce(0) { sum, one in
            sum + zip(one.running.entry.staff, one.activity.staff).reduce(0) { $0 + cost(of: $1.0, among: $1.1) }
        }
        return ledger.held.reduce(activities) {
            $0 + cost(of: $1.entry.staff, among: ledger.problem.services[$1.service].staff)
        }
    }

    /// `costPerDay` × whole days from the start of the first window, rounded down.
    static func ofWaitingDays(_ ledger: Ledger) -> Int {
        ledger.held.reduce(0) { sum, held in
            let appointment = ledger.problem.participants[held.participant].appointments[held.appointment]
            return sum + appointment.costPerDay * days(held.interval.start - appointment.windows[0].start)
        }
    }

    static func ofHomes(_ ledger: Ledger) -> Int {
        let enrolments = ledger.grants.reduce(0) { sum, grant in
            grant.activities.reduce(sum) { $0 + home(grant.participant, ledger.running[$1]?.site, ledger) }
        }
        return ledger.held.reduce(enrolments) { $0 + home($1.participant, $1.site, ledger) }
    }

    /// Windows need not be sorted, so a start may lie before the first of them.
    private static func days(_ minutes: Int) -> Int {
        let (days, rest) = minutes.quotientAndRemainder(dividingBy: Problem.day)
        return rest < 0 ? days - 1 : days
    }

    private static func home(_ participant: Int, _ site: Int?, _ ledger: Ledger) -> Int {
        guard let site, let home = ledger.problem.participants[participant].home else { return 0 }
        return ledger.problem.homes[ledger.lookup.homes[home]!].costs[site]
    }

    private static func cost(of room: String?, among options: [RoomOption]) -> Int {
        options.first { $0.room == room }?.cost ?? 0
    }

    private static func cost(of person: String, among options: [StaffOption]) -> Int {
        options.first { $0.staff == person }?.cost ?? 0
    }
}
