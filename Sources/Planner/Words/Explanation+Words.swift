import Model

extension Translation {
    /// Why, in one line: the main reason of the first choice.
    public func phrase(_ explanation: Explanation) -> Phrase {
        explanation.main.map { phrase($0, of: explanation.participant) }
            ?? Phrase("신청 내용 없음", "nothing was asked for")
    }

    /// What would have had to be otherwise, in one line; nil if no such change was found.
    public func phrase(_ nearest: Explanation.Nearest, of participant: String) -> Phrase {
        let goal = nearest.offerings.map(names.offering).joined(separator: " + ")
        let what =
            goal.isEmpty
            ? nearest.meeting.map { ($0.wording(.korean), $0.wording(.english)) } ?? ("", "") : (goal, goal)
        guard !nearest.changes.isEmpty else {
            return Phrase("\(what.0): 지금 계획에서도 배정할 수 있습니다", "\(what.1): could be given as the plan stands")
        }
        let changes = nearest.changes.map { phrase($0, of: participant) }
        // A change that names the offering needs no heading that does.
        let isNamed = !goal.isEmpty && changes.contains { $0.korean.hasPrefix(goal) }
        return Phrase(
            "\(isNamed ? "" : "\(what.0): ")\(changes.map(\.korean).joined(separator: ", ")) 배정할 수 있었습니다",
            "\(isNamed ? "" : "\(what.1): ")possible if \(changes.map(\.english).joined(separator: " and "))")
    }

    public func phrase(_ reason: Reason, of participant: String) -> Phrase {
        func wish(_ id: String) -> String { names.wish(participant, id, self) }
        func at(_ offering: String?, _ korean: String, _ english: String) -> Phrase {
            let name = offering.map { names.offering($0) + ": " } ?? ""
            return Phrase(name + korean, name + english)
        }
        switch reason {
        case .screened(let offering, let failure):
            let why = phrase(failure)
            return at(offering, why.korean, why.english)
        case .notRunning(let id, let applicants, let least):
            return applicants < least
                ? at(
                    id, "신청 \(applicants)명으로 최소 인원 \(least)명에 못 미쳐 폐강",
                    "folded: \(applicants) applied, \(least) needed")
                : at(
                    id, "이번 계획에서 열리지 않음(신청 \(applicants)명, 최소 인원 \(least)명)",
                    "does not run in this plan (\(applicants) applied, \(least) needed)")
        case .closed(let id): return at(id, "담당자 결정으로 열리지 않음", "closed by decision")
        case .refused: return Phrase("담당자 결정으로 배정하지 않음", "not granted by decision")
        case .full(let id, let seats, let applicants, let cutOff):
            let score = cutOff.map {
                (", 배정된 최저 점수 \($0.lowest)점, 본인 \($0.own)점", ", lowest score seated \($0.lowest), yours \($0.own)")
            }
            return at(
                id, "정원 \(seats)명이 모두 참(신청 \(applicants)명\(score?.0 ?? ""))",
                "all \(seats) seats taken (\(applicants) applied\(score?.1 ?? ""))")
        case .reserved(let id, let group, let seats):
            return at(id, "남은 자리는 \(group) 우선 좌석(\(seats)석)", "what is left is kept for \(group) (\(seats) seats)")
        case .clash(let id, let other, let meeting):
            return at(
                id, "배정된 \(Particle.with.after("‘\(wish(other))’")) 시간이 겹치거나 이동 시간이 모자람(\(meeting.wording(.korean)))",
                "clashes with ‘\(wish(other))’, which was granted (\(meeting.wording(.english)))")
        case .unavailable(let id, let meeting):
            return at(
                id, "올 수 없다고 알린 시간(\(meeting.wording(.korean)))",
                "said to be unavailable (\(meeting.wording(.english)))")
        case .hours(let period, let from, let minutes, let limit):
            let stretch = Translation.stretch(period, from)
            return Phrase(
                "\(stretch.korean) 활동 시간이 \(minutes.wording(.korean))이 되어 한도 \(limit.wording(.korean))을 넘음",
                "\(minutes.wording(.english)) in \(stretch.english), over the limit of \(limit.wording(.english))")
        case .fundExhausted(let fund, let left, let fee):
            return Phrase(
                "\(names.fund(fund)) 예산 소진(남은 금액 \(left.wording(.korean)), 필요 \(fee.wording(.korean)))",
                "\(names.fund(fund)) is used up (\(left.wording(.english)) left, \(fee.wording(.english)) needed)")
        case .fundShare(let fund, let left, let fee):
            return Phrase(
                "\(names.fund(fund)) 1인 연 한도 초과(남은 한도 \(left.wording(.korean)), 필요 \(fee.wording(.korean)))",
                "over one person's yearly share of \(names.fund(fund)) (\(left.wording(.english)) left, \(fee.wording(.english)) needed)"
            )
        case .enrolledAlready(let id): return at(id, "다른 신청으로 이미 배정됨", "already enrolled by another request")
        case .order(let first, let second):
            return Phrase(
                "‘\(wish(first))’ 다음에 ‘\(wish(second))’ 순서를 지킬 수 없음",
                "‘\(wish(first))’ cannot come before ‘\(wish(second))’")
        case .needs(let first):
            return Phrase(
                "먼저 필요한 \(Particle.subject.after("‘\(wish(first))’")) 배정되지 않음",
                "needs ‘\(wish(first))’, which was not granted")
        case .wouldFold(let id):
            return at(id, "빠지면 최소 인원에 못 미쳐 폐강됨", "would fold if they left it")
        case .noSlot(let service):
            return Phrase(
                "\(names.service(service)): 기간 안에 상담사와 공간이 모두 비는 시간이 없음",
                "\(names.service(service)): no counselor and room are free together within its days")
        case .possible:
            return Phrase("자리가 있으나 다른 목표와 견주어 배정하지 않음", "possible, but other goals outweighed it")
        }
    }

    public func phrase(_ change: Change, of participant: String) -> Phrase {
        func wish(_ id: String) -> String { names.wish(participant, id, self) }
        switch change {
        case .seat(let id):
            return Phrase("\(names.offering(id)) 정원이 한 자리 더 있으면", "\(names.offering(id)) had one more seat")
        case .unreserve(let id, let group):
            return Phrase(
                "\(names.offering(id)) \(group) 우선 좌석이 한 자리 적으면",
                "\(names.offering(id)) kept one seat fewer for \(group)")
        case .giveUp(let id):
            return Phrase("\(Particle.object.after("‘\(wish(id))’")) 포기하면", "‘\(wish(id))’ was given up")
        case .beFree(let meeting):
            return Phrase("\(meeting.wording(.korean))에 올 수 있으면", "\(meeting.wording(.english)) was possible for them")
        case .moreHours(let period, let from, let by):
            let stretch = Translation.stretch(period, from)
            return Phrase(
                "\(stretch.korean) 한도가 \(by.wording(.korean)) 많으면",
                "\(by.wording(.english)) more were allowed in \(stretch.english)")
        case .moreMoney(let fund, let won):
            return Phrase(
                "\(names.fund(fund)) 예산이 \(won.wording(.korean)) 더 있으면",
                "\(names.fund(fund)) had \(won.wording(.english)) more")
        case .run(let id, let pattern, let room, _, let more):
            let place = room.map { " " + names.room($0) } ?? ""
            return Phrase(
                "\(Particle.object.after(names.offering(id))) \(more)명이 더 모여 \(pattern + 1)번째 시간표\(Particle.toward.after("\(place)")) 열면",
                "\(names.offering(id)) ran, with \(more) more people (timetable \(pattern + 1)\(place))")
        case .counselor(let meeting):
            return Phrase(
                "\(meeting.wording(.korean))에 상담사가 한 명 더 있으면",
                "one more counselor were there on \(meeting.wording(.english))")
        case .applyFrom(let date):
            return Phrase("기준일이 \(date.iso) 이후이면", "the reference date were \(date.iso) or later")
        case .complete(let anyOf, let attendance):
            return Phrase(
                "\(listed(anyOf.map(names.course)).korean) \(attendance)% 이상 이수하면",
                "\(listed(anyOf.map(names.course)).english) were completed with \(attendance)%")
        }
    }

    static func stretch(_ period: HourPeriod, _ from: LocalDate) -> Phrase {
        switch period {
        case .day: Phrase(from.wording(.korean), from.wording(.english))
        case .week: Phrase("\(from.wording(.korean))부터의 주", "the week from \(from.wording(.english))")
        case .month: Phrase("\(from.year)년 \(from.month)월", "\(from.year)-\(from.month)")
        }
    }
}
