import Model

extension TranslationFault {
    /// The fault in a sentence; things are named by their ids.
    public func words(in language: Language) -> String { phrase[language] }

    public var phrase: Phrase {
        switch self {
        case .endsBeforeStart: Phrase("학기 마지막 날이 첫날보다 앞섭니다.", "The term's last day comes before its first.")
        case .duplicate(let item):
            Phrase(
                "\(item.kind.word.korean) ‘\(item.id)’ 번호가 두 번 쓰였습니다.",
                "The \(item.kind.word.english) ‘\(item.id)’ is given twice.")
        case .unknown(let item, let place):
            Phrase(
                "\(place.kind.word.korean) ‘\(place.id)’에 적힌 \(item.kind.word.korean) \(Particle.subject.after("‘\(item.id)’")) 없습니다.",
                "The \(place.kind.word.english) ‘\(place.id)’ names the \(item.kind.word.english) ‘\(item.id)’, which does not exist."
            )
        case .umbrellaCycle(let programme):
            Phrase(
                "사업 ‘\(programme)’의 상위 사업이 돌고 돌아 자기 자신입니다.",
                "The programme ‘\(programme)’ is its own umbrella, directly or through others.")
        case .badSeats(let item):
            Phrase(
                "\(item.kind.word.korean) ‘\(item.id)’의 정원이 맞지 않습니다. 최소 인원은 0 이상, 정원은 1 이상이며 최소 인원보다 작을 수 없습니다.",
                "The seats of the \(item.kind.word.english) ‘\(item.id)’ make no sense: least at least 0, most at least 1 and no fewer than least."
            )
        case .badService(let service):
            Phrase(
                "상담 종류 ‘\(service)’의 시간이 맞지 않습니다. 길이와 시작 간격은 1분 이상, 간격은 하루(1,440분)를 나누어떨어지게 해야 합니다.",
                "The times of the service ‘\(service)’ make no sense: length and step are at least a minute, and the step divides the day (1,440 minutes)."
            )
        case .emptyChoice(let participant, let request, let choice):
            Phrase(
                "참여자 ‘\(participant)’의 신청 ‘\(request)’ \(choice + 1)순위가 비어 있습니다.",
                "Choice \(choice + 1) of the request ‘\(request)’ of participant ‘\(participant)’ is empty.")
        case .fixedCannotStand(let item):
            Phrase(
                "고정한 결정을 지킬 수 없습니다: \(item.kind.word.korean) \(Particle.topic.after("‘\(item.id)’")) 자격 심사나 일정에서 제외되었습니다.",
                "A fixed decision cannot stand: the \(item.kind.word.english) ‘\(item.id)’ was left out by screening or has no time."
            )
        }
    }
}

extension TranslationFaults {
    /// One line for each fault.
    public func words(in language: Language) -> String {
        faults.map { $0.words(in: language) }.joined(separator: "\n")
    }
}

extension Item.Kind {
    public var word: Phrase {
        switch self {
        case .term: Phrase("학기", "term")
        case .site: Phrase("장소", "site")
        case .room: Phrase("공간", "room")
        case .staff: Phrase("담당자", "member of staff")
        case .programme: Phrase("사업", "programme")
        case .fund: Phrase("기금", "fund")
        case .offering: Phrase("과정", "offering")
        case .service: Phrase("상담 종류", "service")
        case .participant: Phrase("참여자", "participant")
        case .request: Phrase("신청", "request")
        case .need: Phrase("상담 신청", "appointment need")
        }
    }
}
