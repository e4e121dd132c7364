import Calendars
import Foundation
import Model
import Samples

/// Writes what the product gives out for a sample term at four times: published, after a re-plan, after another, and
/// after a full withdrawal; and beside it what each calendar must show. `check_calendars.py` reads both with tools that
/// are not ours.
///
/// Usage: InteropWriter FOLDER PEOPLE SEED ZONE
///        InteropWriter --time PEOPLE SEED ZONE [FOLDER]    (how long everybody's calendars take)
@main struct InteropWriter {
    let folder: URL
    let term: Term
    private var held: [CalendarOwner: [HeldEvent]] = [:]
    private var expected: [String: [[String]]] = [:]
    private var messages: [[String: String]] = []

    static func main() throws {
        let arguments = CommandLine.arguments
        if arguments[1] == "--time" { return try CalendarClock.run(Array(arguments.dropFirst(2))) }
        var term = SampleTerm.make(people: Int(arguments[2])!, seed: UInt64(arguments[3])!)
        term.timeZone = arguments[4]
        var writer = InteropWriter(folder: URL(fileURLWithPath: arguments[1]), term: term)
        var plan = RandomPlan(term: term, seed: UInt64(arguments[3])!)
        try writer.publish(plan.schedule, stage: 0)
        plan.change()
        try writer.publish(plan.schedule, stage: 1)
        plan.change()
        try writer.publish(plan.schedule, stage: 2)
        try writer.publish(Schedule(), stage: 3)
        try writer.finish()
    }

    private init(folder: URL, term: Term) {
        self.folder = folder
        self.term = term
    }

    private mutating func publish(_ schedule: Schedule, stage: Int) throws {
        let stamp = UnixTime(1_798_000_000 + stage * 86_400)
        let book = EngagementBook(term: term, schedule: schedule)
        let exports = folder.appendingPathComponent("stage\(stage)")
        try FileManager.default.createDirectory(at: exports, withIntermediateDirectories: true)
        for owner in Set(book.owners).union(held.keys) {
            let update = CalendarDifference.update(held[owner] ?? [], to: book.engagements(of: owner), at: stamp)
            held[owner] = update.held
            let file = CalendarFile.of(
                update.held, named: book.title(of: owner), timeZone: term.timeZone,
                reminders: CalendarFile.usualReminders, free: book.freeTerm(of: owner, at: stamp))
            let name = "stage\(stage)/\(InteropWriter.name(owner)).ics"
            try Data(try file.bytes()).write(to: folder.appendingPathComponent(name))
            // From the schedule itself, not from what the calendars' own code made of it.
            expected[name] = InteropWriter.meetings(of: owner, in: schedule)
            guard case .participant = owner else { continue }
            for (number, message) in update.messages.enumerated() where message.recipient != nil {
                let name = "stage\(stage)/\(InteropWriter.name(owner)).\(1_000 + number).itip.ics"
                let bytes = try message.file(timeZone: term.timeZone).bytes()
                try Data(bytes).write(to: folder.appendingPathComponent(name))
                messages.append(["owner": InteropWriter.name(owner), "file": name, "method": message.method.rawValue])
            }
        }
    }

    private func finish() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try encoder.encode(expected).write(to: folder.appendingPathComponent("expected.json"))
        let sorted = messages.sorted { $0["file"]! < $1["file"]! }
        try encoder.encode(sorted).write(to: folder.appendingPathComponent("messages.json"))
    }

    private static func name(_ owner: CalendarOwner) -> String {
        switch owner {
        case .participant(let id): "p-\(id)"
        case .staff(let id): "s-\(id)"
        case .room(let id): "r-\(id)"
        case .offering(let id): "o-\(id)"
        }
    }

    private static func meetings(of owner: CalendarOwner, in schedule: Schedule) -> [[String]] {
        var meetings: [Meeting] = []
        for run in schedule.runs {
            let isIn =
                switch owner {
                case .participant(let id): run.participants.contains(id)
                case .staff(let id): run.staff.contains(id)
                case .room(let id): run.room == id
                case .offering(let id): run.offering == id
                }
            if isIn { meetings += run.meetings }
        }
        for appointment in schedule.appointments {
            let isIn =
                switch owner {
                case .participant(let id): appointment.participant == id
                case .staff(let id): appointment.staff == id
                case .room(let id): appointment.room == id
                case .offering: false
                }
            if isIn { meetings.append(appointment.meeting) }
        }
        return meetings.sorted().map {
            ["\($0.date)T\($0.time.start.text)", "\($0.date)T\($0.time.end.text)"]
        }
    }
}
