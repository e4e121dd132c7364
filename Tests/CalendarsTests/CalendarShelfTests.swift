import Calendars
import Model
import Samples
import Testing

@Suite struct CalendarShelfTests {
    @Test func allAreMadeAsEachByItself() throws {
        let term = SampleTerm.make(people: 200, seed: 1)
        var schedule = Schedule()
        for (place, person) in term.participants.enumerated() where place % 3 > 0 {
            schedule.appointments.append(
                Schedule.Appointment(
                    participant: person.id, need: "a", service: term.services[0].id,
                    meeting: meeting("2027-01-\(place % 2 == 0 ? "05" : "06")", 9 + place % 8, 10 + place % 8),
                    staff: term.staff[place % term.staff.count].id, room: term.rooms[0].id, site: term.rooms[0].site))
        }
        let book = EngagementBook(term: term, schedule: schedule)
        let files = try CalendarShelf.files(of: book, at: stamp)
        #expect(files.map(\.owner) == book.owners)
        for file in files {
            let held = CalendarDifference.update([], to: book.engagements(of: file.owner), at: stamp).held
            let alone = try CalendarFile.of(
                held, named: book.title(of: file.owner), timeZone: term.timeZone,
                reminders: CalendarFile.usualReminders, free: book.freeTerm(of: file.owner, at: stamp)
            ).bytes()
            #expect(file.bytes == alone)
        }
    }

    @Test func whatIsWrongInOneIsThrown() {
        var term = SampleTerm.make(people: 60, seed: 1)
        term.timeZone = "Mars/Olympus"
        let person = term.participants[0].id
        let schedule = Schedule(
            appointments: [
                Schedule.Appointment(
                    participant: person, need: "a", service: term.services[0].id, meeting: meeting("2027-01-05"),
                    staff: term.staff[0].id, room: nil, site: nil)
            ])
        #expect(throws: CalendarError.unknownTimeZone("Mars/Olympus")) {
            try CalendarShelf.files(of: EngagementBook(term: term, schedule: schedule), at: stamp)
        }
    }
}
