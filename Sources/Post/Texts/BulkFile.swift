/// Text messages as the file that bulk SMS and 알림톡 services take: one row a message, UTF-8 with a byte order mark
/// (without which Excel in Korea shows rubbish), CRLF, every field quoted.
public enum BulkFile {
    /// - Parameter messages: with, for each, whether an earlier file may hold it already.
    public static func bytes(_ messages: [(message: TextMessage, mayRepeat: Bool)]) -> [UInt8] {
        let names = variableNames(messages.map(\.message))
        let header =
            ["수신번호", "이름", "템플릿코드", "제목", "내용", "바이트", "대체발송", "링크", "중복확인"] + names.map { "#{\($0)}" }
        var lines = [header]
        for (message, mayRepeat) in messages {
            let values = names.map { name in message.variables.first { $0.name == name }?.value ?? "" }
            lines.append(
                [
                    message.number, message.name, message.template, message.title, message.text,
                    String(message.byteCount), message.kind.rawValue, message.link, mayRepeat ? "Y" : "",
                ] + values)
        }
        return [0xEF, 0xBB, 0xBF] + lines.flatMap { Array($0.map(field).joined(separator: ",").utf8) + [13, 10] }
    }

    /// All variables of all messages, in the order in which they first occur.
    private static func variableNames(_ messages: [TextMessage]) -> [String] {
        var seen: Set<String> = []
        return messages.flatMap(\.variables).map(\.name).filter { seen.insert($0).inserted }
    }

    /// A field that a spreadsheet would take for a formula gets an apostrophe (OWASP, "CSV Injection"); a number with its
    /// leading zero stays as it is, for services read the digits.
    private static func field(_ text: String) -> String {
        let risky = text.first.map { "=+-@\t\r".contains($0) } ?? false
        return "\"\(risky ? "'" : "")\(text.replacing("\"", with: "\"\""))\""
    }
}
