extension Problem {
    /// Most minutes of anything: about 1,900 years, and small enough for sums of two in 32 bits.
    static let longest = 1_000_000_000

    /// That no sum of times, money or worth can overflow.
    func checkRanges() throws(FormatError) {
        try check(horizon, in: 0...Problem.longest, "horizon", "the length")
        for row in travel { for minutes in row { try check(minutes, in: 0...Problem.longest, "travel", "a time") } }
        for person in staff { try check(person.limits, "staff \(person.id)") }
        for service in services {
            try check(service.minutes, in: 1...Problem.longest, "service \(service.id)", "minutes")
            try check(service.step, in: 1...Problem.longest, "service \(service.id)", "step")
        }
        for budget in budgets where budget.limit < 0 || budget.perParticipant < 0 {
            throw FormatError("budget \(budget.id)", .outOfRange("a limit below 0"))
        }
        for person in participants {
            try check(person.limits, "participant \(person.id)")
            for order in person.order {
                try check(order.gap, in: -Problem.longest...Problem.longest, "participant \(person.id)", "a gap")
            }
        }
        try checkWorth()
    }

    private func check(
        _ value: Int, in range: ClosedRange<Int>, _ place: @autoclosure () -> String, _ what: String
    ) throws(FormatError) {
        guard range.contains(value) else { throw FormatError(place(), .outOfRange(what)) }
    }

    private func check(_ limits: [Limit], _ place: @autoclosure () -> String) throws(FormatError) {
        for limit in limits where limit.minutes < 0 { throw FormatError(place(), .outOfRange("a limit below 0")) }
    }

    /// Adds up the largest magnitude of each goal.
    private func checkWorth() throws(FormatError) {
        var worth = Magnitude("what a plan could be worth")
        var money = Magnitude("what a plan could spend")
        let home = homes.flatMap(\.costs).largest
        let fee = activities.flatMap { $0.fees.map(\.amount) }.largest
        for activity in activities {
            try worth.add(1, activity.value)
            try worth.add(1, activity.times.map(\.cost).largest)
            try worth.add(1, activity.rooms.map(\.cost).largest)
            for role in activity.staff { try worth.add(1, role.map(\.cost).largest) }
        }
        let lanes = Dictionary(
            uniqueKeysWithValues: services.map { ($0.id, ($0.staff.map(\.cost).largest, $0.rooms.map(\.cost).largest)) }
        )
        let days = horizon / Problem.day + 1
        for person in participants {
            for request in person.requests {
                let parts = request.choices.map(\.parts.count).largest
                try worth.add(1, request.choices.map(\.value).largest)
                try worth.add(parts, home)
                try money.add(parts, fee)
                try worth.add(request.choices.count, weights.envy)
            }
            for appointment in person.appointments {
                try worth.add(1, appointment.value)
                try worth.add(days, appointment.costPerDay)
                try worth.add(1, home)
                try worth.add(1, lanes[appointment.service]?.0 ?? 0)
                try worth.add(1, lanes[appointment.service]?.1 ?? 0)
            }
            try worth.add(person.appointments.count, weights.counselorChange)
        }
        try worth.add(participants.count, weights.unserved)
        try worth.add(participants.count * days, weights.attendedDay)
        try worth.add(participants.count * horizon, weights.wait)
        for relation in relations {
            let n = relation.activities.count
            try worth.add(n * (n - 1) / 2, relation.cost ?? 0)
        }
        if let previous {
            try worth.add(previous.activities.count, changeCosts.activityClosed)
            try worth.add(previous.activities.count, changeCosts.activityTime)
            try worth.add(previous.activities.count, changeCosts.activityRoom)
            try worth.add(previous.activities.count, changeCosts.activityStaff)
            try worth.add(previous.grants.count, changeCosts.grant)
            try worth.add(previous.appointments.count, changeCosts.appointment)
            try worth.add(previous.appointments.count, changeCosts.appointmentRoom)
        }
    }
}

/// A sum of magnitudes that says so before it overflows.
private struct Magnitude {
    private var total = 0
    private let what: String
    /// The largest sum, in money: the bound counts in 256ths of it, which have to fit an integer.
    static let most = 3 << 53

    init(_ what: String) { self.what = what }

    mutating func add(_ count: Int, _ each: Int) throws(FormatError) {
        let (product, isTooLarge) = count.multipliedReportingOverflow(by: Int(clamping: each.magnitude))
        let (sum, isTooMuch) = total.addingReportingOverflow(product)
        guard !isTooLarge, !isTooMuch, sum <= Magnitude.most else { throw FormatError("problem", .outOfRange(what)) }
        total = sum
    }
}

extension [Int] {
    /// The largest magnitude; 0 of none.
    fileprivate var largest: Int { lazy.map { Int(clamping: $0.magnitude) }.max() ?? 0 }
}
