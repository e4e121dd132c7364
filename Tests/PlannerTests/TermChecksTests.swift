import Model
import Problem
import Testing

@testable import Planner

@Suite struct TermChecksTests {
    @Test func everyFaultIsNamedAtOnce() {
        var term = SmallTerm.make()
        term.end = SmallTerm.day("2026-12-31")
        term.rooms.append(Room(id: "R", name: "겹침", site: "NOWHERE", seats: 0))
        term.programmes[0].umbrella = "p"
        term.offerings = [
            SmallTerm.offering(
                "A", programme: "none", least: 3, most: 2, roles: [Offering.Role(role: "강사", people: ["X"])])
        ]
        term.services = [
            Service(
                id: "V", name: "상담", programme: "p", length: Minutes(50), step: Minutes(7),
                role: Offering.Role(role: "상담사"), place: .site("S"))
        ]
        term.requests = [SmallTerm.request("GHOST", "r", [[["A", "Z"], []]])]
        #expect(
            Set(faults(of: term)) == [
                .endsBeforeStart, .duplicate(Item(.room, "R")), .unknown(Item(.site, "NOWHERE"), in: Item(.room, "R")),
                .badSeats(Item(.room, "R")), .umbrellaCycle(programme: "p"),
                .unknown(Item(.programme, "none"), in: Item(.offering, "A")),
                .unknown(Item(.staff, "X"), in: Item(.offering, "A")), .badSeats(Item(.offering, "A")),
                .badService(service: "V"), .unknown(Item(.participant, "GHOST"), in: Item(.request, "GHOST/r")),
                .emptyChoice(participant: "GHOST", request: "r", choice: 0),
                .unknown(Item(.offering, "Z"), in: Item(.request, "GHOST/r")),
            ])
    }

    @Test func aFaultIsWordedInBothLanguages() {
        let fault = TranslationFault.unknown(Item(.offering, "Z"), in: Item(.request, "P1/r"))
        #expect(fault.words(in: .korean) == "신청 ‘P1/r’에 적힌 과정 ‘Z’이(가) 없습니다.")
        #expect(fault.words(in: .english) == "The request ‘P1/r’ names the offering ‘Z’, which does not exist.")
    }

    @Test func fixedDecisionsMustNameWhatIsLeft() {
        var term = SmallTerm.make()
        term.programmes[0].rules = [SmallTerm.rule(.age(least: 90, most: nil))]
        term.offerings = [SmallTerm.offering("A"), SmallTerm.offering("B", [])]
        term.participants = [SmallTerm.person("P")]
        term.requests = [SmallTerm.request("P", "r", [[["A"]]])]
        term.fixed = [
            .granted(participant: "P", request: "r", choice: 0, offerings: ["A"]),
            .runs(offering: "B", pattern: nil, room: nil, staff: nil),
            .runs(offering: "A", pattern: 7, room: nil, staff: nil),
            .refused(participant: "P", request: "unknown"),
        ]
        #expect(
            faults(of: term) == [
                .fixedCannotStand(Item(.request, "P/r")), .fixedCannotStand(Item(.offering, "B")),
                .fixedCannotStand(Item(.offering, "A")),
                .unknown(Item(.request, "P/unknown"), in: Item(.participant, "P")),
            ])
    }

    @Test func anEmptyTermIsAnEmptyProblem() throws {
        let translation = try Translation(SmallTerm.make())
        #expect(try Problem(json: translation.problem.json()) == translation.problem)
        #expect(translation.schedule(of: Decisions()) == Schedule())
    }
}
