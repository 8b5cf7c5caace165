-- The door handle: does something as somebody, tells how it went, and undoes it.

create schema proof;

-- One attempt. Answers {"answer": text|null} of the first column of the first row, {"touched": n} of a
-- statement that is asked only how many rows it changed, or {"state", "message"} of a refusal.
create function proof.attempt(as_role text, claims jsonb, statement text, touches boolean) returns jsonb
language plpgsql as $$
declare
  answer text;
  touched bigint;
  outcome jsonb;
begin
  begin
    perform set_config('request.jwt.claims', claims::text, true), set_config('role', as_role, true);
    if touches then
      execute statement;
      get diagnostics touched = row_count;
      outcome := jsonb_build_object('touched', touched);
    else
      execute statement into answer;
      outcome := jsonb_build_object('answer', answer);
    end if;
    -- Undoes the rows, the role and the claims; the outcome is a variable and stays.
    raise exception using errcode = 'PROOF';
  exception
    when sqlstate 'PROOF' then null;
    when others then outcome := jsonb_build_object('state', sqlstate, 'message', sqlerrm);
  end;
  return outcome;
end
$$;

-- Several in one round trip: [[statement, touches], …] → [outcome, …].
create function proof.attempts(as_role text, claims jsonb, asked jsonb) returns jsonb
language plpgsql as $$
declare
  one jsonb;
  outcomes jsonb[] := '{}';
begin
  for one in select value from jsonb_array_elements(asked) with ordinality order by ordinality loop
    outcomes := outcomes || proof.attempt(as_role, claims, one ->> 0, (one ->> 1)::boolean);
  end loop;
  return to_jsonb(outcomes);
end
$$;
