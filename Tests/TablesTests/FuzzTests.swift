import Foundation
import Model
import Testing

@testable import Tables

/// Bytes that nobody wrote on purpose. Whatever comes in, the readers give a table or a fault, and never trap or hang.
/// With `NARU_FULL=1` in the environment a hundred times as many.
@Suite("Random input") struct FuzzTests {
    private static let rounds = ProcessInfo.processInfo.environment["NARU_FULL"] == "1" ? 100 : 1

    @Test("as text is decoded or refused, and what is decoded is parsed")
    func bytes() {
        var random = SeededNumbers(seed: 11)
        let pieces: [[UInt8]] = [
            Array("\"".utf8), Array(",".utf8), Array("\r\n".utf8), Array("\n".utf8), Array("\t".utf8), Array("가나".utf8),
            [0xB0, 0xA1],
            [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0], [0x80], [0xC6, 0xC6], Array("620305-1000000".utf8), Array("'=".utf8),
        ]
        for _ in 0..<2000 * Self.rounds {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0..<40, using: &random) {
                if Bool.random(using: &random) {
                    bytes += pieces.randomElement(using: &random)!
                } else {
                    bytes.append(UInt8.random(in: 0...255, using: &random))
                }
            }
            guard let text = try? TextDecoding.decode(bytes) else { continue }
            let parsed = DelimitedText(text)
            let faults = FaultCollector()
            for row in parsed.rows { for cell in row.cells { check(CellText.clean(cell)) } }
            _ = TableReader.read(
                RawTable(file: "x", rows: parsed.rows), columns: PlaceLayouts.sites.columns, mayBeShort: false,
                faults: faults)
        }
    }

    private func check(_ cell: String) {
        _ = DateText.read(cell)
        _ = ClockText.time(cell)
        _ = WeeklyHoursText.read(cell)
        _ = PatternText.read(cell)
        _ = MeetingsText.read(cell)
        _ = NumberText.duration(cell)
        _ = NumberText.won(cell)
        _ = ListText.items(cell)
        _ = CompletionText.read(cell)
        _ = ChoiceText.read(cell)
        #expect(CellText.clean(FormulaGuard.guarded(CellText.clean(cell))) == CellText.clean(cell))
        #expect(!ResidentNumber.isFound(in: ResidentNumber.redacted(cell)))
    }

    @Test("as cells that say days and times are understood or refused")
    func cells() {
        var random = SeededNumbers(seed: 12)
        let words = [
            "월", "수", "금", "매주", "격주", "·", "/", ",", " ", "~", "–", "10", "12", "10:00", "14시", "30분", "오후", "오전",
            "2027", "-", ".", "년", "월", "일",
            "부터", "까지", "12회", "휴관 시", "보강", "(", ")", "2027-01-04", "1", "%", "+", "|", "\"", "만", "원", "시간", "９", ":",
            ";", "mon", "pm", "\n",
        ]
        for _ in 0..<3000 * Self.rounds {
            let cell = (0..<Int.random(in: 1..<12, using: &random)).map { _ in words.randomElement(using: &random)! }
                .joined()
            check(CellText.clean(cell))
            if let hours = WeeklyHoursText.read(cell) {
                #expect(WeeklyHoursText.read(WeeklyHoursText.text(hours, .korean)) == hours, "\(cell)")
            }
            if let meetings = MeetingsText.read(cell) {
                #expect(MeetingsText.read(MeetingsText.text(meetings, .korean)) == meetings, "\(cell)")
            }
        }
    }

    @Test("in a folder's files gives a term or faults")
    func folders() {
        var random = SeededNumbers(seed: 13)
        let sample = TestFolder()
        let names = sample.files.keys.sorted()
        for _ in 0..<30 * Self.rounds {
            var folder = sample
            for _ in 0..<3 {
                let name = names.randomElement(using: &random)!
                var bytes = folder.files[name]!
                for _ in 0..<4 where !bytes.isEmpty {
                    let place = Int.random(in: 0..<bytes.count, using: &random)
                    switch Int.random(in: 0..<3, using: &random) {
                    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                    case 1: bytes.remove(at: place)
                    default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
                    }
                }
                folder.files[name] = bytes
            }
            // Either outcome is right; neither is a trap.
            _ = folder.faults()
        }
    }

    @Test("in a workbook gives sheets or faults")
    func workbooks() throws {
        var random = SeededNumbers(seed: 14)
        let whole = try TermFolder.workbook(of: SampleTerm.term)
        let sheet = """
            <row r="1"><c r="A1" t="inlineStr"><is><t>가</t></is></c><c r="B1" s="1"><v>46391.5</v></c><c r="C1" t="s"><v>0</v></c></row>
            """
        for round in 0..<60 * Self.rounds {
            var bytes = whole
            if round.isMultiple(of: 2) {
                for _ in 0..<Int.random(in: 1..<20, using: &random) {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
            } else {
                var book = HandmadeWorkbook(sheets: [("표", sheet)], strings: "<si><t>나</t></si>")
                let part = book.parts.keys.sorted().randomElement(using: &random)!
                for _ in 0..<3 {
                    let count = book.parts[part]!.count
                    book.parts[part]![Int.random(in: 0..<count, using: &random)] = UInt8.random(
                        in: 32...126, using: &random)
                }
                bytes = try book.bytes()
            }
            _ = WorkbookReader.sheets(in: bytes, named: "x.xlsx", faults: FaultCollector())
        }
    }
}
