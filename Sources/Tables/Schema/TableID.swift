import Model

/// The tables of a term folder, in the order in which they are described and reported.
enum TableID: String, Hashable, Sendable, CaseIterable {
    case term, sites, travel, visitCosts, rooms, staff, programmes, rules, funds, offerings, patterns, roles, services
    case participants, requests, appointments, precedences, scores, relations, absences, draws, referrals, fixed
    case calendars

    /// The sheet's name in a workbook; in English also the file's, without `.csv`.
    var name: Phrase {
        switch self {
        case .term: Phrase("운영기간", "term")
        case .sites: Phrase("장소", "sites")
        case .travel: Phrase("이동시간", "travel")
        case .visitCosts: Phrase("방문부담", "visit-costs")
        case .rooms: Phrase("공간", "rooms")
        case .staff: Phrase("인력", "staff")
        case .programmes: Phrase("사업", "programmes")
        case .rules: Phrase("사업규칙", "rules")
        case .funds: Phrase("기금", "funds")
        case .offerings: Phrase("과정", "offerings")
        case .patterns: Phrase("일정안", "patterns")
        case .roles: Phrase("담당", "roles")
        case .services: Phrase("상담종류", "services")
        case .participants: Phrase("참여자", "participants")
        case .requests: Phrase("신청", "requests")
        case .appointments: Phrase("상담신청", "appointments")
        case .precedences: Phrase("선후", "precedences")
        case .scores: Phrase("선발점수", "scores")
        case .relations: Phrase("과정관계", "relations")
        case .absences: Phrase("휴관부재", "absences")
        case .draws: Phrase("기금사용", "draws")
        case .referrals: Phrase("연계", "referrals")
        case .fixed: Phrase("확정", "fixed")
        case .calendars: Phrase("달력", "calendars")
        }
    }

    /// What it is for, in a sentence.
    var purpose: Phrase {
        switch self {
        case .term:
            Phrase(
                "운영 기간과 기관, 계획의 기준. 왼쪽 칸에 항목, 오른쪽 칸에 값을 적습니다.",
                "The term, who runs it, and what counts how much: items on the left, values on the right.")
        case .sites: Phrase("캠퍼스, 외부 교육장, 참여 기업.", "Campuses, outreach places, employers' premises.")
        case .travel:
            Phrase(
                "장소 사이를 오가는 시간. 되돌아오는 길은 따로 적지 않으면 같습니다.",
                "How long it takes from one site to another; the way back is the same unless given.")
        case .visitCosts:
            Phrase("자치구에 사는 사람이 장소에 한 번 오는 부담.", "What one visit to a site costs who lives in a district.")
        case .rooms: Phrase("강의실과 상담실.", "Classrooms and counselling rooms.")
        case .staff: Phrase("상담사, 강사, 멘토, 기업 담당자.", "Counselors, instructors, mentors, employers' people.")
        case .programmes: Phrase("서울시와 센터의 사업.", "The city's and the centre's programmes.")
        case .rules:
            Phrase("사업의 자격과 한도. 해마다 바뀌므로 시행일을 적습니다.", "What programmes demand, with the days on which it holds.")
        case .funds: Phrase("장학금 같은 기금.", "Money that pays fees, such as scholarships.")
        case .offerings: Phrase("사람을 모집하는 과정, 동아리, 인턴십, 일자리, 창업공간, 특강.", "Whatever people can be enrolled in.")
        case .patterns:
            Phrase("과정을 열 수 있는 일정의 안. 계획은 그중 하나를 고릅니다.", "Candidate schedules of an offering; the plan takes one.")
        case .roles: Phrase("과정을 맡을 사람.", "Who must be there for an offering.")
        case .services: Phrase("1:1 상담의 종류.", "Kinds of 1:1 appointment.")
        case .participants: Phrase("신청한 사람. 주민등록번호는 적지 않습니다.", "Who applies; no resident registration numbers.")
        case .requests: Phrase("참여자의 희망. 한 행에 한 지망을 적습니다.", "What participants wish for, one choice a row.")
        case .appointments: Phrase("참여자가 바라는 1:1 상담.", "1:1 appointments that participants wish for.")
        case .precedences: Phrase("한 참여자의 일 사이의 앞뒤.", "What must come before what, for one participant.")
        case .scores: Phrase("선발 점수.", "Selection scores.")
        case .relations: Phrase("과정끼리의 관계.", "How offerings stand to each other.")
        case .absences: Phrase("휴관일과 사람·공간의 부재.", "Closures, and when people and rooms are not to be had.")
        case .draws: Phrase("올해 이미 쓴 기금.", "What participants drew on a fund earlier this year.")
        case .referrals: Phrase("다른 기관과 주고받은 연계.", "Referrals from and to other offices.")
        case .fixed: Phrase("담당자가 미리 정한 것. 계획이 반드시 지킵니다.", "What has been decided; the plan keeps it.")
        case .calendars:
            Phrase(
                "calendars 폴더의 .ics 파일이 누구의 것인지. 적지 않은 파일은 모두의 휴관일입니다.",
                "Whose the .ics files in the folder “calendars” are; one that is not listed is a closure of everybody.")
        }
    }

    var fileName: String { name.english + ".csv" }

    /// By the name of a file (without its ending) or a sheet, Korean or English.
    init?(named text: String) {
        let key = CellText.key(text)
        let found = TableID.allCases.first {
            key == CellText.key($0.name.korean) || key == CellText.key($0.name.english)
        }
        guard let found else { return nil }
        self = found
    }
}
