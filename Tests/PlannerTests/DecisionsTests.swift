import Model
import Problem
import Referee
import Testing

@testable import Planner

@Suite struct DecisionsTests {
    /// Two patterns, the first of which runs past the term, so that indices differ between term and problem.
    func term() -> Term {
        var term = SmallTerm.make()
        term.offerings = [
            SmallTerm.offering(
                "A",
                [
                    SmallTerm.pattern([.monday], 40), SmallTerm.pattern([.monday], 2),
                    SmallTerm.pattern([.friday], 2, from: "2027-01-08"),
                ],
                place: .rooms(["R"]), roles: [Offering.Role(role: "강사")]),
            SmallTerm.offering("B", [SmallTerm.pattern([.tuesday], 2, from: "2027-01-05")]),
        ]
        term.services = [
            Service(
                id: "V", name: "상담", programme: "p", length: Minutes(50), step: Minutes(60),
                role: Offering.Role(role: "상담사"), place: .rooms(["R"]))
        ]
        term.participants = [SmallTerm.person("P")]
        term.requests = [SmallTerm.request("P", "r", [[["B"]], [["A"]]])]
        term.appointmentNeeds = [
            AppointmentNeed(participant: "P", id: "v", service: "V", from: term.start, until: term.end)
        ]
        return term
    }

    let talk = Meeting(
        date: SmallTerm.day("2027-01-06"), time: ClockRange(ClockTime(hour: 9)!, ClockTime(hour: 9, minute: 50)!)!)

    @Test func fixedDecisionsKeepTheirMeaning() throws {
        var term = term()
        term.fixed = [
            .runs(offering: "A", pattern: 2, room: "R", staff: ["I"]), .closed(offering: "B"),
            .granted(participant: "P", request: "r", choice: 1, offerings: ["A"]),
            .appointment(participant: "P", need: "v", at: talk, staff: "I", room: "R"),
        ]
        let translation = try Translation(term)
        let fixed = translation.problem.fixed
        #expect(
            fixed.activities == [.runs(id: "A", time: 1, room: .some("R"), staff: ["I"]), .closed(id: "B")])
        #expect(
            fixed.grants == [.granted(Decisions.Grant(participant: "P", request: "r", choice: 1, activities: ["A"]))])
        let held = Decisions.Appointment(
            participant: "P", appointment: "v", start: 2 * 1440 + 540, staff: "I", room: "R")
        #expect(fixed.appointments == [.granted(held)])

        let plan = Decisions(
            activities: [Decisions.Activity(id: "A", time: 1, room: "R", staff: ["I"])],
            grants: [Decisions.Grant(participant: "P", request: "r", choice: 1, activities: ["A"])],
            appointments: [held])
        #expect(Referee(of: translation.problem).judge(plan).violations == [])
        let schedule = translation.schedule(of: plan)
        #expect(schedule.runs.map(\.pattern) == [2])
        #expect(schedule.runs[0].meetings.map(\.date.iso) == ["2027-01-08", "2027-01-15"])
        #expect(schedule.runs[0].participants == ["P"] && schedule.runs[0].site == "S")
        #expect(schedule.appointments.map(\.meeting) == [talk])
    }

    @Test func aRefusalStands() throws {
        var term = term()
        term.fixed = [
            .refused(participant: "P", request: "r"), .appointmentRefused(participant: "P", need: "v"),
        ]
        let translation = try Translation(term)
        #expect(translation.problem.fixed.grants == [.refused(participant: "P", request: "r")])
        #expect(translation.problem.fixed.appointments == [.refused(participant: "P", appointment: "v")])
        let explained = translation.explanations(of: Decisions()).map(\.main)
        #expect(explained[1] == .refused)
        #expect(
            translation.explanations(of: Decisions(activities: [Decisions.Activity(id: "B", time: 0)]))[0].main
                == .refused)
    }

    @Test func aMustRunMayRunForNobody() throws {
        var term = term()
        term.offerings[1].leastSeats = 0
        #expect(try Translation(term).problem.activities[1].minSize == 1)
        term.fixed = [.runs(offering: "B", pattern: nil, room: nil, staff: nil)]
        #expect(try Translation(term).problem.activities[1].minSize == 0)
    }

    @Test func thePlanInForceComesBackAsItWas() throws {
        let first = try Translation(term())
        let plan = Decisions(
            activities: [
                Decisions.Activity(id: "A", time: 1, room: "R", staff: ["I"]), Decisions.Activity(id: "B", time: 0),
            ],
            grants: [Decisions.Grant(participant: "P", request: "r", choice: 0, activities: ["B"])],
            appointments: [
                Decisions.Appointment(participant: "P", appointment: "v", start: 540, staff: "I", room: "R")
            ])
        let inForce = first.schedule(of: plan)
        let again = try Translation(term(), inForce: inForce)
        #expect(again.problem.previous == plan)
        #expect(again.problem.changeCosts.grant == 300 && again.problem.changeCosts.appointmentRoom == 5)
        #expect(first.problem.previous == nil)

        // What the term no longer knows is left out; the rest stays.
        var smaller = term()
        smaller.offerings.removeLast()
        smaller.requests = [SmallTerm.request("P", "r", [[["A"]]])]
        smaller.appointmentNeeds = []
        let changed = try Translation(smaller, inForce: inForce)
        #expect(changed.problem.previous?.activities.map(\.id) == ["A"])
        #expect(changed.problem.previous?.grants == [] && changed.problem.previous?.appointments == [])
        #expect(try Problem(json: changed.problem.json()) == changed.problem)
    }
}
