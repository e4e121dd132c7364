import Foundation
import GRDB
import Model

/// Why something could not be stored or found.
public enum ArchiveError: Error, Hashable, Sendable {
    case notOpened(path: String, reason: String)
    /// A later version of the product has changed the tables.
    case newer(path: String)
    /// SQLite did not take the settings without which nothing may be called stored.
    case notDurable(Archive.Durability)
    /// Another program held the file for longer than `Archive.patience`.
    case busy
    case noTerm(String)
    case noRevision(term: String, number: Int)
    case noPlan(Int)
    /// No publication of the term waits to be sent.
    case noDraft(term: String)
    /// Another publication of the term was released while this one was made.
    case publicationOutpaced(term: String)
    /// Another run has changed the message meanwhile.
    case messageOutpaced(String)
    /// What is stored cannot be read back as what it was: its text, or its hash, is wrong.
    case damaged(what: String)
    case database(reason: String)

    init(_ error: any Error) {
        self =
            switch error {
            case let error as ArchiveError: error
            case let error as DatabaseError where error.resultCode == .SQLITE_BUSY: .busy
            default: .database(reason: ArchiveError.reason(error))
            }
    }

    /// SQLite's own words without the statement and its arguments, which may hold people's data.
    static func reason(_ error: any Error) -> String {
        guard let error = error as? DatabaseError else { return "\(type(of: error))" }
        return "\(error.message ?? "SQLite") (\(error.extendedResultCode.rawValue))"
    }

    public func words(in language: Language) -> String {
        switch (self, language) {
        case (.notOpened(let path, let reason), .korean): "저장소 \(path)을(를) 열 수 없습니다: \(reason)"
        case (.notOpened(let path, let reason), .english): "the database \(path) cannot be opened: \(reason)"
        case (.newer(let path), .korean): "저장소 \(path)은(는) 더 새로운 버전의 나루로 만든 것입니다. 나루를 새로 설치해 주십시오"
        case (.newer(let path), .english): "the database \(path) was made by a later version; please upgrade"
        case (.notDurable, .korean): "저장소가 안전한 저장 방식(WAL, synchronous=FULL)을 받아들이지 않아 저장하지 않았습니다"
        case (.notDurable, .english): "the database refuses WAL with synchronous=FULL, so nothing was stored"
        case (.busy, .korean): "다른 프로그램이 저장소를 쓰고 있습니다. 잠시 뒤에 다시 해 주십시오"
        case (.busy, .english): "another program is writing to the database; please try again in a moment"
        case (.noTerm(let id), .korean): "저장된 학기 가운데 '\(id)'이(가) 없습니다"
        case (.noTerm(let id), .english): "no term '\(id)' is stored"
        case (.noRevision(let term, let number), .korean): "학기 '\(term)'에 \(number)번째 판이 없습니다"
        case (.noRevision(let term, let number), .english): "term '\(term)' has no revision \(number)"
        case (.noPlan(let id), .korean): "\(id)번 계획이 없습니다"
        case (.noPlan(let id), .english): "there is no plan \(id)"
        case (.noDraft(let term), .korean): "학기 '\(term)'에 보내기를 기다리는 발행이 없습니다"
        case (.noDraft(let term), .english): "no publication of term '\(term)' waits to be sent"
        case (.publicationOutpaced(let term), .korean): "학기 '\(term)'에 그사이 다른 발행이 나갔습니다. 다시 발행해 주십시오"
        case (.publicationOutpaced(let term), .english):
            "another publication of term '\(term)' went out meanwhile; please publish again"
        case (.messageOutpaced(let id), .korean): "다른 프로그램이 그사이 메시지를 보내고 있습니다: \(id)"
        case (.messageOutpaced(let id), .english): "another program is sending the message: \(id)"
        case (.damaged(let what), .korean): "저장된 자료가 손상되었습니다: \(what)"
        case (.damaged(let what), .english): "what is stored is damaged: \(what)"
        case (.database(let reason), .korean): "저장소 오류: \(reason)"
        case (.database(let reason), .english): "database error: \(reason)"
        }
    }
}
