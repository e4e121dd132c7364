import Foundation

extension Problem {
    /// Reads a `naru-problem/1`, strictly: every key known, every id resolved, every interval within the horizon.
    /// - Throws: `FormatError`, which names the place and the fault.
    public init(json: Data) throws(FormatError) {
        self = try value(Problem.self, of: json)
        try validate()
    }

    /// The file's bytes: keys sorted, one line, so that equal problems give equal bytes.
    public func json() -> Data { bytes(of: self) }
}

extension Plan {
    /// Reads a `naru-plan/1`: its shape only. Whether it answers a problem legally is the referee's to say.
    /// - Throws: `FormatError`, which names the place and the fault.
    public init(json: Data) throws(FormatError) {
        self = try value(Plan.self, of: json)
    }

    /// The file's bytes: keys sorted, one line, so that equal plans give equal bytes.
    public func json() -> Data { bytes(of: self) }
}

private func value<T: Decodable>(_ type: T.Type, of json: Data) throws(FormatError) -> T {
    do {
        return try JSONDecoder().decode(type, from: json)
    } catch let error as FormatError {
        throw error
    } catch let error as DecodingError {
        throw FormatError(error)
    } catch {
        throw FormatError("file", .notJSON("\(error)"))
    }
}

private func bytes(of value: some Encodable) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Integers, strings, arrays and objects only: there is nothing here that JSON cannot hold.
    var data = try! encoder.encode(value)
    data.append(0x0A)
    return data
}

extension FormatError {
    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self.init(context.codingPath.readable, .missingKey(key.stringValue))
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            self.init(context.codingPath.readable, .wrongType(expected: FormatError.word(for: type)))
        case .dataCorrupted(let context):
            let detail = context.underlyingError.map { " (\($0))" } ?? ""
            self.init(context.codingPath.readable, .notJSON(context.debugDescription + detail))
        @unknown default:
            self.init("file", .notJSON("\(error)"))
        }
    }

    private static func word(for type: any Any.Type) -> String {
        switch type {
        case is Int.Type: "an integer"
        case is String.Type: "a string"
        case is Bool.Type: "true or false"
        case is [Any].Type: "a list"
        default: "an object or list as the format says"
        }
    }
}
