import Model

extension SampleBuilder {
    /// People whose wishes show what each programme asks of a plan, one case for each of the centre's 24 rows.
    mutating func addCases() {
        let seniors = (0..<24).map { person(age: 61 + $0 % 13, groups: $0 % 6 == 5 ? ["우선선발", "차상위"] : []) }
        let midlife = (0..<14).map { person(age: 44 + $0 % 15) }
        addThresholdCases(seniors)
        addInternCases(seniors)
        addCoachingCases(seniors)
        addCareerCases(midlife)
        addPartnerCases(seniors, midlife)
        addMoneyCases()
        addCommunityCases(seniors, midlife)
        addReferralCases(seniors, midlife)
    }

    /// Age and residence (row 1), folding (3), the course that needs drones (19).
    private mutating func addThresholdCases(_ seniors: [String]) {
        let almost = person(age: 59, daysSinceBirthday: 358)
        wish(almost, "train", ranked: ["T01", "T02"])
        let outside = person(age: 66, district: "구리시", city: "경기도")
        wish(outside, "train", ranked: ["T01"])
        for (i, id) in seniors[0..<3].enumerated() {
            wish(id, "train", ranked: ["T90", i == 2 ? "T02" : "T01"])
        }
        for (i, id) in seniors[3..<10].enumerated() {
            wish(id, "train", ranked: i % 2 == 0 ? ["T01", "T02", "T03"] : ["T02", "T01", "T05"])
            score("T01", id, bonus: i == 0 ? 10 : 0)
            score("T02", id, bonus: i == 1 ? 10 : 0)
        }
        let climber = person(age: 70, stepFree: true)
        wish(climber, "train", ranked: ["T03", "T01"])
        for id in seniors[16..<23] {
            wish(id, "digital", ranked: ["D1"])
            score("D1", id)
        }
    }

    /// Basic training of long ago, too little of it, in this term, and none at all (row 2).
    private mutating func addInternCases(_ seniors: [String]) {
        let trained = person(age: 64, completed: [Completion(of: "basic", attendance: 93)])
        wish(trained, "intern", ranked: ["INT1", "INT2"])
        let halfTrained = person(age: 63, completed: [Completion(of: "basic", attendance: 60)])
        wish(halfTrained, "intern", ranked: ["INT1"])
        wish(seniors[10], "basic", [[["BASIC1", "BASIC2"]]])
        wish(seniors[10], "intern", ranked: ["INT2", "INT3"])
        wish(seniors[11], "basic", [[["BASIC1", "BASIC2"]]])
        wish(seniors[11], "intern", ranked: ["INT-FULL", "INT4"])
        for (id, slots) in [(trained, ["INT1", "INT2"]), (seniors[10], ["INT2", "INT3"])] {
            for slot in slots { score(slot, id) }
            need(id, "resume", "RESUME", "2027-01-04", "2027-01-15")
            before(id, "resume", "intern")
        }
    }

    /// A series of talks (row 5), coaching before an interview (6), interviews before postings close (7), a referral
    /// that asks for a licence (8).
    private mutating func addCoachingCases(_ seniors: [String]) {
        let series = seniors[12]
        need(series, "talk1", "CONSULT", "2027-01-04", "2027-01-15")
        need(series, "talk2", "CONSULT", "2027-01-18", "2027-01-29")
        need(series, "talk3", "CONSULT", "2027-02-01", "2027-02-12")
        before(series, "talk1", "talk2")
        before(series, "talk2", "talk3")
        for (i, id) in seniors[12..<15].enumerated() {
            need(id, "mock", "MOCK", "2027-01-04", "2027-01-29")
            need(
                id, "interview", "IV\(i + 1)", "2027-01-11", "2027-03-05",
                hours: SampleBuilder.weekly("화목 14:00-17:00"))
            wish(id, "job", ranked: ["JOB\(i + 1)"])
            before(id, "mock", "interview")
            before(id, "interview", "job", needs: true)
        }
        let driver = person(age: 65, skills: ["운전면허"])
        let walker = person(age: 67)
        wish(driver, "link", ranked: ["LINK1"])
        wish(walker, "link", ranked: ["LINK1"])
    }

    /// 서울런4050's own age rule (row 9), the package (10), mentors with few places (11), a certificate (14).
    private mutating func addCareerCases(_ midlife: [String]) {
        let tooOld = person(age: 66)
        for id in [tooOld] + midlife[0..<6] {
            wish(id, "minerva", [[onlineCourses, practicePlaces, mentorGroups]])
        }
        need(midlife[0], "mentoring", "MENTORING", "2027-01-11", "2027-02-26")
        for id in midlife[6..<11] { wish(id, "cert", ranked: ["CERT1"]) }
    }

    /// Quotas of seats at technical schools (row 12) and universities (15), progress on the portal (13).
    private mutating func addPartnerCases(_ seniors: [String], _ midlife: [String]) {
        for id in seniors[0..<6] { wish(id, "tech", ranked: ["TECH1"]) }
        for id in seniors[6..<9] { wish(id, "tech", ranked: ["SBA1"]) }
        for id in midlife[0..<8] { wish(id, "univ", ranked: ["UNIV1-1"]) }
        for progress in [100, 92, 81, 40] {
            let learner = person(age: 62, completed: [Completion(of: "포털 인공지능 입문", attendance: progress)])
            wish(learner, "portal", ranked: ["PORTAL1"])
        }
    }

    /// The scholarship fund (row 16), caps on hours (18), desks (17).
    private mutating func addMoneyCases() {
        for i in 0..<5 {
            let id = person(
                age: 58 + i, groups: ["차상위"], funds: ["SCHOLAR"], benefits: i == 4 ? ["내일배움카드"] : [])
            wish(id, "scholar", ranked: ["SCH1"])
            if i == 2 || i == 3 { wish(id, "desk", ranked: ["DESK1"]) }
        }
        // Mornings at one place and afternoons at another: together over 80 hours in February.
        for groups in [["차상위"], []] {
            let busy = person(age: 62, groups: groups)
            wish(busy, "boram1", ranked: ["BORAM1"])
            wish(busy, "boram2", ranked: ["BORAM2"])
        }
        let other = person(age: 71)
        wish(other, "boram", ranked: ["BORAM2"])
    }

    /// A club that needs its least members (row 4), spots (20), diagnosis, talk, wishes (21), a cohort that stays
    /// together (22), single sessions (23).
    private mutating func addCommunityCases(_ seniors: [String], _ midlife: [String]) {
        for id in seniors[13..<19] { wish(id, "club", ranked: ["CLUB1", "CLUB2"]) }
        for id in [seniors[2], seniors[19], seniors[20]] { wish(id, "spot", ranked: ["SPOT1-1", "SPOT2-1"]) }
        for id in [seniors[21], seniors[22]] {
            need(id, "diagnosis", "DIAG", "2027-01-04", "2027-01-08")
            need(id, "portfolio", "CONSULT", "2027-01-04", "2027-01-13")
            before(id, "diagnosis", "portfolio", needs: true)
            wish(id, "plan", ranked: ["ONE1", "ONE2", "ONE3"])
            before(id, "portfolio", "plan", needs: true)
        }
        for id in midlife[6..<13] {
            wish(id, "life", [[["LIFE1-1", "LIFE2-1"], ["LIFE1-2", "LIFE2-2"], ["LIFE1-3", "LIFE2-3"]]])
        }
        for id in seniors[9..<12] { wish(id, "desk", ranked: ["DESK1"]) }
        for id in seniors[8..<12] { wish(id, "startup", ranked: ["STARTUP1"]) }
        for id in [seniors[4], seniors[5], seniors[23], midlife[13]] { wish(id, "one", ranked: ["ONE1", "ONE2"]) }
    }

    /// Sent to us, sent on by us, and a campus preferred (row 24): four would rather go west and four east, and neither
    /// campus has seats for all eight.
    private mutating func addReferralCases(_ seniors: [String], _ midlife: [String]) {
        let sent = person(age: 68)
        for (id, district, site) in [
            (sent, "마포구", "WEST"), (midlife[11], "마포구", "WEST"), (midlife[12], "영등포구", "WEST"),
            (midlife[13], "마포구", "WEST"), (seniors[19], "광진구", "EAST"), (seniors[20], "성동구", "EAST"),
            (seniors[21], "광진구", "EAST"), (seniors[22], "중랑구", "EAST"),
        ] {
            let position = term.participants.firstIndex { $0.id == id }!
            term.participants[position].district = district
            term.participants[position].preferredSite = site
            wish(id, "welcome", [[["WELCOME1", "WELCOME2"]]])
        }
        let leaving = person(age: 57)
        wish(leaving, "train", ranked: ["T02"])
        term.referrals = [
            Referral(
                participant: sent, direction: .into, partner: "고용복지플러스센터", purpose: "재취업 설명회",
                date: SampleBuilder.day("2026-12-14")),
            Referral(
                participant: leaving, direction: .outOf, partner: "50플러스 서부캠퍼스", purpose: "만 60세 미만",
                date: SampleBuilder.day("2027-01-04"), outcome: "접수됨"),
        ]
        let shy = seniors[23]
        need(shy, "outreach", "OUTREACH1", "2027-01-11", "2027-02-26")
        term.absences.append(
            Absence(
                owner: .participant(seniors[3]),
                busy: Busy(from: SampleBuilder.day("2027-02-22"), until: SampleBuilder.day("2027-02-27"), note: "여행")))
    }
}
