import Problem

extension Search {
    /// Builds the first plan: what is fixed and needs be, what can stay of the plan in force, the activities that cost
    /// nothing to run, then people by their requests, then activities by the demand for them, and appointments last.
    ///
    /// Each person served and each activity tried is a step, as is what is done for all at once, so that a run cut off in here repeats too.
    /// - Parameters:
    ///   - fixed: all that is fixed.
    ///   - isWhole: `fixed` is a legal plan; else people are yet to be found for its activities, after the plan in force, so that
    ///     nobody leaves for them what they have in that.
    ///   - isOver: asked after each step whether to stop.
    /// - Returns: false if that plan could not be done; nothing has been done then.
    func construct(from fixed: Decisions, isWhole: Bool = true, isOver: () -> Bool) -> Bool {
        let old = instance.problem.previous
        defer { state.scalars[4] = 0 }
        if !isWhole { state.scalars[4] = Int.max }
        guard decide(fixed), isWhole || begin(with: old) else {
            releaseQueue()
            state.undo()
            return false
        }
        if isWhole, let old {
            keep()
            attempt {
                self.adopt(old)
                return true
            }
        }
        keep()
        state.scalars[4] = Int.max
        openFreely()
        if state.goals.envy != 0 { proposeToWhatRuns() }
        guard serveEverybody(isOver) else { return true }
        if state.goals.envy != 0 {
            attempt {
                self.plantAll()
                self.proposeAll()
                return true
            }
            count()
            if isOver() { return true }
        }
        for tries in 2...3 {
            for a in byDemand() {
                for _ in 0..<tries where !state.isRunning(a) {
                    attempt { tries == 2 ? self.plant(a) : self.run(a) }
                    count()
                    if isOver() { return true }
                }
            }
        }
        // Where not all appointments can be held, it should be those that are worth most.
        for least in Search.grades(state) {
            state.scalars[4] = least
            guard serveEverybody(isOver) else { return true }
        }
        if state.goals.envy != 0 {
            attempt {
                self.proposeAll()
                return true
            }
            count()
        }
        return true
    }

    /// What can be done of the plan in force, then people for all activities that have too few; false if there are not enough.
    private func begin(with old: Decisions?) -> Bool {
        if let old { _ = decide(old) }
        return fillShort()
    }

    /// What an hour of an appointment is worth, in a few steps from the most to nothing.
    private static func grades(_ state: State) -> [Int] {
        let all = state.people.wishValue.indices.map { state.hourlyWorth(ofWish: $0) }.filter { $0 > 0 }.sorted(by: >)
        var grades: [Int] = []
        for i in 1..<Search.gradeCount where !all.isEmpty {
            let least = all[i * all.count / Search.gradeCount]
            if least < grades.last ?? all[0] { grades.append(least) }
        }
        return grades + [0]
    }

    private static let gradeCount = 6

    /// Gives everybody what can be given, in turn; false if the run is over.
    private func serveEverybody(_ isOver: () -> Bool) -> Bool {
        let isGraded = state.scalars[4] != 0 && state.scalars[4] != Int.max
        for i in menu.people.indices {
            let p = menu.people[i]
            if isGraded, !state.people.wishes[p].contains(where: { state.startOf[$0] < 0 && state.isWorthATry($0) }) {
                continue
            }
            let mark = state.journal.count
            _ = state.fill(p, turn: random.next())
            if !state.budgetsHold() { state.undo(to: mark) }
            count()
            if isOver() {
                keep()
                return false
            }
        }
        keep()
        return true
    }

    /// All propose to what is fixed and what costs nothing to run. Whoever is in what is fixed may leave it for something better, and must then be
    /// replaced.
    private func proposeToWhatRuns() {
        let mark = state.journal.count
        proposeAll()
        if fillShort() { return }
        releaseQueue()
        state.undo(to: mark)
    }

    /// Runs what can be run, whatever is envied for it. One by one activities may not be worth running, since whom they refuse envies whom they
    /// take; that is mostly over when many run and all have proposed.
    private func plantAll() {
        for a in byDemand() where !state.isRunning(a) {
            let mark = state.journal.count
            let done = plant(a) && repairSizes()
            releaseQueue()
            if !done { state.undo(to: mark) }
        }
    }

    /// Does something and keeps it if it makes the plan better.
    func attempt(_ something: () -> Bool) {
        let before = state.objective
        let done = something() && repairSizes()
        releaseQueue()
        guard done else {
            state.undo()
            return
        }
        state.settleEnvies()
        if state.objective > before { keep() } else { state.undo() }
    }

    /// Keeps what was done, or nothing of it if budgets do not pay for it.
    func keep() {
        if !state.budgetsHold() { state.undo() }
        state.settleEnvies()
        best.note(state)
        state.journal.clear()
    }

    /// Runs what needs no room, no staff and nobody: it takes nothing from anything else.
    func openFreely() {
        let a = state.activities
        for i in menu.activities.indices {
            let x = menu.activities[i]
            guard !state.isRunning(x), a.places[x].isEmpty, a.roles[x].isEmpty, a.minSize[x] == 0 else { continue }
            let mark = state.journal.count
            let before = state.scalars[0]
            var times: [Int] = []
            for t in a.times[x] where a.timeAllowed[t] != 0 { times.append(t) }
            guard let time = times.min(by: { a.timeCost[$0] < a.timeCost[$1] }) else { continue }
            state.open(x, time: time, place: -1, scratch.base)
            if !state.relationsHold(x) || !state.reservedFit(x) || state.scalars[0] < before { state.undo(to: mark) }
        }
    }

    /// Activities by what their applicants would give for a seat, most first.
    private func byDemand() -> [Int] {
        let people = state.people
        var demand = [Int](repeating: 0, count: state.activities.count)
        for a in 0..<state.activities.count {
            for i in people.applicants[a] {
                let choice = people.choice(ofCandidate: people.applicantCandidate[i])
                demand[a] += max(0, people.choiceValue[choice])
            }
        }
        return (0..<menu.activities.count).map { menu.activities[$0] }
            .sorted { (-demand[$0], $0) < (-demand[$1], $1) }
    }
}
