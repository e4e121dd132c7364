import Model
import Problem
import Referee

/// The referee's verdict, as it is told.
struct VerdictSummary: Encodable {
    struct Breach: Encodable {
        var rule: String
        var text: String
    }

    struct Part: Encodable {
        var name: String
        var amount: Int
    }

    var legal: Bool
    var objective: Int
    var bound: Int?
    var terms: [Part]
    var violations: [Breach]

    init(_ verdict: Verdict) {
        legal = verdict.checked != nil
        objective = verdict.objective.total
        bound = verdict.checked?.plan.bound
        terms = verdict.objective.terms.map { Part(name: $0.goal.rawValue, amount: $0.amount) }
        violations = verdict.violations.map { violation in
            let text = say(Wording.korean(violation), Wording.english(violation))
            return Breach(rule: violation.rule.rawValue, text: text)
        }
    }

    var words: String {
        let breaches = violations.map { "  \($0.rule): \($0.text)" }.joined(separator: "\n")
        let parts = terms.filter { $0.amount != 0 }.map { "  \($0.name) \(grouped($0.amount))" }.joined(separator: "\n")
        return legal
            ? say(
                "적법한 계획입니다. 점수 \(grouped(objective))\n\(parts)", "legal; objective \(grouped(objective))\n\(parts)")
            : say("적법하지 않습니다:\n\(breaches)", "not legal:\n\(breaches)")
    }
}
