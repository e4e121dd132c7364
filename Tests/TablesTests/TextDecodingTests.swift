import Foundation
import Testing

@testable import Tables

@Suite("The text of files") struct TextDecodingTests {
    private let text = "이름,자치구\r\n홍길동,광진구\r\n"

    @Test func utf8() throws {
        #expect(try TextDecoding.decode(Array(text.utf8)) == text)
        #expect(try TextDecoding.decode([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == text)
    }

    @Test("in CP949, with syllables that EUC-KR does not have")
    func cp949() throws {
        let all = text + "뷁햏똠\r\n"
        let bytes = try #require(all.data(using: TextDecoding.cp949))
        #expect(String(validating: bytes, as: UTF8.self) == nil)
        #expect(try TextDecoding.decode(Array(bytes)) == all)
    }

    @Test("in CP949, every one of the 11,172 syllables")
    func everySyllable() throws {
        let all = String(String.UnicodeScalarView((0xAC00...0xD7A3).compactMap { Unicode.Scalar($0) }))
        let bytes = try #require(all.data(using: TextDecoding.cp949))
        #expect(try TextDecoding.decode(Array(bytes)) == all)
    }

    @Test func utf16() throws {
        let little: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(try TextDecoding.decode(little) == text)
        #expect(try TextDecoding.decode(big) == text)
        #expect(throws: Fault.Problem.binary) { try TextDecoding.decode(Array(little.dropFirst(2))) }
        #expect(throws: Fault.Problem.encoding) { try TextDecoding.decode(Array(little.dropLast())) }
        #expect(throws: Fault.Problem.encoding) { try TextDecoding.decode([0xFF, 0xFE, 0x00, 0xD8]) }
    }

    @Test("is refused where it cannot be read to the last byte")
    func broken() throws {
        #expect(throws: Fault.Problem.encoding) { try TextDecoding.decode([0xEF, 0xBB, 0xBF, 0xC8, 0xC8]) }
        #expect(throws: Fault.Problem.encoding) { try TextDecoding.decode([0x61, 0xFF, 0xFF, 0x62]) }
        #expect(throws: Fault.Problem.encoding) { try TextDecoding.decode([0xC8]) }
        #expect(throws: Fault.Problem.binary) { try TextDecoding.decode([0x50, 0x4B, 0x03, 0x04, 0x00]) }
        #expect(throws: Fault.Problem.binary) { try TextDecoding.decode([0xEF, 0xBB, 0xBF, 0x61, 0x00]) }
    }

    @Test func cleaning() {
        #expect(CellText.clean(" \u{FEFF}\u{3000}홍길동\u{00A0}\r\n") == "홍길동")
        #expect(CellText.clean("가\r\n나\r다") == "가\n나\n다")
        #expect(CellText.clean("\u{1112}\u{1169}\u{11BC}").unicodeScalars.elementsEqual("홍".unicodeScalars))
        #expect(CellText.narrow("Ａ－１　（가）") == "A-1 (가)")
        #expect(CellText.key(" 생년 월일 ") == CellText.key("생년월일"))
        #expect(CellText.key("E-Mail") == CellText.key("email"))
    }
}
