-- How one person stands to another: outgoing, incoming or friends, each side in a row of its own.
create table friendships (
  user_id varchar(26) not null references users (id),
  other_id varchar(26) not null references users (id),
  state varchar(8) not null,
  at timestamp(3) with time zone not null,
  primary key (user_id, other_id)
);
create index friendships_of_other on friendships (other_id, user_id);

create table blocks (
  blocker_id varchar(26) not null references users (id),
  blocked_id varchar(26) not null references users (id),
  at timestamp(3) with time zone not null,
  primary key (blocker_id, blocked_id)
);
create index blocks_of_blocked on blocks (blocked_id, blocker_id);
