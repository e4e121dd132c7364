import Foundation

/// The temperature: it falls geometrically within a cycle. Each cycle is twice as long as the one before. Every other
/// cycle begins hot enough for whole activities to move, those between only mildly warm: where little but seats is to be
/// shared out, as in a sectioning, heat is lost time. Once activities are moved by the prices of the bound no cycle needs
/// to be hot, and the search says how long each is to be.
struct Cooling {
    /// What a wish is worth, on average.
    let meanWish: Double
    private let hot, cold: Double
    private(set) var temperature: Double
    private var length: Int
    private var left: Int
    private var factor = 1.0
    private var isMild = true
    private static let growth = 2
    /// The temperature is changed once in so many steps.
    private static let grain = 64
    private var untilChange = Cooling.grain

    init(_ instance: Instance) {
        let people = instance.people
        var sum = 0
        var n = 0
        for r in 0..<people.personOfRequest.count {
            let most = people.choices[r].map { people.choiceValue[$0] }.max() ?? 0
            if most > 0 { (sum, n) = (sum + most, n + 1) }
        }
        for w in 0..<people.personOfWish.count where people.wishValue[w] > 0 {
            (sum, n) = (sum + people.wishValue[w], n + 1)
        }
        let mean = n == 0 ? 1 : Double(sum) / Double(n)
        meanWish = mean
        // In a city there are some fifty moves for each person: too few to make up for much heat.
        hot = mean * (instance.isCity ? 0.1 : 0.4)
        cold = mean * 0.002
        length = max(4096, 8 * people.count)
        left = length
        temperature = hot
        restart()
    }

    @inline(__always) func chance(_ gain: Int) -> Double { exp(Double(gain) / temperature) }

    /// Counts a step.
    /// - Returns: whether a cycle has ended with it.
    @inline(__always) mutating func advance() -> Bool {
        untilChange -= 1
        return untilChange == 0 && change()
    }

    private mutating func change() -> Bool {
        untilChange = Cooling.grain
        left -= Cooling.grain
        temperature *= factor
        guard left <= 0 else { return false }
        length *= Cooling.growth
        left = length
        isMild.toggle()
        restart()
        return true
    }

    /// Begins a cycle of so many steps that is only just warm.
    mutating func begin(steps: Int) {
        length = max(4096, steps)
        left = length
        temperature = hot * 0.3
        factor = pow(cold / temperature, Double(Cooling.grain) / Double(length))
    }

    private mutating func restart() {
        temperature = isMild ? hot * 0.3 : hot
        factor = pow(cold / temperature, Double(Cooling.grain) / Double(length))
    }
}
