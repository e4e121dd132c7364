import Model

extension SampleBuilder {
    /// Everybody else: people who want what the popular courses, jobs and talks are, more than there is of it.
    mutating func addCrowd(upTo people: Int) {
        let programmes = Dictionary(grouping: term.offerings, by: \.programme).mapValues { $0.map(\.id) }
        func offerings(_ programme: String) -> [String] { programmes[programme] ?? [] }
        while term.participants.count < people {
            let isSenior = random.chance(70)
            let age = isSenior ? 60 + min(random.below(19), random.below(19)) : random.within(42...59)
            var groups: [String] = []
            if random.chance(9) { groups.append("차상위") }
            if random.chance(5) { groups.append("장애") }
            if random.chance(4) { groups.append("한부모") }
            if !groups.isEmpty || random.chance(5) { groups.append("우선선발") }
            let isPoor = groups.contains { $0 != "우선선발" }
            let isTrained = random.chance(15)
            let completed =
                (isTrained ? [Completion(of: "basic", attendance: random.within(60...100))] : [])
                + (random.chance(6) ? [Completion(of: "포털 인공지능 입문", attendance: random.within(40...100))] : [])
            let id = person(
                age: age, groups: groups, funds: isPoor && random.chance(60) ? ["SCHOLAR"] : [],
                benefits: random.chance(8) ? ["내일배움카드"] : [], completed: completed,
                skills: random.chance(20) ? ["운전면허"] : [], stepFree: random.chance(3),
                preferredSite: random.chance(10) ? random.pick(["EAST", "WEST"]) : nil)
            if random.chance(12) { addBusyMorning(id) }
            addWishes(id, isSenior: isSenior, isTrained: isTrained, isPoor: isPoor, offerings)
            addTalks(id)
            if term.participants.last!.preferredSite != nil, random.chance(40) {
                wish(id, "welcome", [[["WELCOME1", "WELCOME2"]]])
            }
        }
    }

    private mutating func addBusyMorning(_ id: String) {
        let when = random.pick(["월화수목금 09:00-12:00", "월수금 09:00-18:00", "화목 09:00-18:00", "월화수목금 13:00-18:00"])
        term.participants[term.participants.count - 1].hours = SampleBuilder.weekly(when)
    }

    private mutating func addWishes(
        _ id: String, isSenior: Bool, isTrained: Bool, isPoor: Bool, _ offerings: (String) -> [String]
    ) {
        let wants = random.below(100)
        if isSenior {
            switch wants {
            case 0..<48:
                let ranked = random.several(random.within(2...4), of: offerings("train") + offerings("digital"))
                wish(id, "train", ranked: ranked)
                for offering in ranked { score(offering, id, priority: isPoor ? 10 : 0) }
            case 48..<66:
                if !isTrained { wish(id, "basic", [[offerings("basic")]]) }
                let ranked = random.several(random.within(1...3), of: offerings("intern-part"))
                wish(id, "intern", ranked: ranked)
                for offering in ranked { score(offering, id, priority: isPoor ? 10 : 0) }
                need(id, "resume", "RESUME", "2027-01-04", "2027-01-22")
                before(id, "resume", "intern")
            case 66..<76: addJob(id, offerings("bank"))
            default: break
            }
        } else {
            switch wants {
            case 0..<20:
                wish(
                    id, "minerva",
                    [[offerings("minerva").filter { $0.hasPrefix("MINERVA-ON") }, practicePlaces, mentorGroups]])
            case 20..<40: wish(id, "univ", ranked: random.several(2, of: offerings("univ")))
            case 40..<58: wish(id, "cert", ranked: offerings("cert"))
            case 58..<72:
                let stages = (1...3).map { stage in ["LIFE1-\(stage)", "LIFE2-\(stage)"] }
                wish(id, "life", [stages])
            default: break
            }
        }
        if random.chance(isSenior ? 18 : 8), isSenior {
            wish(id, "club", ranked: random.several(2, of: offerings("club")))
        }
        if random.chance(9) { wish(id, "boram", ranked: random.several(2, of: offerings("boram"))) }
        if random.chance(6) { wish(id, "tech", ranked: random.several(2, of: offerings("tech"))) }
        if random.chance(3), isSenior { wish(id, "desk", ranked: ["DESK1"]) }
        if random.chance(4), isSenior { wish(id, "startup", ranked: ["STARTUP1"]) }
        if term.participants.last!.funds.contains("SCHOLAR") {
            wish(id, "scholar", ranked: random.several(2, of: offerings("scholar")))
        }
        if term.participants.last!.completed.contains(where: { $0.of == "포털 인공지능 입문" }) {
            wish(id, "portal", ranked: offerings("portal"))
        }
        if random.chance(22) { wish(id, "one", ranked: random.several(2, of: offerings("single"))) }
        if random.chance(14) { wish(id, "spot", ranked: random.several(3, of: offerings("digispot"))) }
    }

    private mutating func addJob(_ id: String, _ postings: [String]) {
        let posting = random.popular(postings)
        let offering = term.offerings.first { $0.id == posting }!
        guard case .site(let site) = offering.place else { return }
        wish(id, "job", ranked: [posting])
        need(
            id, "interview", "IV" + site.dropFirst(3), "2027-01-11", "2027-03-05",
            hours: SampleBuilder.weekly("화목 14:00-17:00"))
        before(id, "interview", "job", needs: true)
        if random.chance(60) {
            need(id, "mock", "MOCK", "2027-01-04", "2027-01-27")
            before(id, "mock", "interview")
        }
    }

    /// Two talks and a half for each, as the centre's own figures have it.
    private mutating func addTalks(_ id: String) {
        let weeks = [
            ("2027-01-04", "2027-01-15"), ("2027-01-11", "2027-01-22"), ("2027-01-18", "2027-01-29"),
            ("2027-01-25", "2027-02-05"), ("2027-02-01", "2027-02-12"), ("2027-02-10", "2027-02-26"),
            ("2027-02-15", "2027-03-05"), ("2027-02-22", "2027-03-12"), ("2027-03-02", "2027-03-19"),
            ("2027-03-08", "2027-03-26"),
        ]
        let count = random.pick([2, 2, 2, 3, 3, 3])
        var week = random.below(4)
        for talk in 1...count where week < weeks.count {
            let service =
                random.chance(6)
                ? "OUTREACH\(random.within(1...2))" : talk == 1 && random.chance(30) ? "DIAG" : "CONSULT"
            need(id, "talk\(talk)", service, weeks[week].0, weeks[week].1)
            if talk > 1 { before(id, "talk\(talk - 1)", "talk\(talk)") }
            week += random.within(1...4)
        }
    }
}
