/**
 * Lines of one organisation, newest first. What waits, what was refused and why is the sender's alone (R16, R20). No index is
 * added for it: the log is written at every signal and looked through by few. A page looks at so many entries and no more;
 * how far it came is its last row, without a text.
 */
export const lines = `
create function line_is_for(p_oin text, p_kind text, p_jcs jsonb) returns boolean language sql immutable as $$
  select p_kind not in ('besloten', 'aangehouden', 'geweigerd') or p_jcs -> 'afzender' ->> 'oin' = p_oin
$$;

create function log_lines(p_oin text, p_from uuid, p_before uuid, p_kinds text[], p_other text, p_type text, p_routes text[],
  p_look integer, p_limit integer)
returns table (entry_id uuid, jcs text)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  floor_id uuid;
begin
  select l.entry_id into floor_id from public.log_leaf l where l.entry_id < p_before and l.entry_id >= p_from
    order by l.entry_id desc offset p_look limit 1;
  perform set_config('seinhuis.oin', p_oin, true);
  return query
  select e.entry_id, e.jcs from public.log_entry e cross join lateral (select e.jcs::jsonb as doc) d
  where e.entry_id < p_before and e.entry_id >= coalesce(floor_id, p_from) and p_oin = any (e.parties)
    and (p_kinds is null or e.kind = any (p_kinds))
    and public.line_is_for(p_oin, e.kind, d.doc)
    and (p_other is null or p_other in (d.doc -> 'afzender' ->> 'oin', d.doc -> 'ontvanger' ->> 'oin'))
    and (p_type is null or d.doc -> 'bericht' ->> 'type' = p_type)
    and (p_routes is null or coalesce(d.doc ->> 'route', '-') = any (p_routes))
  order by e.entry_id desc limit p_limit;
  if floor_id is not null then
    return query select floor_id, null::text;
  end if;
  perform set_config('seinhuis.oin', '', true);
end $$;

create function log_line(p_oin text, p_entry_id uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  found_jcs text;
begin
  perform set_config('seinhuis.oin', p_oin, true);
  select e.jcs into found_jcs from public.log_entry e
    where e.entry_id = p_entry_id and p_oin = any (e.parties) and public.line_is_for(p_oin, e.kind, e.jcs::jsonb);
  perform set_config('seinhuis.oin', '', true);
  return found_jcs;
end $$;

create function disclosure_standing(p_oin text, p_disclosure_id uuid)
returns table (status text, released_entry_id uuid, kept boolean)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform set_config('seinhuis.oin', p_oin, true);
  return query
  select d.status, d.released_entry_id, d.ciphertext is not null from public.delivery d
  where d.disclosure_id = p_disclosure_id
    and (d.sender_oin = p_oin or (split_part(d.team_id, '/', 1) = p_oin and d.released_entry_id is not null));
  perform set_config('seinhuis.oin', '', true);
end $$;

-- What one organisation sent, for a trial of other rules: facts are sealed, and say nothing of anybody.
create function own_decisions(p_oin text, p_from uuid, p_limit integer)
returns table (disclosure_id uuid, epoch_ms bigint, facts_kid text, facts bytea, consent_ids uuid[])
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform set_config('seinhuis.oin', p_oin, true);
  return query
  select d.disclosure_id, d.epoch_ms, d.facts_kid, d.facts, d.consent_ids from public.delivery d
  where d.disclosure_id >= p_from and d.sender_oin = p_oin order by d.disclosure_id desc limit p_limit;
  perform set_config('seinhuis.oin', '', true);
end $$;

revoke execute on function line_is_for(text, text, jsonb), log_line(text, uuid), disclosure_standing(text, uuid),
  own_decisions(text, uuid, integer),
  log_lines(text, uuid, uuid, text[], text, text, text[], integer, integer) from public;
grant execute on function log_line(text, uuid), disclosure_standing(text, uuid),
  own_decisions(text, uuid, integer),
  log_lines(text, uuid, uuid, text[], text, text, text[], integer, integer) to seinhuis_gateway;
`;
