import type { Noun } from '../matrix/probe.ts'
import { auditRules } from './audit.ts'
import { avatarRules } from './avatars.ts'
import { contactRules } from './contacts.ts'
import { conversationRules } from './conversations.ts'
import { fileRules } from './files.ts'
import { inboxRules } from './inboxes.ts'
import { knowingPeopleRules } from './knowing-people.ts'
import { ledgerRules } from './ledger.ts'
import { listRules } from './lists.ts'
import { losingSightRules } from './losing-sight.ts'
import { macroRules } from './macros.ts'
import { mergingRules } from './merging.ts'
import { messageRules } from './messages.ts'
import { noteRules } from './notes.ts'
import { operationRules } from './operation.ts'
import { peopleRules } from './people.ts'
import { draftRules } from './drafts.ts'
import { preferenceRules } from './preferences.ts'
import { roleRules } from './roles.ts'
import { routingRules } from './routing.ts'
import { peopleListRules } from './people-lists.ts'
import { searchRules } from './search.ts'
import { tagAndViewRules } from './tags-and-views.ts'
import { teamRules } from './team.ts'
import { topicRules } from './topics.ts'
import { widgetRules } from './widget.ts'

/** Everything that has expectations. */
export const nouns: Noun[] = [
  conversationRules,
  messageRules,
  noteRules,
  contactRules,
  knowingPeopleRules,
  mergingRules,
  teamRules,
  listRules,
  tagAndViewRules,
  macroRules,
  topicRules,
  losingSightRules,
  fileRules,
  widgetRules,
  inboxRules,
  ledgerRules,
  roleRules,
  peopleRules,
  auditRules,
  avatarRules,
  operationRules,
  draftRules,
  preferenceRules,
  routingRules,
  peopleListRules,
  searchRules,
]
