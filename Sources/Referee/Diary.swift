import Problem

/// One stretch of somebody's time taken up by a plan.
struct Engagement {
    var interval: Interval
    /// nil is online.
    var site: Int?
    /// Id of the activity, or nil for an appointment.
    var activity: String?
}

/// All engagements of one person, with what that person's time allows.
struct Diary {
    var person: Violation.Person
    var unavailable: [Interval]
    var limits: [Limit]
    /// Sorted by start, then end.
    private(set) var engagements: [Engagement]

    init(_ person: Violation.Person, unavailable: [Interval], limits: [Limit], _ engagements: [Engagement]) {
        self.person = person
        self.unavailable = unavailable
        self.limits = limits
        self.engagements = engagements.sorted { $0.interval < $1.interval }
    }

    func adding(_ more: [Engagement]) -> Diary {
        Diary(person, unavailable: unavailable, limits: limits, engagements + more)
    }

    /// No rule on one person's time is broken.
    func isKept(_ lookup: Lookup) -> Bool {
        Overlap.violations(self, lookup).isEmpty && Travel.violations(self, lookup).isEmpty
            && Unavailable.violations(self).isEmpty && Limits.violations(self, lookup).isEmpty
    }

    static func all(_ ledger: Ledger) -> [Diary] {
        let problem = ledger.problem
        var ofStaff: [[Engagement]] = Array(repeating: [], count: problem.staff.count)
        for (index, _, running) in ledger.runningActivities {
            for person in running.staff { ofStaff[person] += ledger.engagements(ofActivity: index) }
        }
        for held in ledger.held { ofStaff[held.staff].append(Engagement(held)) }
        let staff = zip(problem.staff, ofStaff).map { person, engagements in
            Diary(.staff(person.id), unavailable: person.unavailable, limits: person.limits, engagements)
        }
        return staff + problem.participants.indices.map { ledger.diary(ofParticipant: $0) }
    }
}

extension Engagement {
    init(_ held: Ledger.Held) {
        self.init(interval: held.interval, site: held.site, activity: nil)
    }
}

extension Ledger {
    func engagements(ofActivity index: Int) -> [Engagement] {
        guard let running = running[index] else { return [] }
        let id = problem.activities[index].id
        return running.meetings.map { Engagement(interval: $0, site: running.site, activity: id) }
    }

    /// - Parameters:
    ///   - request: a request of the participant's to be thought away, with what it was granted.
    ///   - activities: enrolments to be thought in its place.
    func diary(
        ofParticipant index: Int, without request: Int? = nil, with activities: [Int] = []
    ) -> Diary {
        let kept = grantsOf[index].filter { grants[$0].request != request }.flatMap { grants[$0].activities }
        let participant = problem.participants[index]
        return Diary(
            .participant(participant.id), unavailable: participant.unavailable, limits: participant.limits,
            (kept + activities).flatMap(engagements(ofActivity:)) + heldOf[index].map { Engagement(held[$0]) })
    }

    /// Participants' diaries alone, in the order of the problem.
    var participantDiaries: ArraySlice<Diary> { diaries[problem.staff.count...] }
}
