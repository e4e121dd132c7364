import Foundation

/// The text of a file as Excel in Korea saves it: UTF-8 with or without its mark, UTF-16 with its mark ("유니코드
/// 텍스트"), or CP949.
///
/// Nothing is guessed away: what is not well-formed in one of these is refused, and CP949 must give the very same bytes
/// when written again.
enum TextDecoding {
    /// Microsoft's extension of EUC-KR, code page 949 (`kCFStringEncodingDOSKorean`).
    static let cp949 = String.Encoding(rawValue: 0x8000_0422)

    static func decode(_ bytes: [UInt8]) throws(Fault.Problem) -> String {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            guard let text = utf8(bytes[3...]) else { throw .encoding }
            return try checked(text)
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            guard let text = utf16(bytes) else { throw .encoding }
            return try checked(text)
        }
        guard !bytes.contains(0) else { throw .binary }
        if let text = utf8(bytes[...]) { return text }
        // Bytes that stand for no character come out as private ones.
        guard let text = String(bytes: bytes, encoding: cp949),
            !text.unicodeScalars.contains(where: { $0 == "\u{FFFD}" || (0xE000...0xF8FF).contains($0.value) }),
            let again = text.data(using: cp949), again.elementsEqual(bytes)
        else { throw .encoding }
        return text
    }

    private static func checked(_ text: String) throws(Fault.Problem) -> String {
        guard !text.utf8.contains(0) else { throw .binary }
        return text
    }

    private static func utf8(_ bytes: ArraySlice<UInt8>) -> String? {
        String(validating: bytes, as: UTF8.self)
    }

    private static func utf16(_ bytes: [UInt8]) -> String? {
        guard bytes.count.isMultiple(of: 2) else { return nil }
        let isLittle = bytes[0] == 0xFF
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2 - 1)
        for index in stride(from: 2, to: bytes.count, by: 2) {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isLittle ? second << 8 | first : first << 8 | second)
        }
        return String(validating: units, as: UTF16.self)
    }
}
