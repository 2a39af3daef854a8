/**
 * Lines about one person in which one organisation is sender or receiver (R19). The gateway reads no search key: it asks for
 * exact ones, under the keys it has, for one party. A receiver is shown what was released to it and nothing that waits.
 */
export const inzage = `
create policy delivery_of_party on delivery for select to seinhuis_migrate
  using (current_setting('seinhuis.oin', true) in (sender_oin, split_part(team_id, '/', 1)));

create function inzage_lines(p_oin text, p_bsn bytea[], p_surname bytea[], p_address bytea[], p_after uuid, p_limit integer)
returns table (entry_id uuid, jcs text, found_by text[], released boolean, kept boolean)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform set_config('seinhuis.oin', p_oin, true);
  return query
  with hit as (
    select k.entry_id, 'bsn' as way from public.search_key k where k.bsn is not null and k.bsn = any (p_bsn)
    union all
    select k.entry_id, 'geboortedatum_achternaam' from public.search_key k
    where k.birth_date_surname is not null and k.birth_date_surname = any (p_surname)
    union all
    select k.entry_id, 'geboortedatum_adres' from public.search_key k
    where k.birth_date_address is not null and k.birth_date_address = any (p_address)
  ), found as (
    select h.entry_id, array_agg(distinct h.way) as ways from hit h group by h.entry_id
  ), line as (
    select e.entry_id, e.jcs, f.ways, (e.jcs::jsonb ->> 'verstrekking')::uuid as disclosure_id
    from found f join public.log_entry e on e.entry_id = f.entry_id where p_oin = any (e.parties)
  )
  select l.entry_id, l.jcs, l.ways, d.released_entry_id is not null, d.ciphertext is not null
  from line l left join public.delivery d on d.disclosure_id = l.disclosure_id
  where (d.sender_oin = p_oin or d.released_entry_id is not null or l.jcs::jsonb -> 'afzender' ->> 'oin' = p_oin)
    and (p_after is null or l.entry_id > p_after)
  order by l.entry_id limit p_limit;
  perform set_config('seinhuis.oin', '', true);
end $$;
revoke execute on function inzage_lines(text, bytea[], bytea[], bytea[], uuid, integer) from public;
grant execute on function inzage_lines(text, bytea[], bytea[], bytea[], uuid, integer) to seinhuis_gateway;
`;
