-- How many messages that are not deleted stand in each whole chapter of a room's log, by author and,
-- under an empty author, of all: so what is unread is counted by chapters. A chapter is 256 numbers,
-- the first of them 1 to 256; it is written down when the first number after it is taken.
-- H2 commits the table at once: whoever was killed in the middle of this does it again.
create table if not exists chapters (
  room_id varchar(26) not null references rooms (id),
  author_id varchar(26) not null,
  chapter bigint not null,
  messages int not null,
  primary key (room_id, author_id, chapter)
);
delete from chapters;
insert into chapters (room_id, author_id, chapter, messages)
select g.room_id, g.author_id, (g.seq + 255) / 256, count(*)
from messages g join rooms r on r.id = g.room_id
where g.deleted_at is null and g.seq <= (r.last_seq - 1) / 256 * 256
group by g.room_id, g.author_id, (g.seq + 255) / 256;
insert into chapters (room_id, author_id, chapter, messages)
select room_id, '', chapter, sum(messages) from chapters group by room_id, chapter;
