import Problem

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
