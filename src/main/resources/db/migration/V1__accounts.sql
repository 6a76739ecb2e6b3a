-- Usernames are stored in lower case, so that unique means unique without regard to case.
create table users (
  id varchar(26) primary key,
  username varchar(32) not null unique,
  display_name varchar(64) not null,
  password_hash varchar(72) not null,
  created_at timestamp(3) with time zone not null,
  last_seen timestamp(3) with time zone
);

-- One sign-in on one device. Of its refresh tokens only hashes are kept: the one that is good now and
-- the one before it, which for a moment is still answered with the same successor.
create table login_sessions (
  id varchar(26) primary key,
  user_id varchar(26) not null references users (id),
  token_hash varchar(64) not null,
  previous_hash varchar(64),
  rotated_at timestamp(3) with time zone not null,
  device varchar(200) not null,
  address varchar(64) not null,
  created_at timestamp(3) with time zone not null,
  last_used_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  revoked_at timestamp(3) with time zone
);
create index login_sessions_of_user on login_sessions (user_id);
create index login_sessions_revoked on login_sessions (revoked_at);
create index login_sessions_expiring on login_sessions (expires_at);
