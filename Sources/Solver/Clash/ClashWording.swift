import Problem

extension Clash {
    /// The clash in one plain English sentence.
    public var english: String {
        let subject = decisions.map(\.english).joined(separator: "; ")
        let why = rules.map(\.english).joined(separator: " and ")
        let rest =
            switch (decisions.count, isMinimal) {
            case (1, _): ""
            case (_, true): " None of them can be left out: without any one of them the others can stand."
            case (_, false): " Some of them may have no part in it: the search for fewer was cut off."
            }
        return "No plan can keep what is fixed: \(subject). Against it: \(why).\(rest)"
    }

    /// The same in Korean.
    public var korean: String {
        let subject = decisions.map(\.korean).joined(separator: "; ")
        let why = rules.map(\.korean).joined(separator: ", ")
        let rest =
            switch (decisions.count, isMinimal) {
            case (1, _): ""
            case (_, true): " 이 가운데 하나라도 풀면 나머지는 지킬 수 있습니다."
            case (_, false): " 더 줄일 수 있는지는 끝까지 확인하지 못했습니다."
            }
        return "고정한 내용을 모두 지키는 계획은 없습니다: \(subject). 어긋나는 규칙: \(why).\(rest)"
    }
}

extension FixedDecision {
    fileprivate var english: String {
        switch self {
        case .activity(.closed(let id)): "activity \(id) must not run"
        case .activity(.runs(let id, let time, let room, let staff)):
            "activity \(id) must run"
                + [
                    time.map { "at its time \($0)" }, room.map { $0.map { "in room \($0)" } ?? "in no room" },
                    staff.map { "with \($0.joined(separator: ", "))" },
                ].compactMap(\.self).map { " " + $0 }.joined()
        case .grant(.refused(let participant, let request)), .appointment(.refused(let participant, let request)):
            "participant \(participant) must not get \(request)"
        case .grant(.granted(let grant)):
            "participant \(grant.participant) must get \(grant.request) in \(grant.activities.joined(separator: ", "))"
        case .appointment(.granted(let held)):
            "participant \(held.participant) must get \(held.appointment) at minute \(held.start) with \(held.staff)"
                + (held.room.map { " in room \($0)" } ?? "")
        }
    }

    fileprivate var korean: String {
        switch self {
        case .activity(.closed(let id)): "활동 \(id) 열지 않음"
        case .activity(.runs(let id, let time, let room, let staff)):
            "활동 \(id) 열기"
                + [
                    time.map { "\($0)번 시간" }, room.map { $0.map { "공간 \($0)" } ?? "공간 없음" },
                    staff.map { "담당 \($0.joined(separator: ", "))" },
                ].compactMap(\.self).map { ", " + $0 }.joined()
        case .grant(.refused(let participant, let request)), .appointment(.refused(let participant, let request)):
            "참여자 \(participant)의 \(request) 배정하지 않음"
        case .grant(.granted(let grant)):
            "참여자 \(grant.participant)의 \(grant.request)을(를) \(grant.activities.joined(separator: ", "))에 배정"
        case .appointment(.granted(let held)):
            "참여자 \(held.participant)의 \(held.appointment)을(를) \(held.start)분에 담당 \(held.staff)"
                + (held.room.map { ", 공간 \($0)" } ?? "") + "(으)로 배정"
        }
    }
}

extension Clash.Rule {
    fileprivate var english: String {
        switch self {
        case .known: "it names what is not there"
        case .opposite: "they say opposite things"
        case .activityRoom: "the room is not one of the activity's"
        case .roles: "the people do not fill the roles"
        case .minSize: "the least number of people for an activity to run"
        case .seats: "the seats"
        case .reserved: "the seats reserved for a group"
        case .parts: "the activities are not of the choice's parts"
        case .enrolledRuns: "nobody is enrolled in what does not run"
        case .enrolledOnce: "nobody is enrolled in an activity twice"
        case .appointmentStaff: "the counselor does not give the service"
        case .appointmentRoom: "the room is not one of the service's"
        case .step: "the start is not on the service's step"
        case .window: "the appointment is outside its windows"
        case .budgetLimit: "a budget's limit"
        case .budgetPerParticipant: "what a budget pays for one participant"
        case .roomCount: "the number of rooms"
        case .roomUnavailable: "the times that a room is closed"
        case .overlap: "nobody is in two places at once"
        case .travel: "the time to travel"
        case .unavailable: "the times that somebody is unavailable"
        case .limits: "somebody's limit of hours"
        case .order: "the order of a participant's wishes"
        case .needs: "what another wish needs"
        case .relation: "a relation between activities"
        }
    }

    fileprivate var korean: String {
        switch self {
        case .known: "없는 것을 가리킴"
        case .opposite: "서로 반대되는 내용"
        case .activityRoom: "활동이 쓸 수 없는 공간"
        case .roles: "맡을 수 없는 사람"
        case .minSize: "최소 인원"
        case .seats: "정원"
        case .reserved: "우선 배정석"
        case .parts: "선택의 구성에 없는 활동"
        case .enrolledRuns: "열리지 않는 활동에는 등록할 수 없음"
        case .enrolledOnce: "같은 활동에 두 번 등록할 수 없음"
        case .appointmentStaff: "서비스를 맡지 않는 상담사"
        case .appointmentRoom: "서비스가 쓸 수 없는 공간"
        case .step: "시작 시각 단위"
        case .window: "가능한 시간대"
        case .budgetLimit: "예산 한도"
        case .budgetPerParticipant: "1인 예산 한도"
        case .roomCount: "공간의 수"
        case .roomUnavailable: "공간을 쓸 수 없는 시간"
        case .overlap: "한 사람은 동시에 두 곳에 있을 수 없음"
        case .travel: "이동 시간"
        case .unavailable: "참석할 수 없는 시간"
        case .limits: "시간 한도"
        case .order: "신청의 순서"
        case .needs: "먼저 배정되어야 하는 신청"
        case .relation: "활동 사이의 관계"
        }
    }
}
