/// The program: reads the settings, starts the parts in order and stops them in reverse.
package chat.parlor;
