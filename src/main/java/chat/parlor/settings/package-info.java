/// Every tunable and every limit of Parlor: name, default, bounds and a line of explanation
/// together.
package chat.parlor.settings;
