import Problem

extension Draft {
    mutating func drawActivities() {
        problem.activities = (0..<dice.roll(shape.activities)).map { activity("A\($0)") }
        let ids = problem.activities.map(\.id)
        problem.parts = (0..<max(1, ids.count - 1)).map { index in
            // Each activity is in some part; with shared parts, in several.
            let shared = has(.sharedParts) ? dice.pick(dice.roll(0...2), of: ids) : []
            let own = [ids[index]] + (index == 0 ? [ids[ids.count - 1]] : [])
            return Part(id: "T\(index)", activities: ids.filter { own.contains($0) || shared.contains($0) })
        }
    }

    private mutating func activity(_ id: String) -> Activity {
        let (rooms, site) = place()
        var roles = dice.chance(70) ? [staffOptions()] : []
        if has(.roles), dice.chance(40) { roles.append(staffOptions()) }
        var activity = Activity(
            id: id, minSize: has(.minSize) ? dice.roll(0...2) : 0, maxSize: dice.roll(1...3),
            value: dice.roll(has(.negativeValues) ? -30...20 : 0...20),
            times: (0..<dice.roll(1...2)).map { _ in time() }, rooms: rooms, site: site, staff: roles)
        if has(.reserved) {
            activity.reserved = problem.groups.compactMap {
                dice.chance(35) ? Activity.Reserved(group: $0, seats: dice.roll(0...2)) : nil
            }
        }
        activity.fees = problem.budgets.compactMap {
            dice.chance(60)
                ? Activity.Fee(budget: $0.id, amount: dice.roll(has(.negativeValues) ? -10...30 : 0...30)) : nil
        }
        return activity
    }

    private mutating func time() -> Activity.Time {
        let count = has(.manyMeetings) ? dice.roll(1...3) : 1
        var meetings: [Interval] = []
        for _ in 0..<count {
            let meeting = stretch(on: dice.roll(0...days - 1))
            if !meetings.contains(where: { $0.overlaps(meeting) }) { meetings.append(meeting) }
        }
        return Activity.Time(meetings: meetings.sorted(), cost: cost())
    }

    mutating func drawServices() {
        problem.services = (0..<dice.roll(shape.services)).map { index in
            let (rooms, site) = place()
            return Service(
                id: "V\(index)", minutes: dice.pick([30, 60, 90]), step: dice.pick([30, 60]), staff: staffOptions(),
                rooms: rooms, site: site)
        }
    }

    mutating func drawRelations() {
        for (feature, isHard) in [(Feature.hardRelations, true), (.softRelations, false)] where has(feature) {
            for _ in 0..<dice.roll(1...2) {
                let activities = dice.shuffled(dice.pick(dice.roll(2...3), of: problem.activities.map(\.id)))
                let cost = dice.pick(has(.negativeValues) ? [-10, 0, 10, 25] : [0, 10, 25])
                problem.relations.append(
                    Relation(dice.pick(Relation.Kind.allCases), activities, cost: isHard ? nil : cost))
            }
        }
    }

    mutating func drawScores() {
        guard has(.envy) else { return }
        for index in problem.activities.indices {
            problem.activities[index].scores = problem.participants.map(\.id).sorted().compactMap {
                dice.chance(60) ? Activity.Score(participant: $0, score: dice.roll(-1...3)) : nil
            }
        }
    }
}
