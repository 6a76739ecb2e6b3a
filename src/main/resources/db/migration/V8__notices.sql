-- How much of a room somebody wants to be told: all, mentions, none, or an empty word for what is
-- usual there; and until when it is to make no noise.
alter table memberships add column notice_level varchar(8) not null default '';
alter table memberships add column muted_until timestamp(3) with time zone;

-- When nothing is to make a noise, in minutes of somebody's own day; the same twice for never.
alter table users add column quiet_from smallint not null default 0;
alter table users add column quiet_to smallint not null default 0;

-- What somebody wants to be told of wherever it is said. head is the first word of it as words are
-- compared.
create table keywords (
  user_id varchar(26) not null references users (id),
  keyword varchar(64) not null,
  head varchar(64) not null,
  primary key (user_id, keyword)
);
create index keywords_by_head on keywords (head, user_id);

-- What somebody should know; ids in the order of time. user_id is whose it is, or "all" or "here"
-- for everybody who is called at once: one row, however many they are. room_id and seq are there for
-- what was just said in a room. text is the keyword, or what a reminder says.
create table notices (
  id varchar(26) primary key,
  user_id varchar(26) not null,
  kind varchar(8) not null,
  at timestamp(3) with time zone not null,
  room_id varchar(26) references rooms (id),
  seq bigint,
  message_id varchar(26) references messages (id),
  author_id varchar(26) references users (id),
  text varchar(2000),
  due timestamp(3) with time zone,
  late boolean not null default false,
  constraint notices_once unique (room_id, user_id, seq)
);
create index notices_of_user on notices (user_id, id);
create index notices_of_message on notices (message_id);

-- Those that somebody has read one by one; what was said up to the read position of its room counts
-- as read without.
create table notices_seen (
  user_id varchar(26) not null references users (id),
  notice_id varchar(26) not null references notices (id) on delete cascade,
  primary key (user_id, notice_id)
);
create index notices_seen_of_notice on notices_seen (notice_id);

-- What somebody wants to be reminded of. The one who turns waiting into done writes the notice. What
-- has ended stays a while, so that its client_id is known.
create table reminders (
  id varchar(26) primary key,
  user_id varchar(26) not null references users (id),
  client_id varchar(64),
  message_id varchar(26) references messages (id),
  text varchar(2000),
  due timestamp(3) with time zone not null,
  state varchar(9) not null,
  ended_at timestamp(3) with time zone,
  constraint reminders_once unique (user_id, client_id)
);
create index reminders_due on reminders (state, due, id);
create index reminders_of_user on reminders (user_id, state, due, id);
create index reminders_ended on reminders (ended_at);
