-- A direct conversation is a room without a code, found by its people: their ids, sorted, at most
-- nine. The same people always have the same room.
alter table rooms alter column code drop not null;
alter table rooms add column people varchar(250);
alter table rooms add constraint rooms_of_people unique (people);
