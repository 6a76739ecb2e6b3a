-- A room and the last number its log has given away. Whoever takes numbers updates this row, and so
-- holds its lock until the commit: commit order is number order.
create table rooms (
  id varchar(26) primary key,
  name varchar(80) not null,
  topic varchar(250) not null,
  code varchar(16) not null unique,
  last_seq bigint not null,
  member_count int not null,
  created_at timestamp(3) with time zone not null
);

create table memberships (
  room_id varchar(26) not null references rooms (id),
  user_id varchar(26) not null references users (id),
  role varchar(8) not null,
  joined_seq bigint not null,
  read_seq bigint not null,
  primary key (room_id, user_id)
);
create index memberships_of_user on memberships (user_id, room_id);
create index memberships_by_age on memberships (room_id, joined_seq);

-- What was said, as it is now: an edit changes the row, a delete empties it. changed_seq is the
-- number of the last event that touched it.
create table messages (
  id varchar(26) primary key,
  room_id varchar(26) not null references rooms (id),
  seq bigint not null,
  author_id varchar(26) not null references users (id),
  client_id varchar(64) not null,
  text varchar(8192),
  at timestamp(3) with time zone not null,
  edited_at timestamp(3) with time zone,
  deleted_at timestamp(3) with time zone,
  reply_to varchar(26),
  changed_seq bigint not null,
  constraint messages_once unique (author_id, client_id),
  constraint messages_of_room unique (room_id, seq)
);

-- The log: one row a number. It says what happened and to which message or member; the words stay
-- in messages, so that what was deleted is gone from here too.
create table events (
  room_id varchar(26) not null references rooms (id),
  seq bigint not null,
  kind varchar(24) not null,
  at timestamp(3) with time zone not null,
  user_id varchar(26) not null references users (id),
  message_id varchar(26) references messages (id),
  other_id varchar(26) references users (id),
  name varchar(80),
  topic varchar(250),
  primary key (room_id, seq)
);
