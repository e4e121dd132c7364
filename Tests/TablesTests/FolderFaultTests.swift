import Foundation
import Model
import Testing

@testable import Tables

@Suite("Folders that are not as they should be") struct FolderFaultTests {
    @Test func missing() {
        let url = URL(filePath: "/nowhere/2027-1")
        #expect(throws: FolderFaults([Fault(file: "2027-1", problem: .noFolder)])) { try TermFolder.read(url) }
    }

    @Test("without the term's table, or with it alone")
    func termAlone() throws {
        var folder = TestFolder()
        folder.files = folder.files.filter { $0.key == "term.csv" }
        let reading = try folder.reading()
        #expect(reading.term.sites.isEmpty)
        #expect(reading.term.settings == SampleTerm.term.settings)
        folder.files = ["sites.csv": Array("장소ID,이름\r\n동부,동부캠퍼스\r\n".utf8)]
        #expect(folder.faults() == ["term.csv: ‘운영기간’ 표가 없습니다."])
        folder.files = ["term.csv": Array("\r\n".utf8)]
        #expect(folder.faults().count == 5)
    }

    @Test("with a table that is not known, twice, empty, of another kind, or too large")
    func tables() {
        var folder = TestFolder()
        folder.files["참가자.csv"] = Array("이름\r\n".utf8)
        #expect(folder.faults().first?.hasPrefix("참가자.csv: 모르는 표입니다. 쓸 수 있는 이름: 운영기간, 장소") == true)
        folder = TestFolder()
        folder.files["장소.csv"] = folder.files["sites.csv"]
        #expect(folder.faults() == ["장소.csv: 같은 표가 ‘sites.csv’에도 있습니다. 하나만 두십시오."])
        folder = TestFolder()
        folder.files["travel.csv"] = []
        #expect(folder.faults() == ["travel.csv: 첫 행에 제목이 있어야 합니다."])
        folder = TestFolder()
        folder.files["travel.csv"] = [0x50, 0x4B, 0x03, 0x04, 0x00, 0x00]
        #expect(folder.faults() == ["travel.csv: 표가 아니라 다른 종류의 파일입니다. 엑셀에서 CSV로 다시 저장하십시오."])
        folder.files["travel.csv"] = [0xC0, 0xEC, 0xFF, 0x0A]
        #expect(folder.faults() == ["travel.csv: 글자를 읽을 수 없습니다. 엑셀에서 ‘CSV UTF-8(쉼표로 분리)’로 다시 저장하십시오."])
        folder = TestFolder()
        folder.files["participants.xls"] = [1, 2, 3]
        #expect(folder.faults() == ["participants.xls: 읽지 않는 형식입니다. 엑셀의 ‘다른 이름으로 저장’에서 .xlsx나 CSV로 저장하십시오."])
        folder.files = ["term.xlsx": [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]]
        #expect(folder.faults() == ["term.xlsx: 암호가 걸렸거나 옛 형식(.xls)입니다. 암호 없이 .xlsx로 다시 저장하십시오."])
        folder = TestFolder()
        folder.files["calendars/big.ics"] = [UInt8](repeating: 0x20, count: (16 << 20) + 1)
        #expect(folder.faults() == ["calendars/big.ics: 파일이 너무 큽니다. 16MiB까지 읽습니다."])
    }

    @Test("with a folder, a pipe or a link to nothing where a table should be")
    func noFiles() throws {
        try withFolder { folder in
            try TermFolder.write(SampleTerm.term, to: folder)
            let (travel, rooms, sites) = ("travel.csv", "rooms.csv", "sites.csv")
            for name in [travel, rooms, sites] {
                try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
            }
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent(travel), withIntermediateDirectories: false)
            #expect(mkfifo(folder.appendingPathComponent(rooms).path, 0o600) == 0)
            try FileManager.default.createSymbolicLink(
                atPath: folder.appendingPathComponent(sites).path, withDestinationPath: "nowhere.csv")
            do {
                _ = try TermFolder.read(folder)
                Issue.record("nothing was said")
            } catch let error as FolderFaults {
                #expect(
                    error.faults == [rooms, sites, travel].map { Fault(file: $0, problem: .unreadable) },
                    "\(error.words(in: .english))")
            }
        }
    }

    @Test("with two workbooks, or a workbook that holds a table again, or an unknown sheet")
    func workbooks() throws {
        var folder = TestFolder()
        let sheet = Spreadsheet.Sheet(name: "이동시간", header: ["출발", "도착", "이동시간"], rows: [["동부", "서부", "70분"]])
        folder.files["travel.csv"] = nil
        folder.files["나머지.xlsx"] = try Spreadsheet.workbook(sheets: [sheet])
        #expect(try folder.reading().term == SampleTerm.term)
        folder.files["하나더.xlsx"] = folder.files["나머지.xlsx"]
        #expect(folder.faults() == ["하나더.xlsx: 엑셀 파일이 둘입니다(‘나머지.xlsx’). 하나만 두십시오."])
        folder = TestFolder()
        folder.files["나머지.xlsx"] = try Spreadsheet.workbook(sheets: [sheet])
        #expect(folder.faults() == ["나머지.xlsx › 이동시간: 같은 표가 ‘travel.csv’에도 있습니다. 하나만 두십시오."])
        folder = TestFolder()
        folder.files["나머지.xlsx"] = try Spreadsheet.workbook(
            sheets: [.init(name: "Sheet1", header: ["가"], rows: []), .init(name: "빈", header: [], rows: [])])
        #expect(folder.faults().first?.hasPrefix("나머지.xlsx › Sheet1: 모르는 표입니다.") == true)
        #expect(folder.faults().count == 1)
    }

    @Test("say what they did not read, though nothing is wrong with it")
    func notices() throws {
        var folder = TestFolder()
        folder.files["읽어보세요.txt"] = Array("안내".utf8)
        folder.files["~$term.xlsx"] = [1]
        folder.files[".DS_Store"] = [1]
        folder.files["calendars/notes.doc"] = [1]
        folder.replace("부담", with: "부담,비고", in: "visit-costs.csv")
        folder.replace(",15", with: ",15,멀다", in: "visit-costs.csv")
        let reading = try folder.reading()
        #expect(reading.term == SampleTerm.term)
        #expect(
            reading.notices.map { $0.words(in: .korean) } == [
                "calendars/notes.doc: 읽지 않은 파일입니다.", "읽어보세요.txt: 읽지 않은 파일입니다.",
                "visit-costs.csv: 비고 칸은 읽지 않았습니다.",
            ])
    }

    @Test("read calendars that no row names as closures of everybody, and refuse numbers in them")
    func calendars() throws {
        var folder = TestFolder()
        folder.files["calendars/설.ICS"] = Array("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".utf8)
        let read = try folder.reading().calendars
        #expect(read.first { $0.name == "설.ICS" }?.owner == .everyone)
        folder.files["calendars/설.ICS"] = Array("BEGIN:VCALENDAR\r\nSUMMARY:620305-1000000\r\n".utf8)
        let faults = folder.faults()
        #expect(faults == ["calendars/설.ICS 2행: 주민등록번호로 보이는 값이 있습니다. 지우고 생년월일만 적으십시오."])
    }

    @Test("with a resident registration number in a name, or in a comment on a cell")
    func names() throws {
        let refusal = "주민등록번호로 보이는 값이 있습니다. 지우고 생년월일만 적으십시오."
        for name in ["620305-1000000.csv", "travel 620305-1000000.txt", "calendars/620305-1000000.ics"] {
            var folder = TestFolder()
            folder.files[name] = Array("이름\r\n".utf8)
            #expect(folder.faults() == ["\(name.replacing("620305-1000000", with: "******-*******")): \(refusal)"])
        }
        var book = HandmadeWorkbook(sheets: [("620305-1000000", "")])
        var folder = TestFolder()
        folder.files["나머지.xlsx"] = try book.bytes()
        #expect(folder.faults() == ["나머지.xlsx › ******-*******: \(refusal)"])
        for path in ["xl/comments1.xml", "xl/threadedComments/threadedComment1.xml"] {
            book = HandmadeWorkbook(sheets: [("빈", "")])
            book.add(
                path, "<comments><comment ref=\"A1\"><r><t>62030</t></r><r><t>5-1000000</t></r></comment></comments>")
            folder.files["나머지.xlsx"] = try book.bytes()
            #expect(folder.faults() == ["나머지.xlsx: \(refusal)"])
        }
    }

    @Test("never show a resident registration number, wherever it was put")
    func noEcho() {
        for (file, old, new) in [
            ("participants.csv", "010-0000-0002", "620305-1000000"), ("participants.csv", "생년월일", "620305-1000000"),
            ("term.csv", "2027년 1분기", "620305 - 1000000"), ("term.csv", "기관 전화", "620305-1000000"),
            ("participants.csv", "1962-03-05", "6203051000000"), ("absences.csv", "설 연휴", "홍길동 620305-1000000 휴가"),
        ] {
            var folder = TestFolder()
            folder.replace(old, with: new, in: file)
            let faults = folder.faults() + folder.faults(.english)
            #expect(!faults.isEmpty)
            #expect(!faults.contains { $0.contains("620305") }, "\(faults)")
        }
    }

    @Test("are read however Excel in Korea saved them")
    func encodings() throws {
        for convert in [
            { (text: String) in Array(text.data(using: TextDecoding.cp949)!) }, { Array($0.utf8) },
            { Array($0.replacing("\r\n", with: "\n").utf8) },
            { [0xFF, 0xFE] + $0.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } },
            { Array($0.decomposedStringWithCanonicalMapping.utf8) },
        ] {
            var folder = TestFolder()
            for file in folder.files.keys where file.hasSuffix(".csv") {
                folder.files[file] = convert(folder.text(file))
            }
            let reading = try folder.reading()
            #expect(reading.term == SampleTerm.term)
            #expect(reading.term.sites[0].name.utf8.elementsEqual("동부캠퍼스".utf8))
        }
    }

    @Test("are read with a title and empty lines above the headers, and say that those were not read")
    func titles() throws {
        var folder = TestFolder()
        let title = "2027년 1분기 신청자 명단,,\r\n,,\r\n"
        folder.files["participants.csv"] = Array((title + folder.text("participants.csv")).utf8)
        folder.replace("이름", with: "이름 *", in: "participants.csv")
        let reading = try folder.reading()
        #expect(reading.term == SampleTerm.term)
        #expect(reading.notices == [Notice(file: "participants.csv", kind: .titleRows)])

        folder.replace("1962-03-05", with: "1962-13-05", in: "participants.csv")
        #expect(folder.faults().first?.hasPrefix("participants.csv 4행 ‘생년월일’ 칸") == true)
        folder.replace("명단", with: "620305-1000000", in: "participants.csv")
        #expect(folder.faults().first?.hasPrefix("participants.csv 1행: 주민등록번호로 보이는") == true)
    }

    @Test("are read with columns in any order, English among Korean, and names of files in Korean")
    func orders() throws {
        var folder = TestFolder()
        folder.files["이동 시간.csv"] = Array(" 이동 시간 ;도착;FROM\n70분; 서부 ;　동부\n".utf8)
        folder.files["travel.csv"] = nil
        #expect(try folder.reading().term == SampleTerm.term)
    }

    @Test("are read where Excel left off trailing cells in blocks of sixteen rows, and only there")
    func blocks() {
        func table(_ shortRows: Set<Int>) -> String {
            "자치구,장소,부담,비고\r\n" + (2...40).map { "구\($0),동부,1" + (shortRows.contains($0) ? "" : ",") + "\r\n" }.joined()
        }
        var folder = TestFolder()
        folder.files["visit-costs.csv"] = Array(table(Set(17...32)).utf8)
        #expect(folder.faults().isEmpty)
        folder.files["visit-costs.csv"] = Array(table(Set(17...40)).utf8)
        #expect(folder.faults().isEmpty)
        folder.files["visit-costs.csv"] = Array(table(Set(17...31)).utf8)
        #expect(folder.faults().count == 15)
        folder.files["visit-costs.csv"] = Array(table([2]).utf8)
        #expect(folder.faults() == ["visit-costs.csv 2행: 제목보다 칸이 적습니다. 제목은 4칸입니다."])
    }
}
