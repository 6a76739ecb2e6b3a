/// Tests of the language people search in and of what stands between an index and them.
package chat.parlor.search;
