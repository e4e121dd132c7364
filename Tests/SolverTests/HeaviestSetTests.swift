import TestSupport
import Testing

@testable import Solver

@Suite struct HeaviestSetTests {
    /// A random graph whose groups are cliques.
    private struct Given {
        var neighbours: [[Int]]
        var group: [Int]
        var weights: [Int]

        init(_ dice: inout Dice, groups: Int, density: Int) {
            (neighbours, group) = ([], [])
            for g in 0..<groups { group += Array(repeating: g, count: dice.roll(1...4)) }
            neighbours = Array(repeating: [], count: group.count)
            for i in group.indices {
                for j in 0..<i where group[i] == group[j] || dice.chance(density) {
                    neighbours[i].append(j)
                    neighbours[j].append(i)
                }
            }
            weights = []
            draw(&dice)
        }

        mutating func draw(_ dice: inout Dice) { weights = group.map { _ in dice.roll(-300...3_000) } }

        /// By trying, group by group, every node and none, as long as what is left to come could still make it heavier.
        func heaviest() -> Int {
            var coming = [0]
            for g in (0...group.last!).reversed() {
                coming.append(coming.last! + max(0, group.indices.filter { group[$0] == g }.map { weights[$0] }.max()!))
            }
            coming.reverse()
            var most = 0
            func visit(_ g: Int, _ taken: [Int], _ worth: Int) {
                most = max(most, worth)
                guard g <= group.last!, worth + coming[g] > most else { return }
                for v in group.indices where group[v] == g && !taken.contains(where: { neighbours[v].contains($0) }) {
                    visit(g + 1, taken + [v], worth + weights[v])
                }
                visit(g + 1, taken, worth)
            }
            visit(0, [], 0)
            return most
        }
    }

    private func heaviestSet(
        of given: Given, bytes: Int = 1 << 20, tabu: HeaviestSet.Tabu = .none
    ) -> HeaviestSet {
        HeaviestSet(given.neighbours, group: given.group, memory: BranchMemory(bytes: bytes), tabu: tabu)
    }

    private func solve(_ set: HeaviestSet, _ given: Given, ticks: Int) {
        for (v, w) in given.weights.enumerated() { set.weight[v] = w }
        var left = ticks
        set.begin(ticks: &left)
        set.work(ticks: &left)
    }

    @Test func itIsTheHeaviest() {
        var dice = Dice(seed: 4)
        // One after the other may have the same memory.
        let memory = BranchMemory(bytes: 1 << 20)
        for round in 0..<40 {
            var given = Given(&dice, groups: dice.roll(1...11), density: dice.roll(15...40))
            // With no set to begin with the branches have to find all.
            let tabu = round & 1 == 0 ? 0 : 100
            let set = HeaviestSet(
                given.neighbours, group: given.group, memory: memory,
                tabu: HeaviestSet.Tabu(first: tabu, later: tabu, quick: tabu, sure: tabu))
            // With new weights what was learnt from the old ones must not mislead.
            for _ in 0..<3 {
                let best = given.heaviest()
                solve(set, given, ticks: 10_000_000)
                #expect(set.isOver)
                #expect(set.value == best && set.bound == best)
                let nodes = given.group.indices.filter(set.isIn)
                #expect(nodes.reduce(0) { $0 + given.weights[$1] } == best)
                #expect(nodes.allSatisfy { v in !given.neighbours[v].contains(where: set.isIn) })
                given.draw(&dice)
            }
        }
    }

    /// Ended early its bound holds, and falls with more work.
    @Test func itsBoundHoldsAtAnyTime() {
        var dice = Dice(seed: 9)
        var open = 0
        for _ in 0..<20 {
            let given = Given(&dice, groups: 6, density: 25)
            let best = given.heaviest()
            let set = heaviestSet(of: given)
            solve(set, given, ticks: 0)
            var last = set.bound
            while !set.isOver {
                open += 1
                var ticks = 1
                set.work(ticks: &ticks)
                #expect(set.bound >= best && set.value <= best && set.bound <= last)
                last = set.bound
            }
            #expect(set.bound == best)
        }
        #expect(open > 5)
    }

    /// Where there is no room for branches it ends at once, with a bound that holds.
    @Test func withoutRoomItsBoundHolds() {
        var dice = Dice(seed: 2)
        let given = Given(&dice, groups: 8, density: 25)
        let set = HeaviestSet(given.neighbours, group: given.group, memory: BranchMemory(bytes: 0))
        solve(set, given, ticks: Int.max / 2)
        #expect(set.isOver)
        #expect(set.bound >= given.heaviest() && given.heaviest() >= set.value)
    }

    /// Where there is room for few branches it goes through some to their end before others, and comes to the same.
    @Test func withLittleRoomItIsTheHeaviestToo() {
        var dice = Dice(seed: 3)
        let given = Given(&dice, groups: 44, density: 12)
        let roomy = heaviestSet(of: given, bytes: 8 << 20)
        solve(roomy, given, ticks: 10_000_000)
        #expect(roomy.bound == roomy.value)
        let set = heaviestSet(of: given, bytes: 220 << 10)
        solve(set, given, ticks: 0)
        var last = set.bound
        while !set.isOver {
            var ticks = 1
            set.work(ticks: &ticks)
            #expect(set.bound >= roomy.value && set.value <= roomy.value && set.bound <= last)
            last = set.bound
        }
        #expect(set.bound == roomy.value && set.value == roomy.value)
    }

    @Test func cliquesHoldEveryEdgeBetweenGroups() {
        var dice = Dice(seed: 6)
        let given = Given(&dice, groups: 12, density: 40)
        let arena = Arena()
        defer { withExtendedLifetime(arena) {} }
        let graph = BitGraph(given.neighbours, arena)
        let cliques = CliqueCover.of(graph, group: given.group)
        for clique in cliques {
            for v in clique { for u in clique where u != v { #expect(given.neighbours[v].contains(u)) } }
        }
        for v in given.group.indices {
            for u in given.neighbours[v] where given.group[u] != given.group[v] {
                #expect(cliques.contains { $0.contains(u) && $0.contains(v) })
            }
        }
    }

    /// A set that was the heaviest once is at hand when weights are again as they were, without a search; and what is found is never heavier than what is.
    @Test func whatWasHeaviestIsRemembered() {
        var dice = Dice(seed: 11)
        for _ in 0..<20 {
            var given = Given(&dice, groups: 8, density: 25)
            let set = heaviestSet(of: given, tabu: HeaviestSet.Tabu(first: 2_000, later: 2_000, quick: 0, sure: 0))
            solve(set, given, ticks: 1_000_000)
            let (first, most) = (given.weights, set.value)
            for _ in 0..<5 {
                given.draw(&dice)
                for (v, w) in given.weights.enumerated() { set.weight[v] = w }
                var ticks = 0
                set.find(ticks: &ticks)
                #expect(set.value <= given.heaviest())
            }
            for (v, w) in first.enumerated() { set.weight[v] = w }
            var ticks = 0
            set.find(ticks: &ticks)
            #expect(set.value == most)
        }
    }

    /// Where it is looked for longer a heavier set is found, unless there is none.
    @Test func whoLooksForLongerFindsMore() {
        var dice = Dice(seed: 12)
        for _ in 0..<20 {
            let given = Given(&dice, groups: 8, density: 25)
            let set = heaviestSet(of: given, tabu: HeaviestSet.Tabu(first: 0, later: 0, quick: 0, sure: 500))
            for (v, w) in given.weights.enumerated() { set.weight[v] = w }
            var ticks = 0
            set.find(ticks: &ticks)
            #expect(set.value == 0)
            set.findMore(ticks: &ticks)
            #expect(set.value == given.heaviest())
            #expect(given.group.indices.filter(set.isIn).reduce(0) { $0 + given.weights[$1] } == set.value)
        }
    }

    /// There is room for two hundred; then the lightest makes way.
    @Test func theLightestMakesWay() {
        let arena = Arena()
        let (set, weight): (Buffer<UInt64>, Buffer<Int>) = (arena.buffer(4), arena.buffer(256))
        for v in 0..<256 { weight[v] = 1_000 - v }
        var kept = KeptSets(words: 4, arena)
        func only(_ v: Int) {
            set.fill(0)
            set[v >> 6] = 1 << UInt64(v & 63)
        }
        func recalled() -> Int? {
            set.fill(0)
            kept.recall(into: set, weight: weight)
            return (0..<256).first { set.base[$0 >> 6] >> UInt64($0 & 63) & 1 != 0 }
        }
        #expect(recalled() == nil)
        for v in (0..<200).reversed() {
            only(v)
            kept.keep(set)
            kept.keep(set)
        }
        #expect(kept.count == 200)
        #expect(recalled() == 0)
        only(220)
        kept.keep(set)
        #expect(kept.count == 200)
        // The lightest was 199: were it there still, it would be the heaviest now.
        weight[199] = 5_000
        #expect(recalled() == 0)
        weight[220] = 6_000
        #expect(recalled() == 220)
    }
}
