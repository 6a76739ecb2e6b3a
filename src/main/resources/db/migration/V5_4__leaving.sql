-- Accounts that were closed. The row stays, without anything of the person, because what they said
-- in company stays under it; leaving says what is still to be done: nothing, keep or erase.
alter table users add column deleted_at timestamp(3) with time zone;
alter table users add column leaving varchar(8) default '' not null;
create index users_leaving on users (leaving);
