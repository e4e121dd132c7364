/// Why a file is not what `naru-problem/1` or `naru-plan/1` says it should be.
///
/// `place` names the object as the format's text does (`activity T0.1`, `participant P7 request train`), or is the
/// path of keys and indices where the file stops being readable (`participants[3].requests[0]`).
public struct FormatError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Fault: Hashable, Sendable {
        case notJSON(String)
        case wrongFormat(found: String, expected: String)
        case missingKey(String)
        case unknownKey(String)
        case duplicateKey(String)
        case wrongType(expected: String)
        case duplicateID(String)
        case unknownID(kind: String, id: String)
        case badInterval(Interval)
        case unsortedMeetings
        case empty(String)
        case tableSize(String)
        case notPositive(String)
        case unknownName(String)
        case contradiction(String)
        /// Larger than what is reckoned with: see `Problem.validate()`.
        case outOfRange(String)
    }

    public var place: String
    public var fault: Fault

    public init(_ place: String, _ fault: Fault) {
        self.place = place
        self.fault = fault
    }

    public var description: String {
        let what =
            switch fault {
            case .notJSON(let why): "not readable as JSON: \(why)"
            case .wrongFormat(let found, let expected): "format is '\(found)', expected '\(expected)'"
            case .missingKey(let key): "'\(key)' is missing"
            case .unknownKey(let key): "unknown key '\(key)'"
            case .duplicateKey(let key): "key '\(key)' is given twice"
            case .wrongType(let expected): "expected \(expected)"
            case .duplicateID(let id): "'\(id)' is given twice"
            case .unknownID(let kind, let id): "unknown \(kind) '\(id)'"
            case .badInterval(let i): "bad interval [\(i.start), \(i.end)]"
            case .unsortedMeetings: "meetings are unsorted or overlap"
            case .empty(let what): "no \(what)"
            case .tableSize(let what): "\(what) does not cover the sites"
            case .notPositive(let what): "\(what) must be positive"
            case .unknownName(let name): "unknown type '\(name)'"
            case .contradiction(let what): what
            case .outOfRange(let what): "\(what) is out of range"
            }
        return "\(place): \(what)"
    }
}
