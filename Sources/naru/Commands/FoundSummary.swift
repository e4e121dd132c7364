import Archive
import Model
import Office
import Problem
import Referee

/// What a search found, as it is told at the end.
struct FoundSummary: Encodable {
    let event = "done"
    var objective: Int
    var bound: Int?
    var gap: Double?
    var ended: String
    var seed: UInt64
    var steps: Int
    var threads: Int
    var seconds: Double
    var activities: Int
    var grants: Int
    var appointments: Int

    init(_ found: Search.Found) {
        let plan = found.checked.plan
        objective = plan.objective
        bound = plan.bound
        gap = plan.bound.flatMap { gapShare(objective: plan.objective, bound: $0) }
        ended = found.making.ended
        seed = found.making.seed
        steps = found.making.steps
        threads = found.making.threads
        seconds = Double(found.making.milliseconds) / 1000
        activities = plan.decisions.activities.count
        grants = plan.decisions.grants.count
        appointments = plan.decisions.appointments.count
    }

    var words: String {
        let proof: String =
            switch (bound, gap) {
            case (objective, _): say("최적(증명됨)", "optimal, proven")
            case (let bound?, let gap?):
                say(
                    "어떤 계획도 \(grouped(bound))점을 넘지 못함 (차이 \(percent(gap)))",
                    "no plan is worth more than \(grouped(bound)) (gap \(percent(gap)))")
            default: say("상한 없음", "no bound")
            }
        return say(
            """
            점수 \(grouped(objective)) — \(proof)
            운영 \(grouped(activities))건, 배정 \(grouped(grants))건, 예약 \(grouped(appointments))건
            \(decimal(seconds, places: 1))초, \(Words.ended(ended)). 다시 만들기: --seed \(seed) --steps \(steps) --threads \(threads)
            """,
            """
            objective \(grouped(objective)) — \(proof)
            \(grouped(activities)) activities run, \(grouped(grants)) requests and \(grouped(appointments)) appointments granted
            \(decimal(seconds, places: 1)) s, \(Words.ended(ended)); to repeat: --seed \(seed) --steps \(steps) --threads \(threads)
            """)
    }
}

/// How far the bound is above the objective, as a share of the objective; nil where that is no number.
func gapShare(objective: Int, bound: Int) -> Double? {
    if bound == objective { return 0 }
    return objective == 0 ? nil : Double(bound - objective) / Double(abs(objective))
}
