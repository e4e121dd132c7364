import Archive
import Calendars
import Model
import Planner
import Problem
import Referee
import Solver
import Tables

/// Why a deed could not be done.
public enum OfficeError: Error, Sendable {
    case file(FileFault)
    /// The file is not what its format says.
    case format(path: String, FormatError)
    case archive(ArchiveError)
    /// The folder's tables cannot be read; with everything that is wrong.
    case folder(FolderFaults)
    /// The folder's calendars cannot be read.
    case calendars([Phrase])
    /// The term cannot be planned as it stands.
    case term([TranslationFault])
    /// These of the decisions that must stand cannot stand together.
    case contradiction(Clash)
    /// No legal plan was found before the search had to stop.
    case noPlanYet
    /// The referee found the solver's own plan illegal.
    case refused([Violation])
    case calendar(CalendarError)
    case workbook(WorkbookFault)

    /// True if the product itself is at fault, and not what it was given.
    public var isInternal: Bool {
        switch self {
        case .refused, .calendar, .workbook: true
        case .archive(.notDurable): true
        default: false
        }
    }

    public func words(in language: Language) -> String {
        switch self {
        case .file(let fault): fault.words(in: language)
        case .format(let path, let error): Phrase("\(path): 형식이 맞지 않습니다: \(error)", "\(path): \(error)")[language]
        case .archive(let error): error.words(in: language)
        case .folder(let faults): faults.words(in: language)
        case .calendars(let lines): lines.map { $0[language] }.joined(separator: "\n")
        case .term(let faults): faults.map { $0.words(in: language) }.joined(separator: "\n")
        case .contradiction(let clash): Phrase(clash.korean, clash.english)[language]
        case .noPlanYet:
            Phrase(
                "정해진 시간 안에 적법한 계획을 찾지 못했습니다. 시간을 늘려 주십시오",
                "no legal plan was found in the time given; please allow more")[language]
        case .refused(let violations):
            list(
                Phrase(
                    "내부 오류: 심판이 풀이의 계획을 거부했습니다. 아무것도 저장하지 않았습니다",
                    "internal fault: the referee refused the solver's plan; nothing was stored"),
                violations.map { Phrase(Wording.korean($0), Wording.english($0))[language] }, language)
        case .workbook(let fault):
            Phrase("내부 오류: 엑셀 파일을 쓸 수 없습니다: ", "internal fault: the workbook cannot be written: ")[language]
                + "\(fault)"
        case .calendar(let error):
            Phrase("내부 오류: 달력을 쓸 수 없습니다: ", "internal fault: a calendar cannot be written: ")[language]
                + error.words(in: language)
        }
    }

    private func list(_ head: Phrase, _ lines: [String], _ language: Language) -> String {
        head[language] + ":" + lines.map { "\n  " + $0 }.joined()
    }
}

/// What the archive throws, as the office's own error.
public func archived<T>(_ body: () throws(ArchiveError) -> T) throws(OfficeError) -> T {
    do throws(ArchiveError) { return try body() } catch { throw .archive(error) }
}

/// What the file system throws, as the office's own error.
func filed<T>(_ body: () throws(FileFault) -> T) throws(OfficeError) -> T {
    do throws(FileFault) { return try body() } catch { throw .file(error) }
}
