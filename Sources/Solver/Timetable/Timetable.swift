extension Guide {
    /// A timetable that is worth much at the prices, starting from one that stands: which activities run when, where and
    /// with whom, if all that is known of the people is what they would pay.
    /// - Returns: nil if it was over before the timetable was made (`heaviest`).
    func timetable(
        from spots: Spots, effort: Int, noise: Int, stay: Int, _ random: inout Random, unless isOver: () -> Bool
    ) -> Spots? {
        let found = heaviest(from: spots, effort: effort, noise: noise, stay: stay, &random, unless: isOver)
        guard let found else { return nil }
        var out = spots
        for i in ways.all.indices { out.close(Int(ways.all[i].activity), ways.instance.activities) }
        for i in found.ways { ways.write(i, to: &out) }
        return out
    }

    /// Ways that are worth much together at the prices, none of which exclude each other.
    /// - Parameters:
    ///   - effort: iterations of the search for each way, where a way excludes no more than `fewExcluded` others in the mean.
    ///   - noise: by what share of itself each way's worth may be taken for more or less, in percent.
    ///   - stay: by what share of itself a way that stands is taken to be worth more, in percent.
    ///   - isOver: asked now and then.
    /// - Returns: these, and how many looks at a way it took; nil if it was over before.
    func heaviest(
        from spots: Spots, effort: Int, noise: Int, stay: Int, _ random: inout Random, unless isOver: () -> Bool
    ) -> (ways: [Int], looks: Int)? {
        var weights = [Int](repeating: 0, count: ways.all.count)
        for i in ways.all.indices {
            let share = 100 + (noise == 0 ? 0 : random.below(2 * noise + 1) - noise)
            weights[i] = weight[i] * (share + (ways.stands(i, in: spots) ? stay : 0)) / 100
        }
        let set = IndependentSet(ways.neighbours, ways.neighbour, weights: weights, seed: random.next())
        for i in ways.all.indices where weight[i] > 0 && ways.all[i].unit == 0 && ways.stands(i, in: spots) {
            set.put(i)
        }
        set.begin()
        // Where each excludes thousands an iteration takes as much longer.
        let excluded = ways.neighbour.count / max(1, ways.all.count)
        let effort = max(1, effort * Guide.fewExcluded / max(Guide.fewExcluded, excluded))
        for round in 0..<2 {
            for window in windows where window.count > 1 || round == 0 {
                if isOver() { return nil }
                set.improve(window: window, iterations: max(64, effort * window.count / 2))
            }
        }
        return (set.nodes, set.looks)
    }
}
