import Foundation
import Model
import Planner

/// `naru check`: reads a folder and screens every wish, and stores nothing.
public struct CheckFolder: Sendable {
    public var folder: URL

    public init(folder: URL) { self.folder = folder }

    public struct Checked: Sendable {
        public var reading: TermReading
        public var translation: Translation

        /// Wishes that fail the screening, each with why.
        public var refused: [(candidate: Screening.Candidate, reasons: [Phrase])] {
            translation.screening.candidates.filter { !$0.passes }.map { candidate in
                (candidate, candidate.failures.map(translation.phrase))
            }
        }

        /// What cannot be had this term.
        public var remarks: [Phrase] { translation.remarks.map(translation.phrase) }
    }

    public func run() throws(OfficeError) -> Checked {
        let reading = try TermReading(folder)
        return Checked(reading: reading, translation: try translate(reading.term))
    }
}
