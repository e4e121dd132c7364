import Model

/// How a publication is made.
public struct PublishingOptions: Hashable, Sendable {
    /// Of which meetings people are reminded three days and one day before.
    public enum Reminders: String, Hashable, Sendable, CaseIterable {
        /// Of each engagement's first meeting, and of each that comes six days or more after the one before: a weekly
        /// club is easily forgotten, a daily course is not.
        case usual
        case all
        /// Of each engagement the first meeting alone.
        case first
        case none
    }

    public var language: Language
    /// Counselors get an invitation for each of their engagements. Otherwise one mail says what changed in their
    /// calendar.
    public var staffInvitations: Bool
    public var reminders: Reminders

    public init(language: Language = .korean, staffInvitations: Bool = false, reminders: Reminders = .usual) {
        self.language = language
        self.staffInvitations = staffInvitations
        self.reminders = reminders
    }

    /// When the day's reminders go out: in the morning, an hour well after the quiet hours; three days before there is
    /// then still time to cancel.
    static let reminderTime = ClockTime(hour: 10)!
    static let reminderDays = [3, 1]
    /// Days after which one is reminded of the next meeting.
    static let longPause = 6
}
