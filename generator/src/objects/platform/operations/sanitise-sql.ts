import type { IEnvVar } from 'kubernetes-models/v1/EnvVar';

/**
 * Takes out of a copy of production what belongs to people and what opens doors: accounts with their
 * sessions, what they looked at and locked, what readers wrote into forms and to whom that is mailed,
 * and queued jobs, which would run a second time. The next migration makes the first admin of the copy's own Secret. Tables that a site does not have are left
 * out, so one text serves every version of the schema.
 */
export const sanitiseSql = String.raw`do $$
declare
  name text;
begin
  foreach name in array array[
    'payload_locked_documents_rels', 'payload_locked_documents',
    'payload_preferences_rels', 'payload_preferences',
    'payload_jobs_log', 'payload_jobs', 'payload_kv',
    'form_submissions_submission_data', 'form_submissions', 'forms_emails_locales', 'forms_emails',
    'throttle_counts', 'users_sessions', 'users'
  ] loop
    if to_regclass('public.' || name) is not null then
      execute format('delete from public.%I', name);
    end if;
  end loop;
end
$$;
`;

/** How a script is given the SQL. */
export const sanitisation: IEnvVar = { name: 'SANITISE_SQL', value: sanitiseSql };
