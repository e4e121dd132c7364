import Foundation

/// How values of the model are written into the file: equal ones give equal bytes.
enum Snapshot {
    static func json(of value: some Encodable) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Numbers are finite, for coordinates are read from decimal text: there is nothing here JSON cannot hold.
        return try! encoder.encode(value)
    }

    static func value<T: Decodable>(from json: Data) throws -> T { try JSONDecoder().decode(T.self, from: json) }
}
