import Secrets
import Testing

@Suite struct DigestTests {
    /// The examples of FIPS 180-4.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func knownDigests(_ text: String, _ hex: String) {
        #expect(Digest(of: Array(text.utf8)).hex == hex)
    }

    @Test func listsDoNotRunTogether() {
        #expect(Digest(of: ["ab", "c"]) != Digest(of: ["a", "bc"]))
        #expect(Digest(of: ["abc"]) != Digest(of: ["abc", ""]))
    }
}
