import Calendars
import Model
import Testing

@Suite struct CalendarDifferenceTests {
    let first = weekly([.tuesday], from: "2027-01-05", count: 8)

    func held(_ meetings: [Meeting]) -> [HeldEvent] {
        CalendarDifference.update([], to: [engagement(meetings)], at: stamp).held
    }

    func update(_ held: [HeldEvent], _ wanted: [Engagement]) -> CalendarDifference.Update {
        CalendarDifference.update(held, to: wanted, at: stamp + 86_400)
    }

    @Test func newEngagementIsOneRequest() {
        let update = CalendarDifference.update([], to: [engagement(first)], at: stamp)
        #expect(update.messages.map(\.method) == [.request])
        #expect(update.messages[0].changes == [.new])
        #expect(update.messages[0].event.sequence == 0)
        #expect(update.held.flatMap(\.meetings) == first)
    }

    @Test func unchangedIsNothingAndTheSameBytes() throws {
        let held = held(first)
        let update = update(held, [engagement(first)])
        #expect(update.messages.isEmpty)
        #expect(update.held == held)
    }

    @Test func anotherHourIsTheSeriesAgain() {
        let later = weekly([.tuesday], from: "2027-01-05", count: 8, 14, 16)
        let update = update(held(first), [engagement(later)])
        #expect(update.messages.map(\.method) == [.request])
        #expect(update.messages[0].changes == [.time])
        #expect(update.messages[0].event.sequence == 1)
        #expect(update.messages[0].event.uid == "2027-1.p.P1.o.C1@centre.example")
        #expect(update.messages[0].event.stamp == stamp + 86_400)
    }

    @Test func anotherRoomAndCounselorAreNamed() {
        let details = EventDetails(
            title: "챌린저스 클럽", place: EventPlace(room: "302호"), staff: [EventStaff(id: "S2", name: "이상담")])
        let update = update(held(first), [engagement(first, details)])
        #expect(update.messages.map(\.changes) == [[.place, .staff]])
        #expect(update.messages[0].event.sequence == 1)
    }

    @Test func oneMovedMeetingIsARecurrenceIDAlone() {
        var meetings = first
        meetings[2] = meeting("2027-01-20", 14, 16)
        let update = update(held(first), [engagement(meetings)])
        #expect(update.messages.count == 1)
        #expect(update.messages[0].event.recurrenceID == first[2])
        #expect(update.messages[0].event.timing == .single(meetings[2]))
        #expect(update.messages[0].changes == [.meetingsMoved])
        #expect(update.held.flatMap(\.meetings) == meetings)
        // And back again: told apart once more, never left to be guessed.
        let back = CalendarDifference.update(update.held, to: [engagement(first)], at: stamp + 2)
        #expect(back.messages.map(\.event.recurrenceID) == [first[2]])
        #expect(back.held.flatMap(\.meetings) == first)
    }

    @Test func aMeetingMovedPastItsNeighbourIsTheSeriesAgain() {
        var meetings = first
        meetings.remove(at: 2)
        meetings.append(meeting("2027-03-02"))
        let update = update(held(first), [engagement(meetings)])
        #expect(update.messages.count == 1)
        #expect(update.messages[0].event.recurrenceID == nil)
        guard case .weekly(let series) = update.messages[0].event.timing else {
            Issue.record("no series")
            return
        }
        #expect(series.exceptions == [first[2].date])
    }

    @Test func aCancelledMeetingIsAnException() {
        var meetings = first
        meetings.remove(at: 3)
        let update = update(held(first), [engagement(meetings)])
        #expect(update.messages.map(\.method) == [.request])
        #expect(update.messages[0].changes == [.meetingsCancelled])
        #expect(update.messages[0].removed == [first[3]])
    }

    @Test func droppedIsACancelAndComesBackUnderTheSameUID() {
        let dropped = update(held(first), [])
        #expect(dropped.messages.map(\.method) == [.cancel])
        #expect(dropped.messages[0].event.status == .cancelled)
        #expect(dropped.messages[0].event.sequence == 1)
        #expect(dropped.held.flatMap(\.events).isEmpty)
        let again = CalendarDifference.update(dropped.held, to: [engagement(first)], at: stamp + 3)
        #expect(again.messages.map(\.event.sequence) == [2])
        #expect(again.messages[0].changes == [.new])
        #expect(again.messages[0].event.uid == dropped.messages[0].event.uid)
    }

    @Test func anotherAddressGetsAllAndTheOldOneAFarewell() {
        var wanted = engagement(first)
        wanted.attendee = Party(name: "홍길동", address: MailAddress("new@mail.example")!)
        let update = update(held(first), [wanted])
        #expect(update.messages.map(\.method) == [.cancel, .request])
        #expect(update.messages.map { $0.recipient?.address.text } == ["hong@mail.example", "new@mail.example"])
    }

    @Test func anotherLengthKeepsTheMovedMeetingsStart() {
        var meetings = first
        meetings[2] = meeting("2027-01-20")
        let moved = update(held(first), [engagement(meetings)])
        let longer = weekly([.tuesday], from: "2027-01-05", count: 8, 10, 13)
        let update = CalendarDifference.update(moved.held, to: [engagement(longer)], at: stamp + 5)
        #expect(update.messages.map(\.method) == [.request, .request])
        #expect(update.held.flatMap(\.meetings) == longer)
    }

    /// Thousands of histories: whatever a plan does to an engagement, and however the mails arrive, the recipient's
    /// calendar ends with exactly the last plan's meetings.
    @Test(arguments: SimulatedRecipient.Habit.allCases)
    func everyHistoryEndsWithThePlan(habit: SimulatedRecipient.Habit) {
        for seed in 1...1_000 {
            var chance = Chance(state: UInt64(seed))
            var held: [HeldEvent] = []
            var sent: [CalendarMessage] = []
            var wanted: [Engagement] = []
            var orderly = SimulatedRecipient(habit)
            for step in 0..<(2 + chance.below(6)) {
                wanted = History.next(wanted, &chance)
                let update = CalendarDifference.update(held, to: wanted, at: stamp + step)
                #expect(Set(update.held.map(\.uid)).count == update.held.count)
                for message in update.messages {
                    orderly.receive(message)
                    if chance.below(4) == 0 { orderly.receive(message) }
                }
                if orderly.shown != expected(wanted) {
                    Issue.record("seed \(seed), step \(step): \(orderly.shown) instead of \(expected(wanted))")
                    return
                }
                #expect(update.held.flatMap(\.meetings).sorted() == wanted.flatMap(\.meetings).sorted())
                held = update.held
                sent += update.messages
            }
            for _ in 0..<4 {
                var late = sent + sent.filter { _ in chance.below(3) == 0 }
                chance.shuffle(&late)
                var recipient = SimulatedRecipient(habit)
                for message in late { recipient.receive(message) }
                if recipient.shown != expected(wanted) {
                    Issue.record("seed \(seed), out of order: \(recipient.shown) instead of \(expected(wanted))")
                    return
                }
            }
        }
    }
}

/// Random plans, each made from the one before.
enum History {
    static func next(_ wanted: [Engagement], _ chance: inout Chance) -> [Engagement] {
        guard var engagement = wanted.first else {
            return [engaged(fresh(&chance))]
        }
        var meetings = engagement.meetings
        let place = chance.below(meetings.count)
        switch chance.below(10) {
        case 0: return []
        case 1: break
        case 2: meetings = fresh(&chance)
        case 3: meetings.remove(at: place)
        case 4, 5: meetings[place].date = meetings[place].date + (chance.below(5) - 2)
        case 6: meetings[place].time = hours(8 + chance.below(4), 13 + chance.below(3))
        case 7:
            let shift = chance.below(3) - 1
            meetings = meetings.map { Meeting(date: $0.date + shift, time: $0.time) }
        case 8:
            let time = hours(9 + chance.below(2), 12 + chance.below(2))
            meetings = meetings.map { Meeting(date: $0.date, time: time) }
        default: engagement.details.place.room = "\(chance.below(3))호"
        }
        engagement.meetings = Array(Set(meetings)).sorted()
        return engagement.meetings.isEmpty ? [] : [engagement]
    }

    private static func fresh(_ chance: inout Chance) -> [Meeting] {
        let days = Weekday.allCases.filter { _ in chance.below(3) == 0 }
        let weekdays = days.isEmpty ? [.monday] : days
        return weekly(weekdays, from: "2027-01-0\(1 + chance.below(9))", count: 1 + chance.below(10))
            .filter { _ in chance.below(8) > 0 } + [meeting("2027-03-0\(1 + chance.below(9))", 15, 17)]
    }

    private static func engaged(_ meetings: [Meeting]) -> Engagement {
        engagement(Array(Set(meetings)).sorted())
    }
}
