/** Texts that people are shown, the events of a consent with who and how, and what a withdrawal still has to stop. */
export const consents = `
-- The text itself is no secret and says nothing about anybody: what was shown must be found again (AVG 7(1)).
create table consent_text (
  sender_oin text not null,
  sha256 text not null check (sha256 = encode(sha256(convert_to(body, 'UTF8')), 'hex')),
  language text not null,
  version text not null check (version <> ''),
  title text not null check (title <> ''),
  body text not null check (length(body) between 1 and 50000),
  epoch_ms bigint not null,
  primary key (sender_oin, sha256),
  unique (sender_oin, title, language, version)
);
create trigger append_only before update or delete on consent_text for each row execute function append_only();
create trigger not_truncated before truncate on consent_text execute function append_only();

alter table consent_event drop constraint consent_event_event_check;
alter table consent_event add constraint consent_event_event_check
  check (event in ('vastgelegd', 'gegeven', 'geweigerd', 'ingetrokken', 'onjuist_ingevoerd'));
alter table consent_event add column by_whom text check (by_whom in ('betrokkene', 'vertegenwoordiger'));
alter table consent_event add column record_kid text, add column record bytea,
  add constraint consent_event_record_whole check ((record_kid is null) = (record is null));

-- A consent that ended: its reliant deliveries are looked at until none is left, also by whoever comes after a crash.
create table consent_stop (
  consent_id uuid primary key,
  team_id text not null,
  epoch_ms bigint not null,
  trace text not null
);

-- B-16: once it is no concept any more, what a consent says is never changed.
create or replace function consent_moves() returns trigger language plpgsql as $$
begin
  if old.state <> new.state and (new.state = 'concept' or (new.state = 'actief' and old.state <> 'concept')
    or (new.state = 'geweigerd' and old.state <> 'concept')
    or old.state in ('ingetrokken', 'geweigerd', 'onjuist_ingevoerd')) then
    raise exception 'a consent cannot go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if old.state <> 'concept' and (new.given_ms, new.facts) is distinct from (old.given_ms, old.facts) then
    raise exception 'a consent that was given is not rewritten' using errcode = 'check_violation';
  end if;
  return new;
end $$;

grant select, insert on consent_text to seinhuis_gateway;
grant select, insert, delete on consent_stop to seinhuis_gateway;
grant update (given_ms, facts) on consent to seinhuis_gateway;
`;
