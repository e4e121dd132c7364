import Foundation
import Model
import Problem
import Referee
import Samples
import Testing

@testable import Planner

/// Each of the centre's 24 programmes, by its Korean name, and what a plan does with it.
@Suite struct SampleRowsTests {
    static let rows: [(name: String, holds: @Sendable (SolvedSample) throws -> Void)] = [
        ("서울시니어일자리지원센터", ageResidenceHoursAndClosures), ("서울형 시니어 인턴십", internships), ("직무훈련", folding),
        ("챌린저스 클럽", clubs), ("1:1 상담", series), ("구직서류·면접 코칭", coaching), ("시니어 인력뱅크", postings),
        ("공공·민간·서울형 일자리 연계", referralsBySkill), ("서울런4050", umbrella), ("미네르바형 직업전환", package),
        ("온라인 직업훈련멘토단", mentors), ("서울기술교육원, SBA", externalQuotas), ("평생학습포털", onlineProgress),
        ("단기 전문자격 인증과정", certificate), ("대학 특화과정", universities), ("직업훈련 장학금", scholarship),
        ("창업·창직 사관학교", desks), ("보람일자리 (가치동행일자리)", monthlyCap), ("디지털전환 교육", equipment), ("디지털 배움터", spots),
        ("자가진단 + 상담 → 학습 포트폴리오", portfolio), ("중장년 인생설계학교", cohort), ("디지털금융·법률·건강", singles),
        ("50플러스 캠퍼스·센터, 고용복지센터", referrals),
    ]

    @Test func everyRowIsThereByItsName() {
        #expect(SampleRowsTests.rows.map(\.name) == SampleTerm.programmes)
        for kind in SampleTerm.Kind.allCases {
            let term = SampleTerm.make(people: 60, seed: 1, kind: kind)
            let names = term.programmes.map(\.name)
            #expect(term.participants.count == 60)
            for row in SampleRowsTests.rows { #expect(names.contains(row.name), "\(kind): \(row.name)") }
        }
    }

    @Test(arguments: SampleRowsTests.rows.indices) func thePlanDoesWhatTheRowAsks(_ row: Int) throws {
        try SampleRowsTests.rows[row].holds(try SolvedSample.demo.get())
    }

    @Test func theDemoKeepsEveryRuleOfItsTerm() throws {
        let sample = try SolvedSample.demo.get()
        #expect(ModelRules.breaches(of: sample.schedule, in: sample.term) == [])
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["NARU_FULL"] == "1"))
    func theQuarterKeepsEveryRuleOfItsTerm() throws {
        let sample = try SolvedSample(people: 830, seed: 1, kind: .quarter, steps: 20_000)
        #expect(ModelRules.breaches(of: sample.schedule, in: sample.term) == [])
    }

    @Test func theQuarterIsOfTheCentresSize() {
        let term = SampleTerm.make(people: 830, seed: 1)
        #expect(term.participants.count == 830)
        #expect(term.offerings.count { $0.kind == "과정" } == 27)
        #expect((2000...2200).contains(term.appointmentNeeds.count), "\(term.appointmentNeeds.count)")
    }

    // MARK: Row by row

    static func ageResidenceHoursAndClosures(_ sample: SolvedSample) throws {
        let almost = try #require(sample.term.participants.first { $0.birthDate == SmallTerm.day("1967-01-11") })
        let check = try #require(
            sample.translation.screening.candidates.first { $0.participant == almost.id }?.checks.first {
                $0.programme == "center" && $0.outcome == .failed
            })
        #expect(sample.translation.phrase(check).korean == "만 60세 이상 — 기준일 2027-01-04 현재 만 59세, 7일 뒤(2027-01-11) 가능")
        let outside = try #require(sample.term.participants.first { $0.district == "구리시" })
        #expect(sample.fails(outside.id, rule: "residence", of: "center"))
        let closed = Set(Holidays.korean.map(\.date))
        let meetings = sample.schedule.runs.flatMap(\.meetings) + sample.schedule.appointments.map(\.meeting)
        #expect(!meetings.contains { closed.contains($0.date) })
        let here = sample.schedule.runs.filter { $0.site == "EAST" }.flatMap(\.meetings)
        #expect(!here.isEmpty && here.allSatisfy { $0.time.start.minutes >= 540 && $0.time.end.minutes <= 1080 })
    }

    static func internships(_ sample: SolvedSample) throws {
        let trained = try #require(
            sample.term.participants.first { $0.completed == [Completion(of: "basic", attendance: 93)] })
        #expect(sample.grant(trained.id, "intern") != nil)
        let half = try #require(
            sample.term.participants.first { $0.completed == [Completion(of: "basic", attendance: 60)] })
        #expect(sample.fails(half.id, rule: "prerequisite", of: "intern"))
        // Trained within the term: the internship begins after the training ends.
        let both = sample.schedule.grants.filter {
            $0.request == "intern" && sample.grant($0.participant, "basic") != nil
        }
        #expect(!both.isEmpty)
        for grant in both {
            let basic = sample.run(sample.grant(grant.participant, "basic")!.offerings[0])!
            #expect(basic.meetings.last! < sample.run(grant.offerings[0])!.meetings.first!)
        }
        for run in sample.runs(of: "intern-part") {
            let hours = Dictionary(grouping: run.meetings) { $0.date - $0.date.weekday.rawValue }.values.map {
                $0.reduce(0) { $0 + $1.time.length.count }
            }
            #expect(hours.max()! < 15 * 60)
        }
        #expect(
            sample.translation.remarks.contains {
                if case .pattern("INT1", 1, .overCap("intern-part", HourCap(.week, minutes: 899), _, 900)) = $0 {
                    true
                } else {
                    false
                }
            })
        #expect(sample.term.scores.contains { $0.participant == trained.id && $0.offering == "INT1" })
    }

    static func folding(_ sample: SolvedSample) throws {
        #expect(sample.run("T90") == nil)
        let movedOn = sample.applicants("train", "T90").compactMap { sample.grant($0, "train") }
        #expect(!movedOn.isEmpty && movedOn.allSatisfy { $0.choice > 0 })
        let training = sample.runs(of: "train")
        #expect(!training.isEmpty)
        for run in training { #expect(run.participants.count * 100 >= 70 * sample.offering(run.offering).mostSeats) }
        #expect(
            sample.applicants("train", "T90").contains { id in
                sample.reasons(id, "train").contains(.notRunning(offering: "T90", applicants: 3, least: 6))
            })
        #expect(sample.term.scores.contains { $0.offering == "T01" && $0.bonus > 0 })
    }

    static func clubs(_ sample: SolvedSample) throws {
        let clubs = sample.runs(of: "club")
        #expect(!clubs.isEmpty)
        for club in clubs {
            #expect(club.participants.count >= 3)
            #expect(club.staff.allSatisfy { id in sample.term.staff.first { $0.id == id }!.roles.contains("상담사") })
            #expect(Set(club.meetings.map(\.date.weekday)).count == 1)
            #expect(club.meetings.allSatisfy { $0.time.length == .hours(3) })
        }
    }

    static func series(_ sample: SolvedSample) throws {
        let person = try #require(sample.term.appointmentNeeds.first { $0.id == "talk3" }?.participant)
        let talks = try ["talk1", "talk2", "talk3"].map { try #require(sample.talk(person, $0)) }
        #expect(talks.map(\.meeting) == talks.map(\.meeting).sorted())
        #expect(Set(talks.map(\.staff)).count == 1)
        #expect(talks.allSatisfy { sample.room($0.room)?.equipment.contains("상담") == true })
    }

    static func coaching(_ sample: SolvedSample) throws {
        let coached = sample.schedule.appointments.filter { $0.service == "MOCK" || $0.service == "RESUME" }
        #expect(!coached.isEmpty && coached.allSatisfy { $0.meeting.time.length == Minutes(50) })
        var prepared = 0
        for mock in coached where mock.need == "mock" {
            guard let interview = sample.talk(mock.participant, "interview") else { continue }
            #expect(mock.meeting < interview.meeting)
            prepared += 1
        }
        #expect(prepared > 0)
        let days = Dictionary(grouping: sample.schedule.appointments.filter { $0.service != "DIAG" }) {
            "\($0.staff) \($0.meeting.date)"
        }
        #expect(days.values.allSatisfy { $0.count <= 6 })
    }

    static func postings(_ sample: SolvedSample) throws {
        let interviews = sample.schedule.appointments.filter { $0.need == "interview" }
        #expect(!interviews.isEmpty)
        for interview in interviews {
            #expect([.tuesday, .thursday].contains(interview.meeting.date.weekday))
            #expect(interview.meeting.time.start.minutes >= 14 * 60 && interview.meeting.time.end.minutes <= 17 * 60)
            #expect(interview.staff == "E" + interview.service.dropFirst(2) && interview.room == nil)
            if let job = sample.grant(interview.participant, "job") {
                let posting = sample.offering(job.offerings[0])
                #expect(interview.meeting.date <= (try #require(posting.closes)))
                #expect(interview.meeting < sample.run(posting.id)!.meetings[0])
            }
        }
        let jobs = sample.schedule.grants.filter { $0.request == "job" }
        #expect(!jobs.isEmpty && jobs.allSatisfy { sample.talk($0.participant, "interview") != nil })
    }

    static func referralsBySkill(_ sample: SolvedSample) throws {
        let applicants = sample.applicants("link", "LINK1")
        let driver = try #require(applicants.first { sample.person($0).skills == ["운전면허"] })
        #expect(sample.grant(driver, "link")?.offerings == ["LINK1"])
        let walker = try #require(applicants.first { sample.person($0).skills.isEmpty })
        #expect(sample.fails(walker, rule: "skill", of: "link-driver"))
    }

    static func umbrella(_ sample: SolvedSample) throws {
        let tooOld = try #require(
            sample.applicants("minerva", "MINERVA").first {
                sample.person($0).birthDate.age(on: sample.term.referenceDate) == 66
            })
        #expect(sample.fails(tooOld, rule: "age", of: "run4050"))
        let under = sample.term.programmes.filter { $0.umbrella == "run4050" }
        #expect(under.count == 4 && under.allSatisfy { $0.funding == "서울런4050" })
        let people = under.flatMap { sample.runs(of: $0.id) }.flatMap(\.participants)
        #expect(!people.isEmpty)
        for id in people {
            #expect((40...64).contains(sample.person(id).birthDate.age(on: sample.term.referenceDate)))
        }
    }

    static func package(_ sample: SolvedSample) throws {
        let packages = sample.schedule.grants.filter { $0.request == "minerva" }
        #expect(!packages.isEmpty)
        for grant in packages {
            #expect(grant.offerings.map { sample.offering($0).kind } == ["온라인 과정", "실습", "멘토링"])
            let online = sample.run(grant.offerings[0])!
            let practice = sample.run(grant.offerings[1])!
            #expect(online.site == nil && practice.site != nil)
            #expect(online.meetings.last! < practice.meetings.first!)
        }
    }

    static func mentors(_ sample: SolvedSample) throws {
        let groups = sample.runs(of: "mentor")
        #expect(!groups.isEmpty)
        for group in groups {
            #expect(group.site == nil && group.room == nil && group.participants.count <= 2)
            #expect(group.staff == ["M0" + group.offering.dropFirst("MENTOR".count)])
        }
        // Six wish for a mentor, and two mentors take two each.
        let without = sample.applicants("minerva", "MINERVA").filter {
            sample.grant($0, "minerva") == nil && sample.failures($0).isEmpty
        }
        #expect(without.count >= 2)
    }

    static func externalQuotas(_ sample: SolvedSample) throws {
        let run = try #require(sample.run("TECH1"))
        #expect(run.site == "TECH" && run.room == nil)
        let outside = run.participants.filter { !sample.person($0).groups.contains("우선선발") }
        // Five seats, of which two are kept.
        #expect(outside.count <= 3)
        #expect(sample.translation.problem.activities.first { $0.id == "TECH1" }?.reserved.map(\.seats) == [2])
        #expect(sample.run("SBA1").map { $0.participants.count <= 4 && $0.site == "SBA" } == true)
    }

    static func onlineProgress(_ sample: SolvedSample) throws {
        let run = try #require(sample.run("PORTAL1"))
        let progress = run.participants.map { id in
            sample.person(id).completed.first { $0.of == "포털 인공지능 입문" }!.attendance
        }
        #expect(!progress.isEmpty && progress.allSatisfy { $0 >= 80 })
        let little = try #require(
            sample.term.participants.first { $0.completed == [Completion(of: "포털 인공지능 입문", attendance: 40)] })
        #expect(sample.fails(little.id, rule: "prerequisite", of: "portal"))
    }

    static func certificate(_ sample: SolvedSample) throws {
        let run = try #require(sample.run("CERT1"))
        let offering = sample.offering("CERT1")
        #expect(offering.credits == 3 && run.meetings.count == 9)
        #expect(run.meetings.last == offering.examinations[0])
    }

    static func universities(_ sample: SolvedSample) throws {
        let run = try #require(sample.run("UNIV1-1"))
        #expect(run.site == "UNIV1" && run.participants.count == 6)
        let without = sample.applicants("univ", "UNIV1-1").filter { !run.participants.contains($0) }
        #expect(
            without.contains {
                sample.reasons($0, "univ").contains(.full(offering: "UNIV1-1", seats: 6, applicants: 8, cutOff: nil))
            })
    }

    static func scholarship(_ sample: SolvedSample) throws {
        let fund = try #require(sample.report.funds.first)
        #expect(fund.spent == Won(1_800_000) && fund.limit == fund.spent && fund.people == 3)
        #expect(
            sample.applicants("scholar", "SCH1").contains {
                sample.reasons($0, "scholar").contains(.fundExhausted(fund: "SCHOLAR", left: Won(0), fee: Won(600_000)))
            })
        let double = try #require(
            sample.applicants("scholar", "SCH1").first { sample.person($0).benefits == ["내일배움카드"] })
        #expect(sample.fails(double, rule: "noBenefit", of: "scholar"))
        #expect(sample.grant(double, "scholar") == nil)
    }

    static func desks(_ sample: SolvedSample) throws {
        let run = try #require(sample.run("DESK1"))
        #expect(run.room == "DESK" && run.participants.count == 4)
        #expect(sample.schedule.runs.count { $0.room == "DESK" } == 1)
        #expect(!sample.schedule.appointments.contains { $0.room == "DESK" })
        #expect(sample.applicants("desk", "DESK1").count > 4)
    }

    static func monthlyCap(_ sample: SolvedSample) throws {
        let wishing = sample.applicants("boram2", "BORAM2")
        #expect(wishing.count == 2)
        for id in wishing {
            let granted = ["boram1", "boram2"].compactMap { sample.grant(id, $0) }
            #expect(granted.count == 1)
            let refused = sample.grant(id, "boram1") == nil ? "boram1" : "boram2"
            #expect(
                sample.reasons(id, refused).contains {
                    if case .hours(.month, SmallTerm.day("2027-02-01"), _, .hours(80)) = $0 { true } else { false }
                })
        }
        let reserved = sample.translation.problem.activities.first { $0.id == "BORAM1" }?.reserved
        #expect(reserved == [Activity.Reserved(group: "차상위", seats: 1)])
    }

    static func equipment(_ sample: SolvedSample) throws {
        let run = try #require(sample.run("D1"))
        #expect(sample.room(run.room)?.equipment.contains("드론") == true)
        #expect(sample.term.staff.first { $0.id == run.staff[0] }?.skills.contains("드론") == true)
    }

    static func spots(_ sample: SolvedSample) throws {
        let runs = sample.runs(of: "digispot")
        #expect(!runs.isEmpty)
        for run in runs {
            #expect(run.site?.hasPrefix("OUT") == true && run.meetings.allSatisfy { $0.time.length == .hours(1) })
        }
    }

    static func portfolio(_ sample: SolvedSample) throws {
        var whole = 0
        for need in sample.term.appointmentNeeds where need.id == "diagnosis" {
            guard let diagnosis = sample.talk(need.participant, "diagnosis"),
                let talk = sample.talk(need.participant, "portfolio"), let plan = sample.grant(need.participant, "plan")
            else { continue }
            #expect(diagnosis.meeting < talk.meeting)
            #expect(talk.meeting < sample.run(plan.offerings[0])!.meetings[0])
            whole += 1
        }
        #expect(whole > 0)
    }

    static func cohort(_ sample: SolvedSample) throws {
        let grants = sample.schedule.grants.filter { $0.request == "life" }
        #expect(grants.count >= 3)
        for grant in grants {
            #expect(grant.offerings.count == 3)
            #expect(Set(grant.offerings.map { sample.offering($0).cohort }).count == 1)
        }
    }

    static func singles(_ sample: SolvedSample) throws {
        let runs = sample.runs(of: "single")
        #expect(!runs.isEmpty && runs.allSatisfy { $0.meetings.count == 1 && !$0.participants.isEmpty })
    }

    static func referrals(_ sample: SolvedSample) throws {
        let wishing = sample.applicants("welcome", "WELCOME1").map(sample.person)
        #expect(wishing.count { $0.preferredSite == "EAST" } == 4 && wishing.count { $0.preferredSite == "WEST" } == 4)
        for person in wishing {
            let grant = try #require(sample.grant(person.id, "welcome"))
            #expect(sample.run(grant.offerings[0])?.site == person.preferredSite, "\(person.id)")
        }
        try preferenceIsPriced(sample, wishing)
        let lines = sample.report.referrals
        let into = try #require(lines.first { $0.direction == .into })
        #expect(into.partner == "고용복지플러스센터" && into.outcome.korean == "배정: 50플러스 합동 설명회 서부")
        let out = try #require(lines.first { $0.direction == .outOf })
        #expect(out.partner == "50플러스 서부캠퍼스" && out.outcome.korean == "접수됨")
        #expect(sample.fails(out.participant, rule: "age", of: "center"))
    }

    /// Two people sent each to the other's campus: as legal, and worth less by more than both preferences' price.
    static func preferenceIsPriced(_ sample: SolvedSample, _ wishing: [Model.Participant]) throws {
        let price = sample.term.settings.awayFromPreferred.count
        #expect(price > 0)
        var swapped = sample.checked.plan.decisions
        for site in ["EAST", "WEST"] {
            let person = try #require(wishing.first { $0.preferredSite == site })
            let place = try #require(
                swapped.grants.firstIndex { $0.participant == person.id && $0.request == "welcome" })
            swapped.grants[place].activities = [site == "EAST" ? "WELCOME2" : "WELCOME1"]
        }
        let verdict = Referee(of: sample.translation.problem).judge(swapped)
        #expect(verdict.violations == [])
        #expect(verdict.objective.total <= sample.checked.objective.total - 2 * price)
    }
}
