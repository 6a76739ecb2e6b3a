/// A disk that forgets at a power cut what nobody had synced, and the proof that nothing promised
/// is forgotten.
package chat.parlor.battery.disk;
