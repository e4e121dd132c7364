import Archive
import Model
import Problem
import Referee

/// Why a deed could not be done.
public enum OfficeError: Error, Sendable {
    case file(FileFault)
    /// The file is not what its format says.
    case format(path: String, FormatError)
    case archive(ArchiveError)
    /// These of the decisions that must stand cannot stand together.
    case contradiction([String])
    /// The solver gave up in a way that it never should.
    case solver(String)
    /// The referee found the solver's own plan illegal.
    case refused([Violation])

    /// True if the product itself is at fault, and not what it was given.
    public var isInternal: Bool {
        switch self {
        case .solver, .refused: true
        case .archive(.notDurable): true
        default: false
        }
    }

    public func words(in language: Language) -> String {
        switch self {
        case .file(let fault): fault.words(in: language)
        case .format(let path, let error): Phrase("\(path): 형식이 맞지 않습니다: \(error)", "\(path): \(error)")[language]
        case .archive(let error): error.words(in: language)
        case .contradiction(let clash):
            Phrase(
                "반드시 지켜야 할 결정들이 서로 어긋납니다. 이 가운데 하나를 풀어 주십시오:\n  " + clash.joined(separator: "\n  "),
                "decisions that must stand contradict each other; one of these has to give:\n  "
                    + clash.joined(separator: "\n  "))[language]
        case .solver(let reason):
            Phrase("내부 오류: 풀이가 멈추었습니다: \(reason)", "internal fault: the solver gave up: \(reason)")[language]
        case .refused(let violations):
            Phrase(
                "내부 오류: 심판이 풀이의 계획을 거부했습니다. 아무것도 저장하지 않았습니다:\n  "
                    + violations.map(Wording.korean).joined(separator: "\n  "),
                "internal fault: the referee refused the solver's plan; nothing was stored:\n  "
                    + violations.map(Wording.english).joined(separator: "\n  "))[language]
        }
    }
}
