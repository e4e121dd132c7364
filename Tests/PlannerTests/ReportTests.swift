import Model
import Problem
import Referee
import Samples
import Testing

@testable import Planner

@Suite struct ReportTests {
    @Test func theFiguresAreThoseOfTheSchedule() throws {
        let sample = try SolvedSample.demo.get()
        let (report, schedule, term) = (sample.report, sample.schedule, sample.term)
        #expect(report.parts.reduce(0) { $0 + $1.amount } == report.objective)
        #expect(report.objective == sample.checked.plan.objective)
        #expect(report.requests.made == term.requests.count)
        #expect(report.requests.granted == schedule.grants.count)
        for rank in report.requests.grantedByRank.indices {
            #expect(report.requests.grantedByRank[rank] == schedule.grants.count { $0.choice == rank })
        }
        #expect(report.appointments.granted == schedule.appointments.count)
        #expect(report.seats.running == schedule.runs.count)
        #expect(report.seats.filled == schedule.runs.map(\.participants.count).reduce(0, +))
        #expect(report.seats.offered >= report.seats.filled)
        #expect(report.offerings.count == term.offerings.count)
        #expect(report.offerings.allSatisfy { $0.runs == ($0.reason == nil) })
        #expect(report.people.served <= report.people.wishing && report.people.wishing <= report.people.registered)
    }

    @Test func everyoneWithoutAWishGrantedHasALine() throws {
        let sample = try SolvedSample.demo.get()
        let wishes = sample.term.requests.count + sample.term.appointmentNeeds.count
        let granted = sample.schedule.grants.count + sample.schedule.appointments.count
        #expect(sample.report.refusals.count == wishes - granted)
        #expect(sample.report.refusals.allSatisfy { !$0.reason.korean.isEmpty && !$0.reason.english.isEmpty })
        let nothing = Set(sample.report.refusals.filter { $0.kind == .nothing }.map(\.participant))
        #expect(nothing.count == sample.report.people.withoutRequest)
    }

    @Test func roomsOfOneNameAreToldApartByTheirSite() throws {
        let names = try SolvedSample.demo.get().report.rooms.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.contains("배움터 교실 · 디지털 배움터 성동") && names.contains("대강의실"))
    }

    @Test func useIsCountedInMinutesOfOpenTime() throws {
        var term = SmallTerm.make()
        term.end = SmallTerm.day("2027-01-04")
        term.sites[0].hours = [WeeklyHours(weekday: .monday, time: SmallTerm.range(9, 17))]
        term.staff[0].hours = [WeeklyHours(weekday: .monday, time: SmallTerm.range(9, 13))]
        term.rooms[0].count = 2
        term.offerings = [
            SmallTerm.offering(
                "A", [SmallTerm.pattern([.monday], 1)], place: .rooms(["R"]), roles: [Offering.Role(role: "강사")])
        ]
        term.participants = [SmallTerm.person("P")]
        term.requests = [SmallTerm.request("P", "r", [[["A"]]])]
        let translation = try Translation(term)
        let plan = Decisions(
            activities: [Decisions.Activity(id: "A", time: 0, room: "R", staff: ["I"])],
            grants: [Decisions.Grant(participant: "P", request: "r", choice: 0, activities: ["A"])])
        let checked = try #require(Referee(of: translation.problem).judge(plan).checked)
        let report = translation.report(on: checked)
        #expect(
            report.staff == [
                PlanReport.Use(
                    id: "I", name: "강사", used: Minutes(120), open: Minutes(240), meetings: 1, appointments: 0)
            ])
        #expect(report.staff[0].percent == 50)
        #expect(report.rooms.map(\.open) == [Minutes(960)] && report.rooms.map(\.percent) == [12])
        #expect(report.refusals.isEmpty && report.requests.grantedByRank == [1])
    }

    @Test func koreanParticlesFollowTheirWord() {
        #expect(Particle.object.after("상담") == "상담을" && Particle.object.after("코치") == "코치를")
        #expect(Particle.with.after("‘상담’") == "‘상담’과" && Particle.subject.after("강의(2차)") == "강의(2차)가")
        #expect(Particle.toward.after("강의실") == "강의실로" && Particle.toward.after("서울") == "서울로")
        #expect(Particle.toward.after("동부") == "동부로" && Particle.toward.after("상담") == "상담으로")
        #expect(Particle.topic.after("A1") == "A1은(는)" && Particle.object.after("") == "을(를)")
    }
}
