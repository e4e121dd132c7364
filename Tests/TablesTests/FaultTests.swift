import Foundation
import Model
import Testing

@testable import Tables

/// A folder that is well, but for what a test puts in it.
struct TestFolder {
    var files: [String: [UInt8]]

    init() {
        files = Dictionary(
            uniqueKeysWithValues: TermFolder.files(of: SampleTerm.term, calendars: SampleTerm.calendars).map {
                ($0.path, $0.bytes)
            })
    }

    /// Without the mark of UTF-8, if it has one.
    func text(_ file: String) -> String {
        let bytes = files[file]!
        return String(
            decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
    }

    mutating func replace(_ old: String, with new: String, in file: String) {
        precondition(text(file).contains(old), "\(file) does not hold \(old)")
        files[file] = Array(text(file).replacing(old, with: new, maxReplacements: 1).utf8)
    }

    mutating func append(_ line: String, to file: String) { files[file] = Array((text(file) + line + "\r\n").utf8) }

    func reading() throws -> TermFolder.Reading {
        try withFolder { folder in
            for (path, bytes) in files {
                let url = folder.appendingPathComponent(path)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(bytes).write(to: url)
            }
            return try TermFolder.read(folder)
        }
    }

    /// What is wrong with it, as the coordinator reads it.
    func faults(_ language: Language = .korean) -> [String] {
        do {
            _ = try reading()
            return []
        } catch {
            return (error as? FolderFaults)?.faults.map { $0.words(in: language) } ?? ["\(error)"]
        }
    }
}

@Suite("Faults in a folder") struct FaultTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var file: String
        var old: String
        var new: String
        var fault: String

        init(_ file: String, _ old: String, _ new: String, _ fault: String) {
            (self.file, self.old, self.new, self.fault) = (file, old, new, fault)
        }

        var testDescription: String { fault }
    }

    /// One thing is put wrong; just that is said, and no more.
    static let cases: [Case] = [
        // The table of items and values.
        Case("term.csv", "기준일,2027-01-04", "기준일,", "term.csv 6행 ‘기준일’ 칸: 빈칸입니다. 값을 적으십시오."),
        Case("term.csv", "기준일,2027-01-04\r\n", "", "term.csv: ‘기준일’ 제목이 없습니다."),
        Case("term.csv", "기관 전화", "기관 전번", "term.csv 10행 ‘A’ 칸: 찾은 값 ‘기관 전번’ — 모르는 제목입니다."),
        Case(
            "term.csv", "종료일,2027-03-31", "종료일,2026-03-31",
            "term.csv 5행 ‘종료일’ 칸: 찾은 값 ‘2026-03-31’ — ‘시작일’보다 앞설 수 없습니다."),
        Case("term.csv", "Asia/Seoul", "서울", "term.csv 7행 ‘시간대’ 칸: 찾은 값 ‘서울’ — 필요한 값: 시간대 이름(예: Asia/Seoul)"),
        Case(
            "term.csv", "center@example.kr", "center@",
            "term.csv 9행 ‘기관 전자우편’ 칸: 찾은 값 ‘center@’ — 필요한 값: 전자우편 주소(예: name@example.kr)"),
        Case("term.csv", "\"900, 700\"", "첫째", "term.csv 12행 ‘지망별 점수’ 칸: 찾은 값 ‘첫째’ — 필요한 값: 점수(예: 800)"),
        Case("term.csv", "이름,", "시작일,2027-01-04\r\n이름,", "term.csv 5행 ‘A’ 칸: 찾은 값 ‘시작일’ — 같은 제목이 두 번 있습니다."),
        // Headers and rows.
        Case("sites.csv", "주소", "소재지", "sites.csv 1행 ‘C’ 칸: 찾은 값 ‘소재지’ — 모르는 제목입니다."),
        Case("sites.csv", "이름", "비고", "sites.csv 1행: ‘이름’ 제목이 없습니다."),
        Case("sites.csv", "우편번호", "이름", "sites.csv 1행 ‘D’ 칸: 찾은 값 ‘이름’ — 같은 제목이 두 번 있습니다."),
        Case("sites.csv", "서부,서부캠퍼스,", "서부,서부캠퍼스,,", "sites.csv 3행: 제목보다 칸이 많습니다. 제목은 9칸입니다."),
        Case("travel.csv", "서부,", "서부", "travel.csv 2행: 제목보다 칸이 적습니다. 제목은 3칸입니다."),
        Case("funds.csv", "중복 금지", "", "funds.csv 2행 ‘F’ 칸: 찾은 값 ‘내일배움카드’ — 제목이 없는 칸에 값이 있습니다."),
        Case("rooms.csv", "상담실,상담실", "\"상담실\",상담\"실", "rooms.csv 3행 ‘B’ 칸: 큰따옴표(\")의 자리가 잘못되었습니다."),
        Case("rooms.csv", "아니오", "\"아니오", "rooms.csv 3행 ‘G’ 칸: 큰따옴표(\")가 열린 채 끝납니다."),
        Case("rooms.csv", "상담실,상담실", "상담실,상담\u{7}실", "rooms.csv 3행 ‘이름’ 칸: 찾은 값 ‘상담\u{FFFD}실’ — 깨졌거나 보이지 않는 글자가 있습니다."),
        Case(
            "rooms.csv", "상담실,상담실", "상담실,상담\u{FFFD}", "rooms.csv 3행 ‘이름’ 칸: 찾은 값 ‘상담\u{FFFD}’ — 깨졌거나 보이지 않는 글자가 있습니다."),
        // Cells.
        Case("sites.csv", "서부캠퍼스", "", "sites.csv 3행 ‘이름’ 칸: 빈칸입니다. 값을 적으십시오."),
        Case("sites.csv", "37.5384", "북위 37도", "sites.csv 2행 ‘위도’ 칸: 찾은 값 ‘북위 37도’ — 필요한 값: 수(예: 37.5384)"),
        Case("sites.csv", "37.5384", "97.5", "sites.csv 2행 ‘위도’ 칸: 찾은 값 ‘97.5’ — -90 이상 90 이하여야 합니다."),
        Case(
            "sites.csv", "월~금 09:00~18:00", "월~금 9~25시",
            "sites.csv 2행 ‘운영시간’ 칸: 찾은 값 ‘월~금 9~25시; 토 09:00~13:00’ — 필요한 값: 요일과 시간"),
        Case("rooms.csv", ",24,", ",스물넷,", "rooms.csv 2행 ‘좌석’ 칸: 찾은 값 ‘스물넷’ — 필요한 값: 정수(예: 12)"),
        Case("rooms.csv", ",24,1,", ",24,0,", "rooms.csv 2행 ‘개수’ 칸: 찾은 값 ‘0’ — 1 이상 10000 이하여야 합니다."),
        Case("rooms.csv", ",예", ",아마", "rooms.csv 2행 ‘무장애’ 칸: 찾은 값 ‘아마’ — 필요한 값: 예 또는 아니오"),
        Case("travel.csv", "1시간 10분", "한 시간", "travel.csv 2행 ‘이동시간’ 칸: 찾은 값 ‘한 시간’ — 필요한 값: 시간 길이(예: 50분, 1시간 30분)"),
        Case("travel.csv", "서부", "남부", "travel.csv 2행 ‘도착’ 칸: 찾은 값 ‘남부’ — ‘장소’ 표에 없는 ID입니다."),
        Case("visit-costs.csv", ",15", ",열다섯", "visit-costs.csv 2행 ‘부담’ 칸: 찾은 값 ‘열다섯’ — 필요한 값: 점수(예: 800)"),
        Case("staff.csv", "010-0000-0001", "없음", "staff.csv 2행 ‘전화’ 칸: 찾은 값 ‘없음’ — 필요한 값: 전화번호(예: 010-0000-0000)"),
        Case("rooms.csv", "상담실,상담실", "상담실,상담\u{202E}실\u{1B}", "rooms.csv 3행 ‘이름’ 칸: 찾은 값 ‘상담\u{FFFD}실\u{FFFD}’ — 깨졌거나"),
        Case(
            "participants.csv", "1962-03-05", "2062-03-05",
            "participants.csv 2행 ‘생년월일’ 칸: 찾은 값 ‘2062-03-05’ — ‘기준일’보다 늦을 수 없습니다."),
        Case("participants.csv", "1962-03-05", "62.3.5", "participants.csv 2행 ‘생년월일’ 칸: 찾은 값 ‘62.3.5’ — 필요한 값: 날짜"),
        Case(
            "participants.csv", "1962-03-05", "22710",
            "participants.csv 2행 ‘생년월일’ 칸: 찾은 값 ‘22710’ — 엑셀이 날짜를 세는 번호로 보입니다(아마 1962-03-05)."),
        Case("rooms.csv", "상담실,상담실", "합계,", "rooms.csv 3행: 찾은 값 ‘합계’ — 합계 행으로 보입니다. 지우십시오."),
        Case(
            "participants.csv", "1962-03-05", "1962-03-05(화)",
            "participants.csv 2행 ‘생년월일’ 칸: 찾은 값 ‘1962-03-05(화)’ — 요일이 날짜와 다릅니다. 그날은 월요일입니다."),
        Case("participants.csv", "1962-03-05", "620305-1000000", "participants.csv 2행 ‘생년월일’ 칸: 주민등록번호로 보이는 값이 있습니다."),
        Case(
            "participants.csv", "디지털기초 85%", "디지털기초 185%",
            "participants.csv 2행 ‘이수’ 칸: 찾은 값 ‘디지털기초 185%, 컴퓨터 입문’ — 필요한 값: 이수한 과정과 출석률"),
        Case("participants.csv", "P-0002", "P-0001", "participants.csv 3행 ‘참여자ID’ 칸: 찾은 값 ‘P-0001’ — 2행과 겹칩니다."),
        Case(
            "participants.csv", ",장학금,", ",장 학 금,",
            "participants.csv 2행 ‘기금’ 칸: 찾은 값 ‘장 학 금’ — ‘기금’ 표에 없는 ID입니다. 혹시 ‘장학금’입니까?"),
        Case(
            "programmes.csv", "steelblue", "하늘색", "programmes.csv 3행 ‘색’ 칸: 찾은 값 ‘하늘색’ — 필요한 값: CSS3 색 이름(예: steelblue)"
        ),
        Case(
            "programmes.csv", "런4050,서울런4050", "런|4050,서울런4050", "programmes.csv 2행 ‘사업ID’ 칸: 찾은 값 ‘런|4050’ — ID에는 쉼표"),
        Case("funds.csv", "600,000원", "육십만원", "funds.csv 2행 ‘1인 한도’ 칸: 찾은 값 ‘육십만원’ — 필요한 값: 금액(예: 600,000원)"),
        // Rules.
        Case("rules.csv", "나이,60,", "나이,,", "rules.csv 2행 ‘이상’ 칸: 찾은 값 ‘’ — 나이에는 이 칸이 필요합니다."),
        Case("rules.csv", "나이,60,,", "나이,60,50,", "rules.csv 2행 ‘이하’ 칸: 찾은 값 ‘50’ — ‘이상’보다 작을 수 없습니다."),
        Case("rules.csv", "나이,60,,,", "나이,60,,서울특별시,", "rules.csv 2행 ‘대상’ 칸: 찾은 값 ‘서울특별시’ — 나이에는 쓰지 않는 칸입니다. 비우십시오."),
        Case("rules.csv", "2026-12-31", "2025-12-31", "rules.csv 3행 ‘종료일’ 칸: 찾은 값 ‘2025-12-31’ — ‘시행일’보다 앞설 수 없습니다."),
        Case("rules.csv", "폐강 기준,,,,70%", "폐강 기준,,,,일곱", "rules.csv 12행 ‘값’ 칸: 찾은 값 ‘일곱’ — 필요한 값: 백분율(예: 70%)"),
        Case("rules.csv", "폐강 기준", "폐강 조건", "rules.csv 12행 ‘규칙’ 칸: 찾은 값 ‘폐강 조건’ — 쓸 수 있는 값: 나이, 거주지"),
        Case("rules.csv", "우선 배정,,,차상위", "우선 배정,,,\"차상위, 장애\"", "rules.csv 13행 ‘대상’ 칸: 찾은 값 ‘차상위, 장애’ — 1개를 적어야 합니다."),
        Case("rules.csv", "참가비,,,장학금", "참가비,,,장학", "rules.csv 11행 ‘대상’ 칸: 찾은 값 ‘장학’ — ‘기금’ 표에 없는 ID입니다."),
        // Offerings, their schedules and roles.
        Case("offerings.csv", "과정,5,20,", "과정,50,20,", "offerings.csv 2행 ‘정원’ 칸: 찾은 값 ‘20’ — ‘최소인원’보다 작을 수 없습니다."),
        Case(
            "offerings.csv", "현장,,한강상사", "온라인,,한강상사", "offerings.csv 4행 ‘장소’ 칸: 찾은 값 ‘한강상사’ — 온라인에는 쓰지 않는 칸입니다. 비우십시오."),
        Case("offerings.csv", "현장,,한강상사", "현장,,", "offerings.csv 4행 ‘장소’ 칸: 찾은 값 ‘’ — 현장에는 이 칸이 필요합니다."),
        Case(
            "offerings.csv", "2027-03-20 10:00~12:00", "3월 20일",
            "offerings.csv 2행 ‘시험’ 칸: 찾은 값 ‘3월 20일’ — 필요한 값: 날짜와 시간"),
        Case(
            "patterns.csv", "월·수 10:00~12:00", "격주 월 10:00~12:00",
            "patterns.csv 2행 ‘일정’ 칸: 찾은 값 ‘격주 월 10:00~12:00’ — 필요한 값: 요일과 시간(예: 월·수 10:00–12:00, 12회)"),
        Case(
            "patterns.csv", "월·수 10:00~12:00,2027-01-04,12회", "\"월·수 10:00~12:00, 10회\",2027-01-04,12회",
            "patterns.csv 2행 ‘횟수’ 칸: 찾은 값 ‘12회’ — ‘일정’ 칸에 적은 것과 다릅니다."),
        Case(
            "patterns.csv", ",12회,,", ",12회,2027-03-01,",
            "patterns.csv 2행 ‘종료일’ 칸: 찾은 값 ‘2027-03-01’ — 횟수에는 쓰지 않는 칸입니다. 비우십시오."),
        Case("patterns.csv", ",12회,,", ",,,", "patterns.csv 2행 ‘횟수’ 칸: 빈칸입니다. 값을 적으십시오."),
        Case(
            "patterns.csv", "실습-1,1,", "실습-1,2,",
            "patterns.csv 4행 ‘순번’ 칸: 찾은 값 ‘2’ — 1부터 차례로 매겨야 합니다. 여기에는 1이(가) 와야 합니다."),
        Case("patterns.csv", "건너뜀", "무시", "patterns.csv 3행 ‘휴관 시’ 칸: 찾은 값 ‘무시’ — 쓸 수 있는 값: 보강, 건너뜀"),
        Case("roles.csv", "강사-01", "강사-09", "roles.csv 2행 ‘사람’ 칸: 찾은 값 ‘강사-09’ — ‘인력’ 표에 없는 ID입니다."),
        Case("services.csv", "50분,15분", "0분,15분", "services.csv 2행 ‘시간’ 칸: 찾은 값 ‘0분’ — 필요한 값: 시간 길이"),
        // Wishes.
        Case(
            "requests.csv", "이론-1 + 실습-1", "이론-1 + + 실습-1",
            "requests.csv 2행 ‘희망’ 칸: 찾은 값 ‘이론-1 + + 실습-1 | 실습-2’ — 필요한 값: 희망 과정"),
        Case(
            "requests.csv", "A,2,온라인", "A,3,온라인",
            "requests.csv 3행 ‘지망’ 칸: 찾은 값 ‘3’ — 1부터 차례로 매겨야 합니다. 여기에는 2이(가) 와야 합니다."),
        Case("requests.csv", "A,2,온라인", "A,1,온라인", "requests.csv 3행 ‘지망’ 칸: 찾은 값 ‘1’ — 2행과 겹칩니다."),
        Case("requests.csv", "A,2,온라인", "A,2,오프라인", "requests.csv 3행 ‘희망’ 칸: 찾은 값 ‘오프라인’ — ‘과정’ 표에 없는 ID입니다."),
        Case("appointments.csv", "P-0002,S1", "P-0002,A", "appointments.csv 3행 ‘신청번호’ 칸: 찾은 값 ‘A’ — ‘신청’ 표 4행과 겹칩니다."),
        Case(
            "appointments.csv", "2027-01-22", "2027-01-02",
            "appointments.csv 2행 ‘종료일’ 칸: 찾은 값 ‘2027-01-02’ — ‘시작일’보다 앞설 수 없습니다."),
        Case("precedences.csv", "S1,A", "S2,A", "precedences.csv 2행 ‘먼저’ 칸: 찾은 값 ‘S2’ — 이 참여자의 신청이나 상담신청에 없는 번호입니다."),
        Case("scores.csv", ",40,", ",사십,", "scores.csv 2행 ‘서류’ 칸: 찾은 값 ‘사십’ — 필요한 값: 정수(예: 12)"),
        Case(
            "relations.csv", "\"이론-1, 실습-1\"", "\"이론-1, 실습-9\"",
            "relations.csv 2행 ‘과정’ 칸: 찾은 값 ‘이론-1, 실습-9’ — ‘과정’ 표에 없는 ID입니다."),
        // Absences, referrals, what is fixed, calendars.
        Case("absences.csv", "모두,,", "모두,동부,", "absences.csv 2행 ‘대상ID’ 칸: 찾은 값 ‘동부’ — 모두에는 쓰지 않는 칸입니다. 비우십시오."),
        Case("absences.csv", "인력,상담사-01", "인력,", "absences.csv 3행 ‘대상ID’ 칸: 찾은 값 ‘’ — 인력에는 이 칸이 필요합니다."),
        Case(
            "absences.csv", "2027-02-09", "2027-02-05",
            "absences.csv 2행 ‘종료일’ 칸: 찾은 값 ‘2027-02-05’ — ‘시작일’보다 앞설 수 없습니다."),
        Case(
            "absences.csv", "13:00,2027-01-12,24:00", "13:00,2027-01-12,12:00",
            "absences.csv 3행 ‘종료시각’ 칸: 찾은 값 ‘12:00’ — ‘시작시각’보다 앞설 수 없습니다."),
        Case(
            "absences.csv", "13:00,2027-01-12,24:00", "13:00,2027-01-12,", "absences.csv 3행 ‘종료시각’ 칸: 빈칸입니다. 값을 적으십시오."),
        Case("draws.csv", "\"200,000원\"", "-200000", "draws.csv 2행 ‘금액’ 칸: 찾은 값 ‘-200000’ — 필요한 값: 금액(예: 600,000원)"),
        Case("referrals.csv", "보냄", "전달", "referrals.csv 3행 ‘방향’ 칸: 찾은 값 ‘전달’ — 쓸 수 있는 값: 받음, 보냄"),
        Case("fixed.csv", "이론-1,2,", "이론-1,3,", "fixed.csv 3행 ‘일정 순번’ 칸: 찾은 값 ‘3’ — 2까지만 있습니다."),
        Case("fixed.csv", "\"강사-01, 상담사-01\"", "강사-01", "fixed.csv 3행 ‘담당자’ 칸: 찾은 값 ‘강사-01’ — 2개를 적어야 합니다."),
        Case(
            "fixed.csv", "A,1,\"이론-1, 실습-1\"", "A,1,\"실습-1, 이론-1\"",
            "fixed.csv 6행 ‘배정 과정’ 칸: 찾은 값 ‘실습-1, 이론-1’ — 그 지망의 과정이 아닙니다."),
        Case("fixed.csv", "A,1,\"이론-1, 실습-1\"", "A,9,\"이론-1, 실습-1\"", "fixed.csv 6행 ‘지망’ 칸: 찾은 값 ‘9’ — 2까지만 있습니다."),
        Case(
            "fixed.csv", "신청 제외,,,,,P-0002,A", "신청 제외,,,,,P-0002,B",
            "fixed.csv 7행 ‘신청번호’ 칸: 찾은 값 ‘B’ — 이 참여자의 신청이나 상담신청에 없는 번호입니다."),
        Case(
            "fixed.csv", "과정 취소,실습-2,", "과정 취소,실습-2,1", "fixed.csv 2행 ‘일정 순번’ 칸: 찾은 값 ‘1’ — 과정 취소에는 쓰지 않는 칸입니다. 비우십시오."),
        Case(
            "calendars.csv", "kim.ics", "lee.ics", "calendars.csv 2행 ‘파일’ 칸: 찾은 값 ‘lee.ics’ — calendars 폴더에 이 파일이 없습니다."
        ),
    ]

    @Test("are named by file, row, column, what was found and what was expected", arguments: cases)
    func each(_ bad: Case) {
        var folder = TestFolder()
        folder.replace(bad.old, with: bad.new, in: bad.file)
        let faults = folder.faults()
        #expect(faults.count == 1, "\(faults)")
        #expect(faults.first?.hasPrefix(bad.fault) == true, "\(faults)")
        let english = folder.faults(.english)
        #expect(english.count == faults.count)
    }

    @Test("are all named at once, in the order of the files and rows")
    func together() {
        var folder = TestFolder()
        folder.replace("기준일,2027-01-04", with: "기준일,언젠가", in: "term.csv")
        folder.replace("서부캠퍼스", with: "", in: "sites.csv")
        folder.replace("1962-03-05", with: "1962-13-05", in: "participants.csv")
        folder.replace("1959-12-31", with: "", in: "participants.csv")
        folder.replace("A,2,온라인", with: "A,2,오프라인", in: "requests.csv")
        let faults = folder.faults(.english)
        #expect(
            faults == [
                "term.csv, row 6, column “기준일”: found “언젠가” — expected a date (such as 2027-01-05)",
                "sites.csv, row 3, column “이름”: the cell is empty; a value is needed.",
                "participants.csv, row 2, column “생년월일”: found “1962-13-05” — expected a date (such as 2027-01-05)",
                "participants.csv, row 3, column “생년월일”: the cell is empty; a value is needed.",
                "requests.csv, row 3, column “희망”: found “오프라인” — the table “offerings” has no such id.",
            ])
    }

    @Test("do not breed others: ids of rows that cannot be read are not said to be missing")
    func noCascade() {
        var folder = TestFolder()
        folder.replace("동부,동부캠퍼스", with: "동부,동부\"캠퍼스", in: "sites.csv")
        #expect(folder.faults().count == 1)
        folder = TestFolder()
        folder.files["sites.csv"] = [0xFF, 0xFF, 0xFE]
        #expect(folder.faults().count == 1)
    }
}
