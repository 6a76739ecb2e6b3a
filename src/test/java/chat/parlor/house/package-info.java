/// The repository checks its own tidiness: floors, format, words, documents and licences.
package chat.parlor.house;
