-- What a message said before it said what it says now; gone when the message is deleted. seq is the
-- number of the event that said it, at is when.
create table edits (
  message_id varchar(26) not null references messages (id),
  seq bigint not null,
  text varchar(8192) not null,
  at timestamp(3) with time zone not null,
  primary key (message_id, seq)
);

-- How many different emoji a message has, so that those without any are not asked for more; and whom
-- it mentions: "all", "here" and ids, separated by spaces.
alter table messages add column reactions int not null default 0;
alter table messages add column mentions varchar(4000);

-- Who reacted with what; seq is the number of the event that said so. The first few of an emoji are
-- shown with the message, so that reading it costs the same however many there are.
create table reactions (
  message_id varchar(26) not null references messages (id),
  emoji varchar(64) not null,
  user_id varchar(26) not null references users (id),
  seq bigint not null,
  shown boolean not null,
  primary key (message_id, emoji, user_id)
);
create index reactions_in_order on reactions (message_id, emoji, seq);
create index reactions_of_user on reactions (user_id, message_id, seq);
create index reactions_shown on reactions (message_id, shown, seq);

create table reaction_tallies (
  message_id varchar(26) not null references messages (id),
  emoji varchar(64) not null,
  people int not null,
  primary key (message_id, emoji)
);

alter table events add column emoji varchar(64);
alter table events add column added boolean;

-- For counting what is unread: one row for each person a message mentions, or a single one, of "all".
create table mentions (
  room_id varchar(26) not null references rooms (id),
  user_id varchar(26) not null,
  seq bigint not null,
  author_id varchar(26) not null,
  primary key (room_id, user_id, seq)
);
create index mentions_of_message on mentions (room_id, seq);

-- Whether others may see how far somebody has read.
alter table users add column shows_reads boolean not null default true;

-- What somebody has begun to write in a room.
create table drafts (
  user_id varchar(26) not null references users (id),
  room_id varchar(26) not null references rooms (id),
  text varchar(8192) not null,
  at timestamp(3) with time zone not null,
  primary key (user_id, room_id)
);
