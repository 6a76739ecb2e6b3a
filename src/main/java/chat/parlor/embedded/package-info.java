/// The file of the embedded database, watched: what was left there is what is found there, or it is
/// refused.
package chat.parlor.embedded;
