import type { Day } from '../day.ts'
import type { CycleKind } from '../evaluation/evaluation.ts'
import type { LanguageCode } from '../evaluation/form.ts'

export const broadcastLanguages: readonly LanguageCode[] = ['vi', 'en', 'de', 'ar']

/** A text per language; a language may be missing, and is then shown as missing until a fallback is chosen. */
export type BroadcastTexts = Readonly<Partial<Record<LanguageCode, string>>>

/** A photo or a document as its channel names it; nobody else can open the name. */
export type Attachment = Readonly<{ kind: 'photo' | 'document'; file: string; name: string }>

/** Characters of a text alone: Telegram takes 4,096 with what stands around it. */
export const longestText = 3_600
/** Characters of a text under a photo or a document: Telegram takes 1,024 with what stands around it. */
export const longestCaption = 800

/** Signs that a line needs besides its own, where what is written from the right meets what is not. */
const signsOfLine = 3
/** Characters and signs together: what a message has room for beside its longest surroundings. */
const roomForText = 3_780
const roomForCaption = 850

const roomOf = (text: string): number => text.length + signsOfLine * text.split('\n').length

/** Whether a message has no room for a text; many short lines take more of it than their characters. */
export const isTooLong = (text: string, isCaption: boolean): boolean =>
  isCaption
    ? text.length > longestCaption || roomOf(text) > roomForCaption
    : text.length > longestText || roomOf(text) > roomForText

/** Whom it is for: everybody with a post in the unit or below, narrowed by what is not null. */
export type Audience = Readonly<{
  unitId: string
  role: AudienceRole | null
  positionGroup: string | null
  language: LanguageCode | null
  /** Those who have not handed in the evaluation of this cycle. */
  cycleId: string | null
}>

export const audienceRoles = ['supervisor', 'staff', 'admin'] as const
export type AudienceRole = (typeof audienceRoles)[number]

export type BroadcastState = 'draft' | 'awaiting' | 'scheduled' | 'running' | 'paused' | 'ended'

/** Why it is over. `discarded`: the draft was thrown away. `declined`: the second person said no. */
export type BroadcastEnding = 'finished' | 'cancelled' | 'discarded' | 'declined' | 'authorLostRole'

export type BroadcastStep = `text.${LanguageCode}` | 'attachment' | 'time' | 'unit'

export type Broadcast = Readonly<{
  id: string
  authorId: string
  state: BroadcastState
  ending: BroadcastEnding | null
  version: number
  /** What its author is being asked just now; null when nothing typed is expected. */
  step: BroadcastStep | null
  audience: Audience
  texts: BroadcastTexts
  fallback: LanguageCode | null
  attachment: Attachment | null
  asksRead: boolean
  /** Null: as soon as it may. */
  startsAt: Date | null
  noticeId: string | null
  confirmedAt: Date | null
}>

/** What a recipient gets; his language chooses among the texts. */
export type Announcement = Readonly<{
  broadcastId: string
  sender: string
  texts: BroadcastTexts
  fallback: LanguageCode | null
  attachment: Attachment | null
  asksRead: boolean
}>

/** Who the audience is and how it would be reached. `languages` counts those who can be reached, by language. */
export type AudienceCounts = Readonly<{
  total: number
  unlinked: number
  languages: Readonly<Record<LanguageCode, number>>
}>

/** What became of the recipients. `waiting`: still to come. `later`: in quiet hours until their morning. */
export type BroadcastCounts = Readonly<{
  total: number
  waiting: number
  later: number
  sent: number
  read: number
  gone: number
  unlinked: number
  refused: number
  unknown: number
  cancelled: number
}>

/** Positions that count as one; they are known by their titles. */
export type PositionGroup = Readonly<{ code: string; titles: readonly Readonly<Record<string, string>>[] }>

/** What narrows an audience within its unit, as it is shown; `period` is the one not handed in for. */
export type Narrowing = Readonly<{
  role: AudienceRole | null
  group: PositionGroup | null
  language: LanguageCode | null
  period: Readonly<{ kind: CycleKind; periodFrom: Day; periodTo: Day }> | null
}>

/** What a card, a list and a report say of a broadcast; personal text is only its beginning. */
export type BroadcastCard = Readonly<{
  broadcastId: string
  author: string
  unit: string
  narrowing: Narrowing
  title: string
  /** Recipients, of them `unlinked` without an account. */
  total: number
  unlinked: number
  asksRead: boolean
  startsAt: string | null
}>

export type DecisionTime = Readonly<{ decider: string; decidedAt: string }>

export type ReleaseOutcome =
  | (Readonly<{ kind: 'released' }> & DecisionTime)
  /** `by` is null where it is not known any more who it was. */
  | Readonly<{ kind: 'cancelled'; by: DecisionTime | null }>
  | (Readonly<{ kind: 'declined'; reason: string }> & DecisionTime)
  | Readonly<{ kind: 'authorLostRole' }>

/** The text somebody of this language gets, and whose language it is. */
export const textFor = (
  { texts, fallback }: Pick<Announcement, 'texts' | 'fallback'>,
  language: LanguageCode,
): Readonly<{ text: string; language: LanguageCode }> | undefined => {
  const own = texts[language]
  if (own !== undefined) return { text: own, language }
  const other = fallback === null ? undefined : texts[fallback]
  return other === undefined || fallback === null ? undefined : { text: other, language: fallback }
}

/**
 * What somebody gets who has come to another language since it was confirmed: whatever there is, and whose
 * language it is, since an announcement without its text is none.
 */
export const textAtHand = (
  announcement: Pick<Announcement, 'texts' | 'fallback'>,
  language: LanguageCode,
): ReturnType<typeof textFor> => {
  const any = broadcastLanguages.find(written => announcement.texts[written] !== undefined)
  return textFor(announcement, language) ?? (any && textFor(announcement, any))
}

/** Languages of recipients for whom there is neither a text nor a fallback. */
export const languagesWithoutText = (
  broadcast: Pick<Announcement, 'texts' | 'fallback'>,
  { languages }: AudienceCounts,
): readonly LanguageCode[] =>
  broadcastLanguages.filter(language => languages[language] > 0 && textFor(broadcast, language) === undefined)

const titleLength = 60

/** A line without any of these shows as nothing. */
const somethingVisible = /[\p{L}\p{N}\p{P}\p{S}]/u

/** The first line of what was written, short enough for a list; no character is cut in two. */
export const titleOf = ({ texts, fallback }: Pick<Announcement, 'texts' | 'fallback'>): string => {
  const first = fallback ?? broadcastLanguages.find(language => texts[language] !== undefined)
  const lines = (first && texts[first]?.split('\n')) ?? []
  const line = lines.find(text => somethingVisible.test(text))?.trim() ?? ''
  const characters = [...line]
  return characters.length > titleLength ? `${characters.slice(0, titleLength - 1).join('')}…` : line
}
