import Archive
import Calendars
import Model
import Post

/// Why something could not be published, sent or read back.
public enum PublishingError: Error, Sendable {
    case archive(ArchiveError)
    case calendar(CalendarError)
    case access(AccessFault)
    /// Mail is due, and no mail server is known.
    case noMailServer
    /// Another `naru send` on the same database is at work.
    case alreadySending
    /// The plan is of another term.
    case otherTerm(plan: Int, term: String)
    /// Nothing was ever published, so there is nothing to withdraw.
    case nothingPublished(term: String)
    /// The term as it was last released has no such participant.
    case noParticipant(String)
    case badName
    case file(FileFault)
    /// The file for the texts is there already: it is never overwritten, for it may not have been sent yet.
    case fileExists(String)
    case unwritable

    public var isInternal: Bool {
        switch self {
        case .calendar, .unwritable, .archive(.notDurable): true
        default: false
        }
    }

    public func words(in language: Language) -> String {
        switch self {
        case .archive(let error): error.words(in: language)
        case .calendar(let error): error.words(in: language)
        case .access(let fault): fault.words(in: language)
        case .file(let fault): fault.words(in: language)
        default: phrase[language]
        }
    }

    private var phrase: Phrase {
        switch self {
        case .noMailServer:
            Phrase(
                "보낼 메일이 있으나 메일 서버가 정해지지 않았습니다. NARU_SMTP_HOST 등을 정하거나 --credentials로 파일을 알려 주십시오",
                "mail is due, but no mail server is set: set NARU_SMTP_HOST and its companions, or give --credentials")
        case .alreadySending:
            Phrase(
                "다른 'naru send'가 보내는 중입니다. 끝난 뒤에 다시 해 주십시오",
                "another 'naru send' is at work; try again when it has ended")
        case .otherTerm(let plan, let term):
            Phrase("\(plan)번 계획은 학기 '\(term)'의 것이 아닙니다", "plan \(plan) is not of term '\(term)'")
        case .nothingPublished(let term):
            Phrase("학기 '\(term)'에는 내보낸 계획이 없습니다", "no plan of term '\(term)' is out")
        case .noParticipant(let id):
            Phrase("발행된 계획에 참여자 '\(id)'이(가) 없습니다", "what was released has no participant '\(id)'")
        case .badName:
            Phrase("발행 이름은 한 줄, 100자까지입니다", "a publication's name is one line of at most 100 characters")
        case .fileExists(let path):
            Phrase("\(path) 파일이 이미 있습니다. 다른 이름을 정해 주십시오", "\(path) is there already; choose another name")
        case .unwritable: Phrase("내부 오류: 달력을 저장할 수 없습니다", "internal fault: a calendar cannot be stored")
        case .archive, .calendar, .access, .file: Phrase("", "")
        }
    }
}

/// Calls the archive; what it throws becomes the deed's own error.
func inArchive<T>(_ body: () throws(ArchiveError) -> T) throws(PublishingError) -> T {
    do { return try body() } catch { throw .archive(error) }
}
