/// Who knows whom: finding people, friends, and whom somebody does not want to hear from.
package chat.parlor.people;
