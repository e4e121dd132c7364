import Problem

extension Problem {
    /// The problem with some decisions fixed with no regard to whether any plan can keep them.
    public func carelesslyFixed(seed: Int, percent: Int = 40) -> Problem {
        var dice = Dice(seed: seed)
        var plans = RandomPlan(self, seed: seed)
        let plan = plans.careless(90)
        var problem = self
        problem.fixed = Fixed()
        for activity in plan.activities where dice.chance(percent) {
            problem.fixed.activities.append(
                dice.chance(30)
                    ? .closed(id: activity.id)
                    : .runs(
                        id: activity.id, time: dice.chance(50) ? activity.time : nil,
                        room: dice.chance(50) ? .some(activity.room) : nil,
                        staff: dice.chance(50) ? activity.staff : nil))
        }
        for grant in plan.grants where dice.chance(percent) {
            problem.fixed.grants.append(
                dice.chance(15) ? .refused(participant: grant.participant, request: grant.request) : .granted(grant))
        }
        for held in plan.appointments where dice.chance(percent) {
            problem.fixed.appointments.append(
                dice.chance(15)
                    ? .refused(participant: held.participant, appointment: held.appointment) : .granted(held))
        }
        return problem
    }
}
