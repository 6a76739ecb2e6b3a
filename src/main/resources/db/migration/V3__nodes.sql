-- What all nodes on one database have to agree on and nobody else may know.
create table secrets (
  name varchar(32) primary key,
  hex varchar(128) not null
);

-- Failures of one username, or attempts of one network, and until when they weigh.
create table throttles (
  subject varchar(80) primary key,
  failures integer not null,
  until timestamp(3) with time zone not null
);
create index throttles_over on throttles (until);
