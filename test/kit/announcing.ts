import type { Broadcast, Delivery } from '../../src/store/client/client.ts'
import { inhabitant } from './inhabitant.ts'
import { type Person, readable } from './person.ts'
import { fallsSilent, textsOf } from './reminding.ts'
import type { Town } from './town.ts'

type Language = 'vi' | 'en' | 'de' | 'ar'

/** The committee's own announcements, as a list. */
export const opensAnnouncements = async (author: Person): Promise<void> => {
  await author.hearsBelow(author.sends('/announce'))
}

/** Opens a new draft: everything about it on one screen. */
export const beginsAnnouncement = async (author: Person): Promise<void> => {
  await opensAnnouncements(author)
  await author.tapsText('announce:new')
  await author.seesText('announce:title')
}

/** Asks to be asked for the text of one language. */
export const goesToText = async (author: Person, language: Language): Promise<void> => {
  const name = author.speech.text(`announce:name.${language}`)
  const label = author.labels.find(key => key.startsWith('✍️') && key.includes(name))
  await author.taps(label ?? name)
  await author.seesText('announce:askText')
}

/** Writes the text of one language. */
export const writesText = async (author: Person, language: Language, text: string): Promise<void> => {
  await goesToText(author, language)
  await author.hearsBelow(author.sends(text))
  await author.seesText('announce:title')
}

/** Opens the question who it is for. */
export const goesToAudience = async (author: Person): Promise<void> => {
  await author.tapsText('announce:keyAudience')
  await author.seesText('announce:audienceTitle')
}

/** Back to the draft, from wherever one is asked for a part of it. */
export const goesBackToDraft = async (author: Person): Promise<void> => {
  await author.tapsText('common:back')
  await author.seesText('announce:title')
}

/** Chooses a unit by typing part of its name. */
export const choosesUnit = async (author: Person, name: string): Promise<void> => {
  await goesToAudience(author)
  await author.tapsText('announce:part.unit')
  await author.seesText('announce:unitTitle')
  await author.hearsBelow(author.sends(name))
  await author.taps(name)
  await author.tapsText('announce:chooseUnit', { unit: name })
  await author.seesText('announce:audienceTitle')
  await goesBackToDraft(author)
}

/** From the draft to what a recipient would see; it comes below. */
export const previews = async (author: Person): Promise<void> => {
  const { message_id: draft } = author.screen
  await author.tapsText('announce:keyPreview')
  await author.hearsBelow(draft)
}

/** From the draft over the preview to the last question. */
export const goesToConfirm = async (author: Person): Promise<void> => {
  await previews(author)
  await author.tapsText('announce:continue')
  await author.seesText('announce:confirmTitle')
}

/** A text in Vietnamese for everybody in one unit, as far as the last question. */
export const draftsFor = async (author: Person, unit: string, text: string): Promise<void> => {
  await beginsAnnouncement(author)
  await choosesUnit(author, unit)
  await writesText(author, 'vi', text)
  await choosesFallback(author, 'vi')
}

/** Says whose text those get who have none of their own; only where somebody needs it. */
export const choosesFallback = async (author: Person, language: Language): Promise<void> => {
  const label = author.speech.text('announce:keyFallback')
  if (!author.labels.includes(readable(label))) return
  await author.taps(label)
  await author.seesText('announce:askFallback')
  await author.taps(author.speech.text(`announce:name.${language}`))
  await author.seesText('announce:title')
}

/** From the draft over the last question to its end, where it goes out at once. */
export const sendsDraft = async (town: Town, author: Person): Promise<void> => {
  await goesToConfirm(author)
  await author.tapsText('announce:confirm')
  await author.seesText('broadcast:ending.finished')
  await fallsSilent(town)
}

/** A text in Vietnamese to everybody in one unit, from its beginning to its end. */
export const announces = async (town: Town, author: Person, unit: string, text: string): Promise<void> => {
  await draftsFor(author, unit, text)
  await sendsDraft(town, author)
}

/** To the whole province, which needs a second person. */
export const asksForRelease = async (author: Person, text: string, typedTime?: string): Promise<void> => {
  await beginsAnnouncement(author)
  await writesText(author, 'vi', text)
  await choosesFallback(author, 'vi')
  if (typedTime !== undefined) {
    await author.tapsText('announce:keyTime')
    await author.seesText('announce:askTime')
    await author.hearsBelow(author.sends(typedTime))
  }
  await goesToConfirm(author)
  await author.tapsText('announce:confirmRelease')
  await author.seesText('broadcast:state.awaiting')
}

/** Waits until it stands anywhere in his chat, on a message as it is now. */
export const finds = (town: Town, person: Person, text: string): Promise<void> =>
  town.telegram.settled(() => textsOf(person).some(said => said.includes(readable(text))))

/** A second member of the committee's staff, who can release. */
export const aSecondStaffMember = async (town: Town, language = 'vi'): Promise<Person> =>
  (await inhabitant(town, 'CB0009', language)).person

export const newestBroadcast = ({ database }: Town): Promise<Broadcast> =>
  database.prisma.broadcast.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })

/** The frozen list of the newest announcement that was confirmed. */
export const recipientsOf = async ({ database }: Town): Promise<Delivery[]> => {
  const { noticeId } = await database.prisma.broadcast.findFirstOrThrow({
    where: { noticeId: { not: null } },
    orderBy: { createdAt: 'desc' },
  })
  return database.prisma.delivery.findMany({ where: { noticeId: noticeId ?? '' } })
}
