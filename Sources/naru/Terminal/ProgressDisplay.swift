import Foundation
import Model
import Solver

/// Shows how a search is doing: one rewritten line at a terminal, or lines of JSON for a script.
struct ProgressDisplay: Sendable {
    var json: Bool

    func show(_ progress: Solver.Progress) {
        if json {
            // A reader that has gone away must not end the search: its plan is still wanted.
            try? Terminal.json(ProgressLine(progress))
        } else {
            Terminal.status(ProgressLine(progress).words)
        }
    }

    func end() { if !json { Terminal.status("") } }
}

/// One reading of the search.
struct ProgressLine: Encodable {
    let event = "progress"
    var seconds: Double
    var steps: Int
    var objective: Int
    var bound: Int?
    var gap: Double?
    var served: Int
    var seats: Int

    init(_ progress: Solver.Progress) {
        seconds = (progress.seconds * 1000).rounded() / 1000
        steps = progress.steps
        objective = progress.objective
        bound = progress.bound
        gap = progress.gap
        served = progress.served
        seats = progress.seats
    }

    var words: String {
        let time = decimal(seconds, places: 1)
        let limit = bound.map(grouped) ?? "–"
        let distance = gap.map { percent($0) } ?? "–"
        return say(
            "\(time)초  점수 \(grouped(objective))  상한 \(limit)  차이 \(distance)  "
                + "배정 \(grouped(served))명  좌석 \(grouped(seats))",
            "\(time) s  objective \(grouped(objective))  bound \(limit)  gap \(distance)  "
                + "served \(grouped(served))  seats \(grouped(seats))")
    }
}
