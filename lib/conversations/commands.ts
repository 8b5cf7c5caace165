import { ok, type Result } from '#lib/kernel/result.ts'
import { roomFromJson, type Room, type RoomJson } from '#lib/routing/room.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'

/*
 * The verbs of a conversation: each calls one database function, each may be repeated without harm. Every
 * one may be refused with not_permitted and conversation_not_found; other reasons stand beside it.
 */

/** Takes an unassigned one. Reasons: already_assigned. */
export async function claim(db: Supabase, conversation: string) {
  return withRoom(db.rpc('claim_conversation', { conversation }))
}

/** Gives it to a member, over capacity too. Reasons: member_not_found. */
export async function assign(db: Supabase, conversation: string, member: string) {
  return withRoom(db.rpc('assign_conversation', { conversation, member }))
}

/** Puts it back among the unassigned. */
export function unassign(db: Supabase, conversation: string) {
  return done(db.rpc('unassign_conversation', { conversation }))
}

/**
 * Hands it to a team, where it waits for somebody; a note is left before. Reasons: team_not_found,
 * message_too_long.
 */
export function move(db: Supabase, conversation: string, team: string, note: string) {
  return done(db.rpc('move_conversation', { conversation, team, ...(note && { note }) }))
}

/** −100–100, 0 for as it comes. */
export function setPriority(db: Supabase, conversation: string, priority: number) {
  return done(db.rpc('set_priority', { conversation, priority }))
}

/** The instant that must not pass unanswered; null takes it away. */
export function setUrgentAt(db: Supabase, conversation: string, at: Date | null) {
  // The generator takes every argument for one that is never null.
  const instant = (at && at.toISOString()) as string
  return done(db.rpc('set_urgent_at', { conversation, urgent_at: instant }))
}

/**
 * Lets it sleep until an instant, or (null) until the customer replies; asleep already, it moves the
 * instant. Reasons: conversation_closed, until_in_past, reason_too_long.
 */
export function snooze(db: Supabase, conversation: string, until: Date | null, reason: string) {
  const asked = { conversation, reason, ...(until && { until: until.toISOString() }) }
  return done(db.rpc('snooze_conversation', asked))
}

/** Wakes it for whoever has it. */
export function wake(db: Supabase, conversation: string) {
  return done(db.rpc('wake_conversation', { conversation }))
}

export function close(db: Supabase, conversation: string) {
  return done(db.rpc('close_conversation', { conversation }))
}

export function reopen(db: Supabase, conversation: string) {
  return done(db.rpc('reopen_conversation', { conversation }))
}

/** Puts a tag on. Reasons: tag_not_found, too_many_tags. */
export function tag(db: Supabase, conversation: string, tag: string) {
  return done(db.rpc('tag_conversation', { conversation, tag }))
}

/** Takes a tag off. */
export function untag(db: Supabase, conversation: string, tag: string) {
  return done(db.rpc('untag_conversation', { conversation, tag }))
}

/** Moves one's read mark up to a message; never back. */
export function markRead(db: Supabase, conversation: string, seq: number) {
  return done(db.rpc('mark_read', { conversation, seq }))
}

/** Takes back what mentions opened to a member: one's own mentions, or with `assign` anybody's. */
export function withdrawMention(db: Supabase, conversation: string, member: string) {
  return done(db.rpc('withdraw_mention', { conversation, member }))
}

type Call = Parameters<typeof verdict>[0]

async function done(call: Call): Promise<Result<null>> {
  const result = await verdict(call)
  return result.ok ? ok(null) : result
}

async function withRoom(call: Call): Promise<Result<Room>> {
  const result = await verdict(call)
  return result.ok ? ok(roomFromJson(result.value as RoomJson)) : result
}
