/// Tests of how texts are read as words.
package chat.parlor.words;
