/**
 * Agreements with the signatures of their parties. An agreement comes into `agreement` with the last signature and in no
 * other way, whoever writes; afterwards only its state changes. The signatures themselves are judged by the reader.
 */
export const agreements = `
create table agreement_document (
  agreement_id text primary key
    check (agreement_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'),
  document text not null,
  digest text not null check (digest = encode(sha256(convert_to(document, 'UTF8')), 'hex')),
  sender_oin text not null references organisation,
  receiver_oin text not null references organisation,
  receiver_team text not null references team,
  offered_ms bigint not null,
  check (agreement_id = document::jsonb ->> 'afspraakId'),
  check (sender_oin = document::jsonb -> 'afzender' ->> 'oin'),
  check (receiver_oin = document::jsonb -> 'ontvanger' ->> 'oin'),
  check (receiver_team = receiver_oin || '/' || (document::jsonb -> 'ontvanger' ->> 'team'))
);
create index agreement_document_of_sender on agreement_document (sender_oin, agreement_id);
create index agreement_document_of_receiver on agreement_document (receiver_oin, agreement_id);

create table agreement_signature (
  agreement_id text not null references agreement_document,
  oin text not null references organisation,
  thumbprint text not null check (thumbprint ~ '^[A-Za-z0-9_-]{43}$'),
  signed_ms bigint not null,
  evidence text not null check (length(evidence) between 1 and 65536),
  primary key (agreement_id, oin)
);

create function agreed(d agreement_document) returns agreement language sql stable
set search_path = pg_catalog, public, pg_temp as $$
  select row(
    d.agreement_id, d.sender_oin, d.receiver_team,
    array(select jsonb_array_elements_text(d.document::jsonb -> 'berichten')),
    (d.document::jsonb ->> 'geldigVan')::date, (d.document::jsonb ->> 'geldigTot')::date, 'actief',
    coalesce((select jsonb_object_agg(t ->> 'bericht', t - 'bericht')
      from jsonb_array_elements(d.document::jsonb -> 'termijnen') t), '{}'))::public.agreement
$$;

create function signed_by_all(d agreement_document) returns boolean language sql stable
set search_path = pg_catalog, public, pg_temp as $$
  select not exists (
    select from unnest(array[d.sender_oin, d.receiver_oin]) party (oin)
    where not exists (select from public.agreement_signature s
      where s.agreement_id = d.agreement_id and s.oin = party.oin))
$$;

create function party_signs() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  if not exists (select from public.agreement_document d
    where d.agreement_id = new.agreement_id and new.oin in (d.sender_oin, d.receiver_oin)) then
    raise exception 'only a party signs an agreement' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger party_signs before insert on agreement_signature for each row execute function party_signs();

create function agreement_is_signed() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  d public.agreement_document;
  expected public.agreement;
begin
  select * into d from public.agreement_document one where one.agreement_id = new.agreement_id;
  if tg_op = 'UPDATE' then
    expected := old;
    expected.status := new.status;
    if expected is distinct from new then
      raise exception 'an agreement is never changed; the parties sign another' using errcode = 'insufficient_privilege';
    end if;
    -- What is from before parties signed may be stopped, and not be started again.
    if new.status <> 'actief' then return new; end if;
  end if;
  if d.agreement_id is null or not public.signed_by_all(d) then
    raise exception 'both parties sign an agreement' using errcode = 'insufficient_privilege';
  end if;
  expected := public.agreed(d);
  expected.status := new.status;
  if expected is distinct from new then
    raise exception 'an agreement is what its parties signed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger agreement_is_signed before insert or update on agreement
  for each row execute function agreement_is_signed();

-- The last signature makes it count, in the same transaction.
create function agreement_is_concluded() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  d public.agreement_document;
begin
  select * into d from public.agreement_document one where one.agreement_id = new.agreement_id;
  if public.signed_by_all(d) then
    insert into public.agreement select (public.agreed(d)).*;
  end if;
  return null;
end $$;
create trigger agreement_is_concluded after insert on agreement_signature
  for each row execute function agreement_is_concluded();

do $$
declare
  name text;
begin
  foreach name in array array['agreement_document', 'agreement_signature'] loop
    execute format('create trigger append_only before update or delete on %I for each row
      execute function append_only()', name);
    execute format('create trigger not_truncated before truncate on %I execute function append_only()', name);
  end loop;
end $$;

revoke execute on function agreed(agreement_document), signed_by_all(agreement_document), party_signs(),
  agreement_is_signed(), agreement_is_concluded() from public;
grant select, insert on agreement_document, agreement_signature to seinhuis_gateway;
`;
