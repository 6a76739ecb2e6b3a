/// Search: what one may read and is looking for, found by its words in an index of its own or in
/// PostgreSQL's.
package chat.parlor.search;
