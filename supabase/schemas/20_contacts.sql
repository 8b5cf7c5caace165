-- Who writes: companies, contacts and the identities a contact is known by. A contact who nobody has
-- vouched for is a visitor: it has only a browser's secret, and never joins a verified contact.

create table public.companies (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 120),
  external_id text,
  importance smallint not null default 0 check (importance between 0 and 100),
  attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.companies is 'The customer''s employer. external_id is its id in the back office whose inbox (27_identity.sql) names it.';
comment on column public.companies.attributes is '{key: value} of attribute_definitions with the subject company.';

create table public.contacts (
  id uuid primary key default gen_random_uuid(),
  company_id uuid references public.companies (id) on delete set null,
  name text check (length(name) between 1 and 120),
  email text check (email ~ '^[^@\s]+@[^@\s]+$'),
  phone text,
  avatar_url text check (avatar_url ~ '^(https?://|/)'),
  locale text check (locale in ('ru', 'en')),
  attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
  unverified_attributes jsonb not null default '{}' check (jsonb_typeof(unverified_attributes) = 'object' and length(unverified_attributes::text) <= 16000),
  vouched jsonb not null default '{}' check (jsonb_typeof(vouched) = 'object'),
  merged_into_id uuid references public.contacts (id),
  access_epoch bigint not null default 1,
  blocked_at timestamptz,
  erased_at timestamptz,
  erased_by uuid references public.members (id),
  created_by uuid references public.members (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.contacts is 'A person outside; "customer" in the interface, "visitor" while it has no name.';
comment on column public.contacts.access_epoch is 'Part of the contact''s realtime topic name; raised when a session is revoked or the contact blocked.';
comment on column public.contacts.attributes is '{key: value} of attribute_definitions with the subject contact: written by members, or by a host page whose backend signed it.';
comment on column public.contacts.unverified_attributes is 'The same, as a host page''s browser said it without a signature: shown as unverified, and nothing is decided by it.';
comment on column public.contacts.vouched is '{name, email, phone, company_id}: what the signed identity said last. What a member wrote over it stays until the identity says something else.';
comment on column public.contacts.merged_into_id is 'The contact that stands for the same person (48_merge.sql); null while this one stands for itself. Never a chain.';

create table public.contact_identities (
  id uuid primary key default gen_random_uuid(),
  contact_id uuid not null references public.contacts (id) on delete cascade,
  channel text not null check (channel in ('widget', 'email', 'phone', 'telegram')),
  external_id text not null check (length(external_id) between 1 and 200),
  verified_at timestamptz,
  created_at timestamptz not null default now()
);
comment on table public.contact_identities is 'How a contact is known in a channel. For widget the external id is the user_id the host page''s backend signed.';

comment on column public.contacts.created_by is 'The member who wrote this person in by hand, and sees it before any conversation; null for whoever came by itself.';
comment on column public.contacts.erased_at is 'When a lawful erasure blanked this person and everything said with it (36_erasure.sql).';

create index contacts_erased_by on public.contacts (erased_by) where erased_by is not null;
create index contacts_created_by on public.contacts (created_by) where created_by is not null;
create index contacts_company_id on public.contacts (company_id);
create index contacts_merged_into_id on public.contacts (merged_into_id) where merged_into_id is not null;
create index contacts_email on public.contacts (lower(email)) where email is not null;
create index contacts_phone on public.contacts (phone) where phone is not null;
create index contact_identities_contact_id on public.contact_identities (contact_id);

create trigger companies_touch before update on public.companies
  for each row execute function private.touch_updated_at();
create trigger contacts_touch before update on public.contacts
  for each row execute function private.touch_updated_at();
