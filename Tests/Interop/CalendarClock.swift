import Calendars
import Foundation
import Model
import Samples

/// Times the calendars of everybody and everything in a large term: from the schedule to bytes, and to files where a
/// folder is given.
enum CalendarClock {
    static func run(_ arguments: [String]) throws {
        var term = SampleTerm.make(people: Int(arguments[0])!, seed: UInt64(arguments[1])!)
        term.timeZone = arguments[2]
        let schedule = RandomPlan(term: term, seed: UInt64(arguments[1])!).schedule
        let folder = arguments.count > 3 ? URL(fileURLWithPath: arguments[3]) : nil
        if let folder { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

        let clock = ContinuousClock()
        let began = clock.now
        let book = EngagementBook(term: term, schedule: schedule)
        let stamp = UnixTime(1_798_000_000)
        var sizes: [Int] = []
        for file in try CalendarShelf.files(of: book, at: stamp) {
            sizes.append(file.bytes.count)
            if let folder {
                try Data(file.bytes).write(to: folder.appendingPathComponent("\(sizes.count).ics"))
            }
        }
        let took = clock.now - began
        let meetings = schedule.runs.reduce(0) { $0 + $1.participants.count } + schedule.appointments.count
        print(
            "\(sizes.count) calendars, \(meetings) engagements of participants, \(sizes.reduce(0, +)) bytes:",
            "\(Int(took / .milliseconds(1))) ms")
    }
}
