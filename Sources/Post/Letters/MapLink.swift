/// The address of a place on a map that opens on any phone, without an account: only the place is in it.
enum MapLink {
    /// By its coordinates if they are known, by its address otherwise; nil if there is neither (or it is online).
    static func of(_ place: Notice.Place) -> String? {
        guard !place.name.isEmpty || !place.address.isEmpty else { return nil }
        let name = escaped(place.name.isEmpty ? place.address : place.name)
        if let latitude = place.latitude, let longitude = place.longitude, latitude.isFinite, longitude.isFinite {
            return "https://map.kakao.com/link/map/\(name),\(decimal(latitude)),\(decimal(longitude))"
        }
        return place.address.isEmpty ? nil : "https://map.kakao.com/link/search/\(escaped(place.address))"
    }

    /// Unreserved characters as they are, every other byte of UTF-8 as `%XX` (RFC 3986 §2.1).
    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }

    /// Six decimals: a tenth of a metre.
    private static func decimal(_ degrees: Double) -> String {
        let millionths = Int((degrees.magnitude * 1_000_000).rounded())
        let fraction = String(millionths % 1_000_000)
        return (degrees < 0 ? "-" : "") + "\(millionths / 1_000_000)."
            + String(repeating: "0", count: 6 - fraction.count) + fraction
    }
}
