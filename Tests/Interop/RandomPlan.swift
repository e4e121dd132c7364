import Model
import Samples

/// A plan by chance for a sample term, and changes to it by chance. It need not be legal: calendars do not ask.
struct RandomPlan {
    let term: Term
    private(set) var schedule = Schedule()
    private var state: UInt64

    init(term: Term, seed: UInt64) {
        self.term = term
        state = seed
        for offering in term.offerings {
            guard let run = run(of: offering) else { continue }
            schedule.runs.append(run)
        }
        for need in term.appointmentNeeds where below(10) > 0 {
            let day = need.from + below(max(1, need.until - need.from))
            let start = 540 + 60 * below(8)
            let meeting = Meeting(
                date: day, time: ClockRange(ClockTime(minutes: start)!, ClockTime(minutes: start + 50)!)!)
            let room = term.rooms[below(term.rooms.count)]
            schedule.appointments.append(
                Schedule.Appointment(
                    participant: need.participant, need: need.id, service: need.service, meeting: meeting,
                    staff: term.staff[below(term.staff.count)].id, room: room.id, site: room.site))
        }
    }

    /// Moves, cancels, adds and closes here and there, as a term does.
    mutating func change() {
        for index in schedule.runs.indices.reversed() {
            var run = schedule.runs[index]
            let place = below(max(1, run.meetings.count))
            switch below(9) {
            case 0 where run.meetings.count > 1:
                run.meetings.remove(at: place)
            case 1 where !run.meetings.isEmpty:
                run.meetings[place].date = run.meetings[place].date + 1
            case 2 where !run.meetings.isEmpty:
                let last = run.meetings.removeLast()
                run.meetings.append(
                    Meeting(date: last.date + 3, time: ClockRange(ClockTime(hour: 19)!, ClockTime(hour: 21)!)!))
            case 3:
                run.meetings = run.meetings.map { Meeting(date: $0.date + 1, time: $0.time) }
            case 4: run.room = term.rooms[below(term.rooms.count)].id
            case 5: run.staff = run.staff.map { _ in term.staff[below(term.staff.count)].id }
            case 6:
                run.participants.removeAll { _ in below(4) == 0 }
                run.participants = Array(Set(run.participants + [someone()])).sorted()
            case 7 where below(3) == 0:
                schedule.runs.remove(at: index)
                continue
            default: continue
            }
            run.meetings = Array(Set(run.meetings)).sorted()
            schedule.runs[index] = run
        }
        for index in schedule.appointments.indices.reversed() {
            switch below(12) {
            case 0: schedule.appointments.remove(at: index)
            case 1: schedule.appointments[index].meeting.date = schedule.appointments[index].meeting.date + 1
            case 2: schedule.appointments[index].staff = term.staff[below(term.staff.count)].id
            default: break
            }
        }
    }

    private mutating func run(of offering: Offering) -> Schedule.Run? {
        guard !offering.patterns.isEmpty else { return nil }
        let pattern = below(offering.patterns.count)
        let closed = term.absences.filter { $0.owner == .everyone }.map(\.busy)
        let dates = try? offering.patterns[pattern].meetings(from: term.start, to: term.end) { meeting in
            closed.contains { $0.from <= meeting.date && meeting.date < $0.until }
        }
        guard let dates else { return nil }
        let people = (0..<min(offering.mostSeats, 12)).map { _ in someone() }
        let room = term.rooms[below(term.rooms.count)]
        return Schedule.Run(
            offering: offering.id, pattern: pattern, meetings: dates.meetings + offering.examinations, room: room.id,
            site: room.site, staff: offering.roles.map { _ in term.staff[below(term.staff.count)].id },
            participants: Array(Set(people)).sorted())
    }

    private mutating func someone() -> String { term.participants[below(term.participants.count)].id }

    /// splitmix64.
    private mutating func below(_ count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(count))
    }
}
