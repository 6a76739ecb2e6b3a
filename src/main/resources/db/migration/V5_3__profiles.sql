-- What somebody shows of himself and wishes for. A name that changed is still in access tokens for
-- a while: renamed_at says whose.
alter table users add column status_text varchar(100);
alter table users add column status_until timestamp(3) with time zone;
alter table users add column time_zone varchar(64);
alter table users add column theme varchar(8) default 'system' not null;
alter table users add column findable boolean default true not null;
alter table users add column directs_from varchar(8) default 'everyone' not null;
alter table users add column renamed_at timestamp(3) with time zone;
create index users_renamed on users (renamed_at);
