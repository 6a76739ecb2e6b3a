-- The picture of a person, square and made anew from what was uploaded. Each has a name of its own,
-- so that a new one is never taken for the old.
create table pictures (
  user_id varchar(26) primary key references users (id),
  id varchar(26) not null unique,
  image bytea not null
);
