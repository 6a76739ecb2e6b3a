-- What all nodes on one database have to agree on and nobody else may know.
create table secrets (
  name varchar(32) primary key,
  hex varchar(128) not null
);
