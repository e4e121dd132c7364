import Model

/// Every word that the printed pages say of their own, in both languages.
enum Words {
    static let roster = Phrase("명단", "Roster")
    static let signIn = Phrase("출석부", "Sign-in sheet")
    static let schedule = Phrase("일정표", "Schedule")
    static let card = Phrase("일정 카드", "Schedule card")

    static let number = Phrase("번호", "No.")
    static let name = Phrase("이름", "Name")
    static let phone = Phrase("전화", "Phone")
    static let note = Phrase("비고", "Note")
    static let walkIn = Phrase("현장 접수", "Walk-in")
    static let signature = Phrase("서명", "Signature")
    static let date = Phrase("날짜", "Date")
    static let time = Phrase("시간", "Time")
    static let what = Phrase("내용", "What")
    static let place = Phrase("장소", "Place")
    static let room = Phrase("교실", "Room")
    static let staff = Phrase("담당", "Staff")
    static let meetings = Phrase("횟수", "Meetings")
    static let seats = Phrase("인원", "Enrolled")
    static let period = Phrase("기간", "Period")
    static let stepFree = Phrase("휠체어", "Step-free")

    static let yourCourses = Phrase("참여하시는 과정", "What you take part in")
    static let allMeetings = Phrase("모든 일정", "All dates")
    static let nextMeeting = Phrase("첫 일정", "First date")
    static let notGranted = Phrase("이번에 배정되지 않은 신청", "Requests not granted this time")
    static let nothing = Phrase(
        "이번 학기에 정해진 일정이 없습니다. 궁금하신 점은 아래 번호로 전화해 주십시오.",
        "You have no dates this term. Please call the number below with any question.")
    static let examination = Phrase("시험", "Examination")
    static let scanForCalendar = Phrase(
        "휴대전화 카메라로 찍으시면 일정이 달력에 들어갑니다.", "Point your phone's camera here to add the dates to your calendar.")
    static let cancel = Phrase(
        "못 오시게 되면 이틀 전 낮 12시까지 전화해 주십시오.", "If you cannot come, please call by noon two days before.")
    static let inquiries = Phrase("문의 전화", "Questions")
    static let yourCounselor = Phrase("담당 상담사", "Your counselor")
    static let counts = Phrase("%회", "% meetings")
    static let people = Phrase("%명", "% people")
    static let ofPeople = Phrase("%명 / 정원 %명", "% of % seats")
    static let honorific = Phrase("% 님", "%")
    static let page = Phrase("(%쪽)", "(page %)")

    /// The phrase with each `%` replaced in turn.
    static func fill(_ phrase: Phrase, _ language: Language, _ values: String...) -> String {
        var text = ""
        var rest = values[...]
        for character in phrase[language] { text += character == "%" ? rest.popFirst() ?? "%" : String(character) }
        return text
    }
}
