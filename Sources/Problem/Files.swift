import Foundation

extension Problem {
    /// Reads a `naru-problem/1`, strictly: every key known and given once, every id resolved, every interval within the
    /// horizon, every integer within ±(2^53 − 1).
    /// - Throws: `FormatError`, which names the place and the fault.
    public init(json: Data) throws(FormatError) {
        self = try JSONReader.value([UInt8](json))
        try validate()
    }

    /// The file's bytes: keys sorted, one line, so that equal problems give equal bytes.
    public func json() -> Data { bytes(of: self) }
}

extension Plan {
    /// Reads a `naru-plan/1`: its shape only. Whether it answers a problem legally is the referee's to say.
    /// - Throws: `FormatError`, which names the place and the fault.
    public init(json: Data) throws(FormatError) {
        self = try JSONReader.value([UInt8](json))
    }

    /// The file's bytes: keys sorted, one line, so that equal plans give equal bytes.
    public func json() -> Data { bytes(of: self) }
}

private func bytes(of value: some Encodable) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Integers, strings, arrays and objects only: there is nothing here that JSON cannot hold.
    var data = try! encoder.encode(value)
    data.append(0x0A)
    return data
}
