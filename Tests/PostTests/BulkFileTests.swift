import Post
import Testing

@Suite struct BulkFileTests {
    private func message(_ number: String, _ text: String, _ variables: [TextMessage.Variable] = []) -> TextMessage {
        TextMessage(
            number: PhoneNumber(number)!, name: "홍길동", template: "N1", variables: variables, title: "안내", text: text,
            link: "https://example.org/a")
    }

    @Test func golden() {
        let bytes = BulkFile.bytes([
            (message("010-0000-0001", "첫 \"줄\"\n둘", [.init("이름", "홍길동"), .init("일시", "오후 2시")]), false),
            (message("010-0000-0002", "=1+1", [.init("장소", "상담실")]), true),
        ])
        #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
        let expected = [
            "\"수신번호\",\"이름\",\"템플릿코드\",\"제목\",\"내용\",\"바이트\",\"대체발송\",\"링크\",\"중복확인\",\"#{이름}\",\"#{일시}\",\"#{장소}\"",
            "\"01000000001\",\"홍길동\",\"N1\",\"안내\",\"첫 \"\"줄\"\"\n둘\",\"10\",\"SMS\",\"https://example.org/a\",\"\",\"홍길동\",\"오후 2시\",\"\"",
            "\"01000000002\",\"홍길동\",\"N1\",\"안내\",\"'=1+1\",\"4\",\"SMS\",\"https://example.org/a\",\"Y\",\"\",\"\",\"상담실\"",
            "",
        ].joined(separator: "\r\n")
        #expect(String(decoding: bytes.dropFirst(3), as: UTF8.self) == expected)
    }

    @Test func noMessagesIsAHeaderAlone() {
        #expect(String(decoding: BulkFile.bytes([]), as: UTF8.self).hasSuffix("\"중복확인\"\r\n"))
    }
}
