/// The database: one door for reading, one for writing, and the migrations that shape it.
package chat.parlor.database;
