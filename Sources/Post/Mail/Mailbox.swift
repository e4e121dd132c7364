import Model

/// Who a letter is from or to: an address and the name shown with it.
public struct Mailbox: Hashable, Sendable {
    public var name: String
    public var address: MailAddress

    public init(name: String, address: MailAddress) {
        self.name = name
        self.address = address
    }
}
