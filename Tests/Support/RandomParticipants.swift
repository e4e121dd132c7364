import Problem

extension Draft {
    mutating func drawParticipants() {
        problem.participants = (0..<dice.roll(shape.participants)).map { participant("P\($0)") }
    }

    private mutating func participant(_ id: String) -> Participant {
        let requests = (0..<dice.roll(0...shape.wishes)).map { request("r\($0)") }
        let appointments = (0..<dice.roll(0...shape.wishes)).map { appointment("a\($0)") }
        var participant = Participant(
            id: id, home: has(.homes) && dice.chance(80) ? dice.pick(problem.homes).id : nil,
            groups: problem.groups.filter { _ in dice.chance(40) },
            budgets: problem.budgets.map(\.id).filter { _ in dice.chance(60) }, unavailable: away(40),
            limits: limits(.participantLimits), requests: requests, appointments: appointments)
        let wishes = requests.map(\.id) + appointments.map(\.id)
        if has(.order) || has(.needs), wishes.count > 1 {
            for _ in 0..<dice.roll(1...2) {
                let pair = dice.shuffled(dice.pick(2, of: wishes))
                participant.order.append(
                    Participant.Order(
                        first: pair[0], second: pair[1], gap: has(.gaps) ? dice.pick([-30, 0, 60, 1440]) : 0,
                        needs: has(.needs) && dice.chance(60)))
            }
        }
        return participant
    }

    private mutating func request(_ id: String) -> Participant.Request {
        let parts = problem.parts.map(\.id)
        let choices = (0..<dice.roll(1...2)).map { _ in
            Participant.Choice(
                value: dice.roll(has(.negativeValues) ? -10...50 : 1...50),
                parts: dice.shuffled(dice.pick(has(.packages) ? dice.roll(1...2) : 1, of: parts)))
        }
        return Participant.Request(id: id, choices: choices)
    }

    private mutating func appointment(_ id: String) -> Participant.Appointment {
        let service = dice.pick(problem.services)
        // Windows may be in any order, may overlap, and may be too short.
        let windows = (0..<dice.roll(1...2)).map { _ in stretch(on: dice.roll(0...days - 1), [30, 60, 90, 120]) }
        return Participant.Appointment(
            id: id, service: service.id, windows: windows, value: dice.roll(has(.negativeValues) ? -5...40 : 1...40),
            costPerDay: has(.costPerDay) ? cost(.costPerDay) : 0)
    }
}
