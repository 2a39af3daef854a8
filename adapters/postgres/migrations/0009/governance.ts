/**
 * Policy versions by token: the gateway's login keeps proposals and approvals of administrators who signed in, and the
 * tables apply a version that two of them approved. No login of a running gateway writes a policy itself.
 */
export const governance = `
create policy governance_is_read on proposal for select to seinhuis_gateway using (role = 'beheerder');
create policy policy_is_proposed on proposal for insert to seinhuis_gateway
  with check (role = 'beheerder' and kind = 'beleid' and proposed_issuer <> '');

-- Beside the filters there are, these hold back: no name that was typed, and nothing closed that the tables cannot apply.
create policy administrators_sign_in on approval as restrictive for insert to seinhuis_gateway
  with check (issuer <> '' or exists (
    select from proposal p where p.proposal_id = approval.proposal_id and p.role = 'privacyfunctionaris'));
create policy only_policies_apply on proposal_outcome as restrictive for insert to seinhuis_gateway
  with check (outcome <> 'toegepast' or exists (select from proposal p
    where p.proposal_id = proposal_outcome.proposal_id and (p.role = 'privacyfunctionaris' or p.kind = 'beleid')));
grant select on administrator to seinhuis_gateway;

-- The document is taken out of the content as it stands there, byte for byte: that is what its digest is about.
create function policy_applies() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into public.policy_version (version, digest, document, valid_from, valid_until)
  select (one.value ->> 'version')::integer, one.value ->> 'digest', (one.value -> 'document')::text,
    (one.value -> 'validity' ->> 'geldigVan')::date, (one.value -> 'validity' ->> 'geldigTot')::date
  from public.proposal p,
    json_array_elements(coalesce(p.content::json -> 'directory' -> 'policies', '[]')) one
  where p.proposal_id = new.proposal_id and p.kind = 'beleid' and p.role = 'beheerder';
  return null;
end $$;
create trigger policy_applies after insert on proposal_outcome for each row
  when (new.outcome = 'toegepast') execute function policy_applies();
revoke execute on function policy_applies() from public;
`;
