import Problem

/// The sentences for violations, in both languages of the interface.
public enum Wording {
    /// One plain English sentence, without its full stop: `activity A1: 3 enrolled, fewer than its least 5`.
    public static func english(_ v: Violation) -> String {
        let activities = v.activities.joined(separator: " and ")
        let people = v.people.map(Nouns.english.name).joined(separator: " and ")
        let wishes = v.wishes.joined(separator: " and ")
        let times = v.times.map(clock).joined(separator: " and ")
        let found = v.found.map(String.init) ?? "none"
        let expected = v.expected.map(String.init) ?? "none"
        let rooms = v.rooms.isEmpty ? "no room" : "room " + v.rooms.joined(separator: " and ")
        return switch v.rule {
        case .known: english(unknown: v)
        case .once: "\(v.subject(in: .english)): listed twice"
        case .activityRoom: "activity \(activities): \(rooms) does not fit, its room must be one of those it lists"
        case .roles: "activity \(activities): \(people.isEmpty ? "nobody" : people) does not fill its \(expected) roles"
        case .minSize: "activity \(activities): \(found) enrolled, fewer than its least \(expected)"
        case .seats: "activity \(activities): \(found) enrolled, more than its \(expected) seats"
        case .reserved:
            "activity \(activities): \(found) enrolled from outside group \(v.word), reserved seats leave \(expected)"
        case .parts:
            "\(people), request \(wishes): \(activities.isEmpty ? "nothing" : activities) does not fill the "
                + "\(expected) parts of its choice, one different activity each"
        case .enrolledRuns: "\(people), request \(wishes): enrolled in \(activities), which does not run"
        case .enrolledOnce: "\(people), request \(wishes): enrolled in \(activities) twice"
        case .appointmentStaff: "\(v.subject(in: .english)): \(v.lastPerson) does not give this service"
        case .appointmentRoom: "\(v.subject(in: .english)): \(rooms) does not fit its service"
        case .step: "\(v.subject(in: .english)): start \(found) is not a multiple of \(expected)"
        case .window: "\(v.subject(in: .english)): \(times.isEmpty ? "minute \(found)" : times) is outside its windows"
        case .budgetLimit: "budget \(v.word): \(found) spent, limit \(expected)"
        case .budgetPerParticipant: "budget \(v.word): \(found) spent on \(people), limit \(expected) for one"
        case .roomCount: "\(rooms): \(found) engagements at once, \(expected) there are"
        case .roomUnavailable: "\(rooms): \(v.engagement(in: .english)) at \(clock(v.times[0])) while it is closed"
        case .overlap: "\(people): engagements at \(times) overlap"
        case .travel: "\(people): \(found) minutes from \(times), travel takes \(expected)"
        case .unavailable: "\(people): \(v.engagement(in: .english)) at \(clock(v.times[0])) falls in unavailable time"
        case .limits: "\(people): \(found) minutes in the \(v.word) \(times), limit \(expected)"
        case .order: "\(people): \(v.wishes[0]) ends \(found) minutes before \(v.wishes[1]) starts, \(expected) needed"
        case .needs: "\(people): \(v.wishes[1]) granted without \(v.wishes[0]), which it needs"
        case .relation: "relation \(v.word) does not hold for \(activities)"
        case .fixedActivity: "fixed: activity \(activities) does not stand as fixed"
        case .fixedGrant: "fixed: \(people), request \(wishes) does not stand as fixed"
        case .fixedAppointment: "fixed: \(v.subject(in: .english)) does not stand as fixed"
        case .statedObjective: "the plan states objective \(found), it is \(expected)"
        case .statedBound: "the plan states bound \(found), below its own objective \(expected)"
        }
    }

    /// The same in Korean.
    public static func korean(_ v: Violation) -> String {
        let activities = v.activities.joined(separator: ", ")
        let people = v.people.map(Nouns.korean.name).joined(separator: ", ")
        let wishes = v.wishes.joined(separator: ", ")
        let times = v.times.map(clock).joined(separator: ", ")
        let found = v.found.map(String.init) ?? "없음"
        let expected = v.expected.map(String.init) ?? "없음"
        let rooms = v.rooms.isEmpty ? "공간 없음" : "공간 " + v.rooms.joined(separator: ", ")
        return switch v.rule {
        case .known: korean(unknown: v)
        case .once: "\(v.subject(in: .korean)): 두 번 적혀 있습니다"
        case .activityRoom: "활동 \(activities): \(rooms) – 이 활동이 쓸 수 있는 공간이 아닙니다"
        case .roles: "활동 \(activities): 맡을 사람 \(expected)명의 자리가 규칙대로 채워지지 않았습니다"
        case .minSize: "활동 \(activities): \(found)명이 등록되어 최소 인원 \(expected)명에 미치지 못합니다"
        case .seats: "활동 \(activities): \(found)명이 등록되어 정원 \(expected)명을 넘습니다"
        case .reserved:
            "활동 \(activities): 우선 대상(\(v.word)) 밖의 등록자가 \(found)명으로, 우선 배정석을 뺀 \(expected)명을 넘습니다"
        case .parts: "\(people), 신청 \(wishes): 선택한 구성 \(expected)가지에 서로 다른 활동이 하나씩 배정되지 않았습니다"
        case .enrolledRuns: "\(people), 신청 \(wishes): 열리지 않는 활동 \(activities)에 등록되어 있습니다"
        case .enrolledOnce: "\(people), 신청 \(wishes): 활동 \(activities)에 두 번 등록되어 있습니다"
        case .appointmentStaff: "\(v.subject(in: .korean)): \(v.lastPerson) 상담사가 맡지 않는 서비스입니다"
        case .appointmentRoom: "\(v.subject(in: .korean)): \(rooms) – 이 서비스가 쓸 수 있는 공간이 아닙니다"
        case .step: "\(v.subject(in: .korean)): 시작 시각 \(found)분이 \(expected)분 단위가 아닙니다"
        case .window: "\(v.subject(in: .korean)): \(times.isEmpty ? "\(found)분" : times) – 가능한 시간대를 벗어납니다"
        case .budgetLimit: "예산 \(v.word): 사용액 \(found)이(가) 한도 \(expected)을(를) 넘습니다"
        case .budgetPerParticipant: "예산 \(v.word): \(people) 사용액 \(found)이(가) 1인 한도 \(expected)을(를) 넘습니다"
        case .roomCount: "\(rooms): 같은 시각에 \(found)건이 겹칩니다. 공간은 \(expected)개입니다"
        case .roomUnavailable: "\(rooms): \(v.engagement(in: .korean)) \(clock(v.times[0])) – 쓸 수 없는 시간입니다"
        case .overlap: "\(people): 일정 \(times)이(가) 서로 겹칩니다"
        case .travel: "\(people): \(times) 사이가 \(found)분으로, 이동 시간 \(expected)분에 모자랍니다"
        case .unavailable: "\(people): \(v.engagement(in: .korean)) \(clock(v.times[0])) – 참석할 수 없는 시간입니다"
        case .limits: "\(people): \(v.word) \(times) 동안 \(found)분으로, 한도 \(expected)분을 넘습니다"
        case .order: "\(people): \(v.wishes[0]) 종료 후 \(v.wishes[1]) 시작까지 \(found)분으로, 필요한 \(expected)분에 모자랍니다"
        case .needs: "\(people): \(v.wishes[0]) 없이 \(v.wishes[1])만 배정되어 있습니다"
        case .relation: "관계 \(v.word): 활동 \(activities) 사이에서 지켜지지 않았습니다"
        case .fixedActivity: "고정: 활동 \(activities)이(가) 정해진 대로가 아닙니다"
        case .fixedGrant: "고정: \(people), 신청 \(wishes)이(가) 정해진 대로가 아닙니다"
        case .fixedAppointment: "고정: \(v.subject(in: .korean))이(가) 정해진 대로가 아닙니다"
        case .statedObjective: "계획에 적힌 목적값은 \(found)이지만 실제로는 \(expected)입니다"
        case .statedBound: "계획에 적힌 상한 \(found)이(가) 계획의 목적값 \(expected)보다 작습니다"
        }
    }

    private static func english(unknown v: Violation) -> String {
        switch v.name {
        case "activity": "activity \(v.activities[0]): unknown"
        case "time": "activity \(v.activities[0]): no time \(v.found ?? 0), the last is \(v.expected ?? 0)"
        case "participant": "participant \(v.people[0].id): unknown"
        case "choice": "\(v.subject(in: .english)): no choice \(v.found ?? 0), the last is \(v.expected ?? 0)"
        default: "\(v.subject(in: .english)): no such \(v.word)"
        }
    }

    private static func korean(unknown v: Violation) -> String {
        switch v.name {
        case "activity": "활동 \(v.activities[0]): 없는 활동입니다"
        case "time": "활동 \(v.activities[0]): \(v.found ?? 0)번 시간은 없습니다. 마지막은 \(v.expected ?? 0)번입니다"
        case "participant": "참여자 \(v.people[0].id): 없는 참여자입니다"
        case "choice": "\(v.subject(in: .korean)): \(v.found ?? 0)번 선택은 없습니다. 마지막은 \(v.expected ?? 0)번입니다"
        default: "\(v.subject(in: .korean)): 없는 신청 또는 예약입니다"
        }
    }

    /// Minutes as the format writes them: the referee knows no dates.
    private static func clock(_ interval: Interval) -> String { "[\(interval.start), \(interval.end)]" }
}

/// What each language calls the things that have ids.
private struct Nouns {
    var activity: String
    var participant: String
    var staff: String
    var anAppointment: String

    static let english = Nouns(
        activity: "activity", participant: "participant", staff: "staff", anAppointment: "an appointment")
    static let korean = Nouns(activity: "활동", participant: "참여자", staff: "담당자", anAppointment: "예약")

    func name(_ person: Violation.Person) -> String {
        switch person.role {
        case .participant: "\(participant) \(person.id)"
        case .staff: "\(staff) \(person.id)"
        }
    }
}

extension Violation {
    fileprivate var word: String { name ?? "" }

    fileprivate var lastPerson: String { people.last?.id ?? "" }

    /// The activity, or the participant and the wish, that the violation is about.
    fileprivate func subject(in nouns: Nouns) -> String {
        if let activity = activities.first { return "\(nouns.activity) \(activity)" }
        return (people.prefix(1).map(nouns.name) + wishes.prefix(1)).joined(separator: " ")
    }

    fileprivate func engagement(in nouns: Nouns) -> String {
        activities.first.map { "\(nouns.activity) \($0)" } ?? nouns.anAppointment
    }
}
