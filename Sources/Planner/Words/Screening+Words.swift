import Model

extension Translation {
    /// What a rule asks for, what was found, and whether that passes: `만 60세 이상 — 기준일 2027년 1월 4일(월) 현재 만 59세
    /// (2027년 1월 11일(월)부터 가능, 7일 뒤)`.
    public func phrase(_ check: RuleCheck) -> Phrase {
        let demand = phrase(check.rule.rule)
        let evidence = phrase(check.evidence)
        return evidence.korean.isEmpty
            ? demand : Phrase("\(demand.korean) — \(evidence.korean)", "\(demand.english) — \(evidence.english)")
    }

    /// What a rule asks for.
    public func phrase(_ rule: Rule) -> Phrase {
        switch rule {
        case .age(let least, let most):
            switch (least, most) {
            case (let least?, let most?): Phrase("만 \(least)–\(most)세", "aged \(least) to \(most)")
            case (let least?, nil): Phrase("만 \(least)세 이상", "aged \(least) or over")
            case (nil, let most?): Phrase("만 \(most)세 이하", "aged \(most) or under")
            case (nil, nil): Phrase("나이 제한 없음", "any age")
            }
        case .residence(let places): Phrase("거주지 \(listed(places))", "living in \(listed(places))")
        case .prerequisite(let anyOf, let attendance):
            Phrase(
                "선수 과정 \(listed(anyOf.map(names.course)).korean) \(attendance)% 이상 이수",
                "completed \(listed(anyOf.map(names.course)).english) with at least \(attendance)%")
        case .noBenefit(let anyOf): Phrase("\(listed(anyOf)) 중복 수혜 불가", "not with \(listed(anyOf))")
        case .group(let anyOf): Phrase("\(listed(anyOf)) 대상", "for \(listed(anyOf))")
        case .skill(let anyOf): Phrase("\(listed(anyOf)) 필요", "needs \(listed(anyOf))")
        case .hoursPerWeek(let minutes):
            Phrase(
                "주 \(minutes.wording(.korean)) 이내", "at most \(minutes.wording(.english)) a week")
        case .hoursPerMonth(let minutes):
            Phrase(
                "월 \(minutes.wording(.korean)) 이내", "at most \(minutes.wording(.english)) a month")
        case .fee(let fund, let amount):
            Phrase(
                "\(names.fund(fund)) \(amount.wording(.korean))",
                "\(amount.wording(.english)) from \(names.fund(fund))")
        case .fold(let percent): Phrase("정원의 \(percent)% 미만이면 폐강", "folds below \(percent)% of its seats")
        case .quota(let group, let percent):
            Phrase("정원의 \(percent)% \(group) 우선", "\(percent)% of the seats kept for \(group)")
        }
    }

    /// What was found; empty where a rule is not judged person by person.
    public func phrase(_ evidence: Evidence) -> Phrase {
        switch evidence {
        case .none: return Phrase("", "")
        case .age(let years, let date, let from):
            let korean = "기준일 \(date.iso) 현재 만 \(years)세"
            let english = "aged \(years) on \(date.iso)"
            guard let from else { return Phrase(korean, english) }
            let days = from - date
            return Phrase(
                "\(korean), \(days)일 뒤(\(from.iso)) 가능", "\(english); eligible in \(days) days, from \(from.iso)")
        case .residence(let city, let district):
            let place = [city, district].filter { !$0.isEmpty }.joined(separator: " ")
            return place.isEmpty ? Phrase("거주지 미기재", "residence not given") : Phrase("\(place) 거주", "lives in \(place)")
        case .completions(let found):
            guard !found.isEmpty else { return Phrase("이수 기록 없음", "nothing completed") }
            return listed(
                found.map { done in
                    Phrase(
                        "\(names.course(done.of).korean) \(done.attendance)% 이수",
                        "\(names.course(done.of).english) \(done.attendance)%")
                })
        case .benefits(let held):
            return held.isEmpty ? Phrase("해당 없음", "none held") : Phrase("\(listed(held)) 보유", "holds \(listed(held))")
        case .groups(let groups):
            return groups.isEmpty ? Phrase("해당 없음", "in none of them") : Phrase(listed(groups), listed(groups))
        case .skills(let skills):
            return skills.isEmpty ? Phrase("해당 없음", "none") : Phrase(listed(skills), listed(skills))
        case .draw(let fund, let missingGroup, let benefits):
            var korean: [String] = []
            var english: [String] = []
            if missingGroup {
                korean.append("지원 대상 아님")
                english.append("not in an entitled group")
            }
            if !benefits.isEmpty {
                korean.append("\(listed(benefits)) 보유로 중복 수혜")
                english.append("holds \(listed(benefits)): double benefit")
            }
            if korean.isEmpty {
                korean.append("지원 대상")
                english.append("entitled")
            }
            let name = names.fund(fund)
            return Phrase("\(name) \(korean.joined(separator: ", "))", "\(name): \(english.joined(separator: ", "))")
        case .noDraw(let fund):
            return Phrase("\(names.fund(fund)) 사용 안 함", "does not draw on \(names.fund(fund))")
        }
    }

    public func phrase(_ failure: Screening.Failure) -> Phrase {
        switch failure {
        case .rule(let check): phrase(check)
        case .cannotBeHad(let obstacle): phrase(obstacle)
        case .noStepFreeRoom: Phrase("계단 없이 갈 수 있는 공간이 없음", "no room can be reached without steps")
        case .needs(let wish): Phrase("먼저 필요한 신청(\(wish))이 제외됨", "the wish that must come first (\(wish)) was left out")
        case .noWindow: Phrase("그 기간에 상담할 수 있는 시간이 없음", "no time is open within its days")
        case .packageBroken: Phrase("함께 신청한 묶음 과정의 일부가 제외됨", "part of the package was left out")
        }
    }

    public func phrase(_ obstacle: OfferingObstacle) -> Phrase {
        switch obstacle {
        case .noPattern: Phrase("열 수 있는 시간표가 없음", "none of its timetables can be held")
        case .noRoom: Phrase("정원과 장비에 맞는 공간이 없음", "no room has the seats and equipment")
        case .noStaff(let role): Phrase("맡을 \(Particle.subject.after(role)) 없음", "nobody can be its \(role)")
        }
    }

    /// What was left out of the planning as a whole, in a line.
    public func phrase(_ remark: Remark) -> Phrase {
        switch remark {
        case .offering(let id, let obstacle):
            let why = phrase(obstacle)
            return Phrase("\(names.offering(id)): \(why.korean)", "\(names.offering(id)): \(why.english)")
        case .service(let id, let obstacle):
            let why = phrase(obstacle)
            return Phrase("\(names.service(id)): \(why.korean)", "\(names.service(id)): \(why.english)")
        case .pattern(let id, let index, let obstacle):
            let why = phrase(obstacle)
            let name = names.offering(id)
            return Phrase(
                "\(name), \(index + 1)번째 시간표 제외: \(why.korean)",
                "\(name), timetable \(index + 1) left out: \(why.english)")
        }
    }

    public func phrase(_ obstacle: PatternObstacle) -> Phrase {
        switch obstacle {
        case .dates(let fault): return phrase(fault)
        case .siteShut(let meeting):
            return Phrase("\(meeting.wording(.korean))에 장소가 문을 닫음", "the place is shut on \(meeting.wording(.english))")
        case .overCap(let programme, let cap, let from, let minutes):
            let (found, most) = (Minutes(minutes), Minutes(cap.minutes))
            let stretch = Translation.stretch(cap.period == .week ? .week : .month, from)
            return Phrase(
                "\(stretch.korean)에 \(found.wording(.korean)) — \(names.programme(programme).korean) 한도 "
                    + "\(cap.period == .week ? "주" : "월") \(most.wording(.korean)) 초과",
                "\(found.wording(.english)) in \(stretch.english), over \(names.programme(programme).english)'s "
                    + "\(most.wording(.english)) a \(cap.period.rawValue)")
        case .examination(let meeting):
            return Phrase(
                "시험(\(meeting.wording(.korean)))이 학기 밖이거나 수업·휴무와 겹침",
                "its examination (\(meeting.wording(.english))) is outside of the term, or clashes with a meeting or closure"
            )
        }
    }

    public func phrase(_ fault: PatternFault) -> Phrase {
        switch fault {
        case .noWeekdays: Phrase("요일이 없음", "no weekdays")
        case .noMeetings: Phrase("횟수가 없음", "no meetings")
        case .startsOutside(let date): Phrase("시작일 \(date.iso)이 학기 밖", "starts on \(date.iso), outside of the term")
        case .runsPastTerm(let promised, let fit):
            Phrase("학기 안에 \(promised)회 중 \(fit)회만 가능", "only \(fit) of \(promised) meetings fit into the term")
        case .allOnClosures(let count): Phrase("\(count)회가 모두 휴무일", "all \(count) meetings fall on closures")
        }
    }
}
