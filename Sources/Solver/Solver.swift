import Problem

/// Which solver made a plan; stored with it, since the same problem, seed and steps give the same plan only in it.
public let version = "1"

/// When a run ends: at the first of these that holds. With none set it ends when the plan is proven optimal.
public struct StopRule: Sendable {
    /// Wall-clock seconds from the start of the run.
    public var seconds: Double?
    /// Search steps over all threads; the only rule that repeats byte for byte.
    public var steps: Int?
    /// Stop as soon as the plan is worth at least this.
    public var objective: Int?
    /// Stop as soon as (bound − objective) / |objective| is at most this.
    public var gap: Double?
    /// Asked now and then from the search; true ends the run (a signal handler sets it).
    public var cancelled: @Sendable () -> Bool

    public init(
        seconds: Double? = nil, steps: Int? = nil, objective: Int? = nil, gap: Double? = nil,
        cancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.seconds = seconds
        self.steps = steps
        self.objective = objective
        self.gap = gap
        self.cancelled = cancelled
    }
}

/// How a run is made. The same problem, seed, threads and steps give the same plan, byte for byte.
public struct Options: Sendable {
    public var seed: UInt64
    /// Threads to use, at least 1. With two or more the bound is proven beside the search; with more, and when there is nothing left to prove,
    /// up to seven others help it with plans of a thousand people and more.
    public var threads: Int
    public var stop: StopRule

    public init(seed: UInt64 = 1, threads: Int = 2, stop: StopRule = StopRule()) {
        self.seed = seed
        self.threads = max(1, threads)
        self.stop = stop
    }
}

/// How far a run has come. Money, minutes and wishes are all in the problem's own points.
public struct Progress: Sendable, Hashable {
    /// Seconds since the run began.
    public var seconds: Double
    /// Moves tried so far.
    public var steps: Int
    /// What the best plan so far is worth.
    public var objective: Int
    /// What no legal plan can exceed, or nil while nothing is proven.
    public var bound: Int?
    /// Participants who have at least one of their requests or appointments.
    public var served: Int
    /// Places taken in activities.
    public var seats: Int

    public init(seconds: Double, steps: Int, objective: Int, bound: Int?, served: Int, seats: Int) {
        self.seconds = seconds
        self.steps = steps
        self.objective = objective
        self.bound = bound
        self.served = served
        self.seats = seats
    }

    /// (bound − objective) / |objective|, or nil while nothing is proven; 0 when they meet.
    public var gap: Double? {
        guard let bound else { return nil }
        return bound == objective ? 0 : Double(bound - objective) / Double(max(1, abs(objective)))
    }
}

/// Why a run ended.
public enum Ending: String, Sendable, Hashable {
    case optimal, objective, gap, steps, seconds, cancelled
}

/// What a run was made of.
public struct Statistics: Sendable, Hashable {
    public struct Move: Sendable, Hashable {
        public var name: String
        /// How often it was tried, kept, and made the plan better.
        public var tried, kept, improved: Int
    }

    /// The steps that repeat this run, with the same seed and threads.
    public var steps: Int
    public var seconds: Double
    public var moves: [Move]
    /// Single questions asked of the plan (could this person sit here, this appointment start then?).
    public var questions: Int

    /// Compound moves a second.
    public var movesPerSecond: Double { seconds > 0 ? Double(steps) / seconds : 0 }

    /// Single placements weighed a second: what other solvers call moves.
    public var questionsPerSecond: Double { seconds > 0 ? Double(questions) / seconds : 0 }
}

/// A plan, why the run ended, and what it took.
public struct Solution: Sendable, Hashable {
    public var plan: Plan
    public var ending: Ending
    public var statistics: Statistics
}

/// How a run came out.
public enum Outcome: Sendable {
    /// The plan is proven to be the best there is.
    case optimal(Solution)
    /// The plan is legal; its bound says how far from the best it can be at most.
    case feasible(Solution)
    /// `fixed` contradicts the rules: no plan is legal. The clash says which decisions, and by which rules.
    case infeasible(because: Clash)

    /// The plan and what came with it, unless there is none.
    public var solution: Solution? {
        switch self {
        case .optimal(let solution), .feasible(let solution): solution
        case .infeasible: nil
        }
    }
}

/// What keeps a run from beginning or from finding a first plan.
public enum SolverError: Error, Sendable, Hashable {
    /// Whether a legal plan keeps all that is fixed could not be decided with the effort given to it.
    case noPlanFound
}
