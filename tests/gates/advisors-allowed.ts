/**
 * What Supabase's advisors may go on saying, and why. Whatever is not here shuts the gate; so does an
 * entry that no longer matches anything.
 */
export type Allowed = {
  /** The lint's name, as `supabase db advisors` prints it. */
  lint: string
  /** Matches `schema.object`. */
  objects: RegExp
  reason: string
}

export const allowed: Allowed[] = [
  {
    lint: 'function_search_path_mutable',
    objects: /^pgboss\./,
    reason:
      "pg-boss writes its own schema and names it in every statement; none of these runs with its owner's rights, and no request's role may use the schema.",
  },
]
