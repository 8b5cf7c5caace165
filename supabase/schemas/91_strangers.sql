-- What strangers may ask of the database: one question. Everything else was taken from them at the end of
-- the page before.

grant execute on function public.widget_looks(text) to anon, authenticated, service_role;
