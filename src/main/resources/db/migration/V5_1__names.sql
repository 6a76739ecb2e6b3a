-- Each word by which somebody can be found: lower case without accents, every character as four
-- hexadecimal digits, so that what begins alike stands together whatever the database's collation.
create table name_words (
  user_id varchar(26) not null references users (id),
  word varchar(256) not null,
  primary key (user_id, word)
);
create index name_words_in_order on name_words (word, user_id);
