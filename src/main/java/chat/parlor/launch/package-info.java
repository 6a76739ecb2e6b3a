/** The first class of the jar, readable to any Java, which says what Parlor needs. */
package chat.parlor.launch;
