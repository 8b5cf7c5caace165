-- The demo cast: one team, two client companies, one widget inbox, a few conversations. The same people
-- stand in the tests. May be applied again at any time: what is there stays as it is.
-- Passwords of all members: otklik-demo-2026

do $seed$
declare
  fresh boolean := not exists (select from public.inboxes where key = 'demo-travel');
begin
  if not fresh then return; end if;
  perform set_config('otklik.quiet', 'on', true);

  -- Auth users; Auth itself reads '' and null differently, so its token columns are ''.
  insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data,
    confirmation_token, recovery_token, email_change, email_change_token_new, email_change_token_current, phone_change, phone_change_token, reauthentication_token)
  select p.id::uuid, 'authenticated', 'authenticated', p.email, extensions.crypt('otklik-demo-2026', extensions.gen_salt('bf', 8)), now(),
    '{"provider": "email", "providers": ["email"]}', '{}', '', '', '', '', '', '', '', ''
  from (values
    ('0a000000-0000-4000-8000-000000000001', 'vera@demo.otklik.test'),
    ('0a000000-0000-4000-8000-000000000002', 'artem@demo.otklik.test'),
    ('0a000000-0000-4000-8000-000000000003', 'anna@demo.otklik.test'),
    ('0a000000-0000-4000-8000-000000000004', 'boris@demo.otklik.test'),
    ('0a000000-0000-4000-8000-000000000005', 'darya@demo.otklik.test')) p (id, email)
  on conflict (id) do nothing;
  insert into auth.identities (id, provider, provider_id, user_id, identity_data)
  select u.id, 'email', u.id::text, u.id, jsonb_build_object('sub', u.id, 'email', u.email, 'email_verified', true)
  from auth.users u where u.email like '%@demo.otklik.test' on conflict do nothing;

  -- Nobody is at a desk yet; whoever opens one is online by that, and gets what waits.
  insert into public.members (id, role_id, name, email, locale, availability, availability_source, capacity)
  select p.id::uuid, r.id, p.name, p.email, p.locale, 'offline', 'closed', 8
  from (values
    ('0a000000-0000-4000-8000-000000000001', 'superadmin', 'Вера Соколова', 'vera@demo.otklik.test', 'ru'),
    ('0a000000-0000-4000-8000-000000000002', 'admin', 'Артём Лебедев', 'artem@demo.otklik.test', 'ru'),
    ('0a000000-0000-4000-8000-000000000003', 'agent', 'Анна Морозова', 'anna@demo.otklik.test', 'ru'),
    ('0a000000-0000-4000-8000-000000000004', 'agent', 'Борис Ким', 'boris@demo.otklik.test', 'ru'),
    ('0a000000-0000-4000-8000-000000000005', 'agent', 'Дарья Волкова', 'darya@demo.otklik.test', 'en')
  ) p (id, role, name, email, locale)
  join public.roles r on r.key = p.role;

  insert into public.teams (id, name, routing) values
    ('0b000000-0000-4000-8000-000000000001', 'Билеты', 'balanced'),
    ('0b000000-0000-4000-8000-000000000002', 'Отели', 'balanced');
  insert into public.team_members (team_id, member_id, is_primary) values
    ('0b000000-0000-4000-8000-000000000001', '0a000000-0000-4000-8000-000000000003', true),
    ('0b000000-0000-4000-8000-000000000001', '0a000000-0000-4000-8000-000000000004', true),
    ('0b000000-0000-4000-8000-000000000002', '0a000000-0000-4000-8000-000000000005', true);

  insert into public.categories (id, key, names, team_id, priority, sort_order) values
    ('0c000000-0000-4000-8000-000000000001', 'tickets', '{"ru": "Билеты", "en": "Tickets"}', '0b000000-0000-4000-8000-000000000001', 20, 1),
    ('0c000000-0000-4000-8000-000000000002', 'hotels', '{"ru": "Отели", "en": "Hotels"}', '0b000000-0000-4000-8000-000000000002', 10, 2),
    ('0c000000-0000-4000-8000-000000000003', 'refunds', '{"ru": "Возвраты", "en": "Refunds"}', '0b000000-0000-4000-8000-000000000001', 30, 3),
    ('0c000000-0000-4000-8000-000000000004', 'other', '{"ru": "Другой вопрос", "en": "Something else"}', '0b000000-0000-4000-8000-000000000001', 0, 4);

  insert into public.macros (id, name, visibility, team_id, owner_id, body, actions) values
    ('1d000000-0000-4000-8000-000000000001', 'Приветствие', 'everyone', null, '0a000000-0000-4000-8000-000000000002',
     'Здравствуйте! Меня зовут {{agent.first_name}}, сейчас всё посмотрю.', '[]'),
    ('1d000000-0000-4000-8000-000000000002', 'Возврат оформлен', 'team', '0b000000-0000-4000-8000-000000000001', '0a000000-0000-4000-8000-000000000002',
     E'{{contact.first_name|Здравствуйте}}, возврат по обращению №{{conversation.number}} оформлен.\n\nДеньги придут **в течение 5 рабочих дней** на ту же карту.',
     '[{"type": "category", "category_id": "0c000000-0000-4000-8000-000000000003"}, {"type": "close"}]'),
    ('1d000000-0000-4000-8000-000000000003', 'Ждём документы', 'everyone', null, '0a000000-0000-4000-8000-000000000002',
     E'Пришлите, пожалуйста:\n- номер брони;\n- фамилию пассажира латиницей.', '[{"type": "snooze", "preset": "reply"}]');

  insert into public.inboxes (id, name, channel, key, team_id, greetings) values
    ('0d000000-0000-4000-8000-000000000001', 'Сайт «Северный путь»', 'widget', 'demo-travel', '0b000000-0000-4000-8000-000000000001',
     '{"ru": "Здравствуйте! Поможем с билетами, отелями и возвратами.", "en": "Hello! We help with tickets, hotels and refunds."}');

  insert into public.companies (id, name, inbox_id, external_id, importance) values
    ('0e000000-0000-4000-8000-000000000001', 'Северный ветер', '0d000000-0000-4000-8000-000000000001', 'northwind', 60),
    ('0e000000-0000-4000-8000-000000000002', 'Альфа Логистика', '0d000000-0000-4000-8000-000000000001', 'alpha-logistics', 30);
  insert into public.contacts (id, company_id, name, email, phone, locale) values
    ('0f000000-0000-4000-8000-000000000001', '0e000000-0000-4000-8000-000000000001', 'Мария Иванова', 'maria@northwind.test', '+79120000001', 'ru'),
    ('0f000000-0000-4000-8000-000000000002', '0e000000-0000-4000-8000-000000000002', 'Павел Орлов', 'pavel@alpha.test', '+79120000002', 'ru'),
    ('0f000000-0000-4000-8000-000000000003', '0e000000-0000-4000-8000-000000000002', 'Elena Petrova', 'elena@alpha.test', null, 'en'),
    ('0f000000-0000-4000-8000-000000000004', null, null, null, null, null);
  insert into public.contact_identities (contact_id, inbox_id, channel, external_id, verified_at) values
    ('0f000000-0000-4000-8000-000000000001', '0d000000-0000-4000-8000-000000000001', 'widget', 'maria', now()),
    ('0f000000-0000-4000-8000-000000000002', '0d000000-0000-4000-8000-000000000001', 'widget', 'pavel', now()),
    ('0f000000-0000-4000-8000-000000000003', '0d000000-0000-4000-8000-000000000001', 'widget', 'elena', now());
  insert into public.attribute_definitions (subject, key, names, type, choices, sort_order) values
    ('contact', 'card', '{"ru": "Бонусная карта", "en": "Loyalty card"}', 'choice', '{Базовая,Серебряная,Золотая}', 1),
    ('contact', 'passport_until', '{"ru": "Паспорт до", "en": "Passport until"}', 'date', '{}', 2),
    ('company', 'contract', '{"ru": "Договор", "en": "Contract"}', 'text', '{}', 1),
    ('conversation', 'booking', '{"ru": "Номер брони", "en": "Booking"}', 'text', '{}', 1);
  update public.contacts k set
    vouched = jsonb_strip_nulls(jsonb_build_object('name', k.name, 'email', k.email, 'company_id', k.company_id)),
    attributes = case k.name when 'Павел Орлов' then '{"card": "Золотая"}'::jsonb else '{}' end
  where exists (select from public.contact_identities i where i.contact_id = k.id);

  create temporary table talk (conversation int, minutes_ago int, who text, body text) on commit drop;
  insert into talk values
    (1, 190, 'customer', 'Здравствуйте! Рейс SU-1402 завтра в 9:40, а фамилия в билете с ошибкой: Иваново вместо Иванова.'),
    (1, 186, 'anna', 'Здравствуйте, Мария! Вижу заказ. Исправление одной буквы бесплатное, оформляю.'),
    (1, 184, 'note', 'Авиакомпания подтвердила по телефону, новый билет придёт в течение часа.'),
    (1, 183, 'anna', 'Готово: новый билет придёт на почту в течение часа.'),
    (1, 12, 'customer', 'Пока ничего не пришло. Рейс уже скоро, проверьте, пожалуйста!'),
    (2, 95, 'customer', 'Добрый день. Нужен возврат за поезд 016А, заболел сотрудник. Справка есть.'),
    (2, 8, 'customer', 'Можно ли вернуть полную стоимость?'),
    (3, 240, 'customer', 'Hi! The hotel says our booking for 3 rooms is not confirmed. Check-in is tonight.'),
    (3, 236, 'darya', 'Hello Elena, I am calling the hotel right now.'),
    (3, 228, 'darya', 'Confirmed: three rooms, breakfast included. The voucher is in your account.'),
    (3, 221, 'customer', 'Thank you, that was quick!'),
    (4, 33, 'customer', 'Подскажите, можно ли провезти кота в купе?'),
    (5, 3000, 'customer', 'Не получается скачать закрывающие документы за октябрь.'),
    (5, 2990, 'boris', 'Павел, здравствуйте! Бухгалтерия выложит их 5-го числа, напомню вам сам.'),
    (6, 4400, 'customer', 'Спасибо, вопрос с багажом решён!'),
    (6, 4390, 'anna', 'Отлично! Хорошей поездки.');

  insert into public.conversations (id, inbox_id, contact_id, category_id, team_id, assignee_id, status, priority, contact_name,
    last_seq, last_contact_seq, last_member_seq, position, preview, preview_from, last_message_at, waiting_since, snoozed_until, snoozed_by, snooze_reason, closed_at, created_at)
  select ('1a000000-0000-4000-8000-00000000000' || c.n)::uuid, '0d000000-0000-4000-8000-000000000001', c.contact::uuid, g.id, g.team_id, c.assignee::uuid,
    c.status, g.priority, k.name, t.messages, t.last_customer, t.last_member, t.entries, left(t.last_body, 140), t.last_from::public.actor_kind,
    now() - make_interval(mins => t.newest), case when c.status = 'open' and t.last_from = 'contact' then now() - make_interval(mins => t.waiting) end,
    case c.status when 'snoozed' then now() + interval '2 days' end, case c.status when 'snoozed' then c.assignee::uuid end,
    case c.status when 'snoozed' then 'Ждём бухгалтерию' else '' end, case c.status when 'closed' then now() - interval '3 days' end,
    now() - make_interval(mins => t.oldest)
  from (values
    (1, '0f000000-0000-4000-8000-000000000001', 'tickets', '0a000000-0000-4000-8000-000000000003', 'open'),
    (2, '0f000000-0000-4000-8000-000000000002', 'refunds', null, 'open'),
    (3, '0f000000-0000-4000-8000-000000000003', 'hotels', '0a000000-0000-4000-8000-000000000005', 'open'),
    (4, '0f000000-0000-4000-8000-000000000004', 'other', null, 'open'),
    (5, '0f000000-0000-4000-8000-000000000002', 'other', '0a000000-0000-4000-8000-000000000004', 'snoozed'),
    (6, '0f000000-0000-4000-8000-000000000001', 'tickets', '0a000000-0000-4000-8000-000000000003', 'closed')
  ) c (n, contact, category, assignee, status)
  join public.categories g on g.key = c.category
  join public.contacts k on k.id = c.contact::uuid
  join lateral (
    select count(*) filter (where w.who <> 'note') as messages, 1 + count(*) as entries,
      coalesce(max(w.seq) filter (where w.who = 'customer'), 0) as last_customer,
      coalesce(max(w.seq) filter (where w.who not in ('customer', 'note')), 0) as last_member,
      min(w.minutes_ago) as newest, max(w.minutes_ago) as oldest,
      coalesce(max(w.minutes_ago) filter (where w.who = 'customer' and w.seq > coalesce(w.answered, 0)), 0) as waiting,
      (array_agg(w.body order by w.minutes_ago) filter (where w.who <> 'note'))[1] as last_body,
      (array_agg(case w.who when 'customer' then 'contact' else 'member' end order by w.minutes_ago) filter (where w.who <> 'note'))[1] as last_from
    from (select s.*, max(s.seq) filter (where s.who not in ('customer', 'note')) over () as answered
      from (select t.*, count(*) filter (where t.who <> 'note') over (order by t.minutes_ago desc) as seq
        from talk t where t.conversation = c.n) s) w
  ) t on true;

  insert into public.conversation_events (conversation_id, position, type, actor_kind, actor_id, payload, occurred_at)
  select c.id, 1, 'conversation_started', 'contact', c.contact_id,
    jsonb_build_object('category_id', c.category_id, 'team_id', c.team_id), c.created_at
  from public.conversations c where c.inbox_id = '0d000000-0000-4000-8000-000000000001';

  create temporary table line on commit drop as
  select c.id as conversation_id, c.contact_id, t.who, t.body, now() - make_interval(mins => t.minutes_ago) as said_at,
    1 + row_number() over (partition by t.conversation order by t.minutes_ago desc) as position,
    count(*) filter (where t.who <> 'note') over (partition by t.conversation order by t.minutes_ago desc) as seq,
    m.id as member_id, gen_random_uuid() as id
  from talk t
  join public.conversations c on c.id = ('1a000000-0000-4000-8000-00000000000' || t.conversation)::uuid
  left join public.members m on m.email = case t.who when 'note' then 'anna' else t.who end || '@demo.otklik.test';

  -- The watch for unread replies looks at the present only.
  alter table public.messages disable trigger messages_watch_unread;
  insert into public.messages (conversation_id, seq, position, client_id, author_kind, author_id, body, sent_at)
  select conversation_id, seq, position, id, (case who when 'customer' then 'contact' else 'member' end)::public.actor_kind,
    case who when 'customer' then contact_id else member_id end, body, said_at
  from line where who <> 'note';
  alter table public.messages enable trigger messages_watch_unread;
  insert into public.notes (id, conversation_id, position, client_id, author_id, body, written_at)
  select id, conversation_id, position, id, member_id, body, said_at from line where who = 'note';
  insert into public.conversation_events (conversation_id, position, type, actor_kind, actor_id, seq, note_id, occurred_at)
  select conversation_id, position, case who when 'note' then 'note_written' else 'message_sent' end,
    (case who when 'customer' then 'contact' else 'member' end)::public.actor_kind,
    case who when 'customer' then contact_id else member_id end,
    case when who <> 'note' then seq end, case when who = 'note' then id end, said_at
  from line;

  insert into public.read_marks (conversation_id, reader_id, reader_kind, last_read_seq)
  select conversation_id, case who when 'customer' then contact_id else member_id end,
    (case who when 'customer' then 'contact' else 'member' end)::public.actor_kind, max(seq)
  from line where who <> 'note' group by 1, 2, 3;

  insert into public.tags (id, name, colour) values
    ('1b000000-0000-4000-8000-000000000001', 'VIP', 'violet'),
    ('1b000000-0000-4000-8000-000000000002', 'жалоба', 'red'),
    ('1b000000-0000-4000-8000-000000000003', 'вылет завтра', 'orange'),
    ('1b000000-0000-4000-8000-000000000004', 'документы', 'blue');
  update public.conversations set tag_ids = array['1b000000-0000-4000-8000-000000000003']::uuid[]
  where id = '1a000000-0000-4000-8000-000000000001';
  update public.conversations set tag_ids = array['1b000000-0000-4000-8000-000000000004']::uuid[]
  where id = '1a000000-0000-4000-8000-000000000005';
end
$seed$;
