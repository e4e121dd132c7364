import Problem

/// What the plan in force makes of a person's choices: a grant that is not kept costs something, whatever takes its place.
enum KeptGrants {
    /// What is saved if a choice keeps what the plan in force grants, in `Multipliers.unit`ths.
    static func worth(_ c: Int, _ instance: Instance) -> Int {
        let q = instance.people.requestOfChoice[c]
        return instance.past.granted[q] != 0 && instance.past.enrolled[q].count == instance.people.uses[c].count
            ? max(0, instance.problem.changeCosts.grant) * Multipliers.unit : 0
    }

    /// What is lost of it by attending these activity-times for the choice; one below 0 could be anything.
    static func lost(_ c: Int, _ times: UnsafePointer<Int32>, _ count: Int, _ instance: Instance) -> Int {
        let worth = worth(c, instance)
        guard worth != 0 else { return 0 }
        let before = instance.past.enrolled[instance.people.requestOfChoice[c]]
        for k in 0..<count where times[k] >= 0 {
            let a = instance.activities.activityOfTime[Int(times[k])]
            if !before.contains(where: { instance.past.enrolledIn[$0] == a }) { return worth }
        }
        return 0
    }
}
