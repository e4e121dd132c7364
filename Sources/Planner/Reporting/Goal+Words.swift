import Model
import Referee

extension Goal {
    /// What a part of the objective is called.
    public var phrase: Phrase {
        switch self {
        case .activityValue: Phrase("과정 개설", "offerings that run")
        case .choiceValue: Phrase("신청 배정", "requests granted")
        case .appointmentValue: Phrase("상담 배정", "appointments granted")
        case .timeCost: Phrase("덜 좋은 시간표", "less good timetables")
        case .roomCost: Phrase("공간", "rooms")
        case .staffCost: Phrase("담당자", "staff")
        case .costPerDay: Phrase("상담 대기 일수", "days waited for appointments")
        case .homeCost: Phrase("먼 길", "long ways from home")
        case .unserved: Phrase("아무것도 배정받지 못한 사람", "people with nothing granted")
        case .attendedDay: Phrase("나오는 날수", "days to come in")
        case .wait: Phrase("같은 날 기다리는 시간", "waits between engagements of a day")
        case .counselorChange: Phrase("상담사 바뀜", "changes of counselor")
        case .relations: Phrase("과정 사이의 바람", "wishes between offerings")
        case .changes: Phrase("기존 계획에서 바뀜", "changes from the plan in force")
        case .envy: Phrase("정당한 이의", "justified envy")
        }
    }
}
