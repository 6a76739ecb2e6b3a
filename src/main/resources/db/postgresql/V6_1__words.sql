-- Which words lead to which message, for PostgreSQL's own full text. The words are cut out and folded
-- by Parlor; among them stand the room, the author and what else one may ask for, with a sign that no
-- word has. Written in the transaction that writes the message. Few rows may wait to be put into the
-- index: each search looks through all of those.
create table message_words (
  id varchar(26) primary key,
  room_id varchar(26) not null,
  seq bigint not null,
  words tsvector not null
);
create index message_words_by_word on message_words using gin (words)
  with (fastupdate = on, gin_pending_list_limit = 512);

-- What was said before there were words: they are made of it while the server runs.
create table messages_without_words (
  id varchar(26) primary key
);
insert into messages_without_words (id) select id from messages where text is not null;
