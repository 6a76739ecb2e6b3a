/// Notices: what somebody should know, kept until it is read and told on all devices, and what may
/// make a noise.
package chat.parlor.notice;
