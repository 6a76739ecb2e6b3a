/// The words of a text as searching sees them: cut out, folded, and where each of them stands.
package chat.parlor.words;
