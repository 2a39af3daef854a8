/**
 * Lines about one person over all organisations (R19: the union exists for the resident alone), by exact BSN keys (R18). Only what
 * was released; nothing that two officers left out of a letter, to protect somebody or because it is about another (L-09).
 */
export const residents = `
create policy delivery_of_resident on delivery for select to seinhuis_migrate
  using (current_setting('seinhuis.inwoner', true) = 'ja' and released_entry_id is not null);
create policy entry_of_person on log_entry for select to seinhuis_migrate
  using (current_setting('seinhuis.inwoner', true) = 'ja');

create function resident_lines(p_bsn bytea[], p_limit integer)
returns table (disclosure_id uuid, message_type text, decided_jcs text, released_jcs text, held boolean)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform set_config('seinhuis.inwoner', 'ja', true);
  return query
  with hit as (
    select k.entry_id from public.search_key k where k.bsn is not null and k.bsn = any (p_bsn)
  ), line as (
    select e.entry_id, e.jcs, (e.jcs::jsonb ->> 'verstrekking')::uuid as id
    from hit h join public.log_entry e on e.entry_id = h.entry_id
  ), left_out as (
    select distinct w ->> 'vermelding' as entry_id
    from public.inzage_request q join public.proposal p using (proposal_id)
      cross join lateral jsonb_array_elements(p.content::jsonb -> 'weggelaten') w
    where q.state = 'goedgekeurd' and w ->> 'vermelding' in (select entry_id::text from line)
  )
  select d.disclosure_id, d.message_type, l.jcs, r.jcs, d.hold is not null
  from line l join public.delivery d on d.disclosure_id = l.id
    join public.log_entry r on r.entry_id = d.released_entry_id
  where not exists (select from left_out o where o.entry_id = l.entry_id::text)
  order by d.released_entry_id desc limit p_limit;
  perform set_config('seinhuis.inwoner', '', true);
end $$;
revoke execute on function resident_lines(bytea[], integer) from public;
grant execute on function resident_lines(bytea[], integer) to seinhuis_gateway;

create index consent_person on consent (person);
`;
