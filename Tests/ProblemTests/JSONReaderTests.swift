import Foundation
import Problem
import Testing

/// The reader of JSON, by way of the smallest file that holds a string: a plan's name of its problem.
@Suite struct JSONReaderTests {
    private func plan(_ name: String) -> String {
        #"{"format": "naru-plan/1", "problem": \#(name), "objective": 0, "activities": [], "grants": [], "appointments": []}"#
    }

    private func read(_ text: String) throws(FormatError) -> Plan { try Plan(json: Data(text.utf8)) }

    @Test(arguments: [
        (#""""#, ""), (#""한국""#, "한국"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\uD55C\ub098""#, "한나"),
        (#""\ud83d\ude00!""#, "😀!"), (#""a\u0000b""#, "a\0b"), ("\"\u{7f}\u{2028}\"", "\u{7f}\u{2028}"),
        ("  \n\r\t\"space\" ", "space"),
    ])
    func strings(_ text: String, _ value: String) throws {
        #expect(try read(plan(text)).problem == value)
    }

    @Test(arguments: [
        (#""\x""#, "an escape expected"), (#""\u12g4""#, "a hexadecimal digit expected"),
        (#""\ud83d""#, "\\u expected"), (#""\ud83d\u0041""#, "a whole character before here expected"),
        (#""\udc00""#, "a whole character before here expected"), ("\"a\u{9}b\"", "no control character expected"),
        ("\"a\nb\"", "no control character expected"),
    ])
    func badStrings(_ text: String, _ fault: String) {
        let error = #expect(throws: FormatError.self) { try read(plan(text)) }
        #expect(error?.description.hasPrefix("problem: not readable as JSON: \(fault)") == true, "\(error!)")
    }

    @Test func invalidUTF8() {
        for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xEA, 0xB0]] {
            var data = Data(#"{"format": ""#.utf8)
            data += bytes
            data += Data(#""}"#.utf8)
            let error = #expect(throws: FormatError.self) { try Plan(json: data) }
            #expect(error?.description.contains("valid UTF-8 before here expected") == true)
        }
    }

    @Test(arguments: [
        ("", "file: expected an object"), ("[]", "file: expected an object"),
        ("{", "file: not readable as JSON: it ends too soon"),
        ("{}", "file: 'format' is missing"), ("{,}", "file: not readable as JSON: a key expected at byte 1"),
        (#"{"format" "x"}"#, "file: not readable as JSON: ':' expected at byte 10"),
        (#"{"format": "naru-plan/1",}"#, "file: not readable as JSON: a key expected at byte 25"),
        (#"{"format": "naru-plan/1" "a": 1}"#, "file: not readable as JSON: ',' or '}' expected at byte 25"),
        (#"{"format": "naru-plan/2"}"#, "plan: format is 'naru-plan/2', expected 'naru-plan/1'"),
        ("\u{FEFF}{}", "file: expected an object"),
        (#"{'format': 1}"#, "file: not readable as JSON: a key expected at byte 1"),
        (#"{"activities": [,]}"#, "activities[0]: expected an object"),
        (#"{"activities": [1}"#, "activities[0]: expected an object"),
        (#"{"bound": nul}"#, "bound: not readable as JSON: null expected at byte 13"),
        (#"{"bound": -}"#, "bound: expected an integer"),
        (#"{"bound": 1-}"#, "file: not readable as JSON: ',' or '}' expected at byte 11"),
    ])
    func brokenTexts(_ text: String, _ fault: String) {
        let error = #expect(throws: FormatError.self) { try read(text) }
        #expect(error?.description == fault)
    }

    @Test func nothingMayFollow() {
        let error = #expect(throws: FormatError.self) { try read(plan("\"n\"") + " {}") }
        #expect(error?.description == "file: not readable as JSON: nothing more expected at byte 110")
        #expect(throws: Never.self) { try read(plan("\"n\"") + " \n") }
    }

    @Test func aTextCutAnywhereIsAnErrorAndNoCrash() {
        let text = Array(BadProblemTests.good.utf8)
        for length in 0..<text.count {
            #expect(throws: FormatError.self) { try Problem(json: Data(text[..<length])) }
        }
    }

    @Test func anyByteChangedIsReadOrRefused() {
        // Whatever comes in, an error or a problem comes out.
        let text = Array(BadProblemTests.good.utf8)
        var state: UInt32 = 1
        for at in text.indices {
            state = state &* 1_664_525 &+ 1_013_904_223
            var bytes = text
            bytes[at] = UInt8(truncatingIfNeeded: state >> 24)
            _ = try? Problem(json: Data(bytes))
        }
    }
}
