-- Memberships that have ended: after which number of the room's log, and up to which.
create table past_memberships (
  user_id varchar(26) not null references users (id),
  room_id varchar(26) not null references rooms (id),
  joined_seq bigint not null,
  left_seq bigint not null,
  primary key (user_id, room_id, joined_seq)
);
insert into past_memberships (user_id, room_id, joined_seq, left_seq)
select l.user_id, l.room_id, max(j.seq), l.seq
from events l
join events j on j.room_id = l.room_id and j.user_id = l.user_id and j.seq < l.seq
where l.kind = 'member.left' and j.kind = 'member.joined'
group by l.user_id, l.room_id, l.seq;
