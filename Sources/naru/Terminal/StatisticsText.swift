import Model
import Solver

/// The table of `--stats`: how often each move was tried, kept and an improvement, and its share of all improvements.
struct StatisticsText {
    var statistics: Solver.Statistics

    init(_ statistics: Solver.Statistics) { self.statistics = statistics }

    var words: String {
        let improved = max(1, statistics.moves.map(\.improved).reduce(0, +))
        let head = [Words.move, Words.tried, Words.kept, Words.improved, Words.share]
        let rows = statistics.moves.map { move in
            [
                move.name, grouped(move.tried), grouped(move.kept), grouped(move.improved),
                percent(Double(move.improved) / Double(improved)),
            ]
        }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max()! }
        let lines = ([head] + rows).map { row in
            row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + space : space + cell
            }.joined(separator: "  ")
        }
        let speed = Words.speed(
            steps: grouped(statistics.steps), seconds: decimal(statistics.seconds, places: 2),
            moves: grouped(Int(statistics.movesPerSecond)), questions: grouped(Int(statistics.questionsPerSecond)))
        return (lines + [speed]).joined(separator: "\n")
    }
}
