import { type Announcement, broadcastLanguages, textFor } from '../../domain/broadcast/broadcast.ts'
import type { DraftView } from '../../domain/broadcast/draft.ts'
import type { BroadcastFile } from '../../domain/broadcast/port.ts'
import type { Release } from '../../domain/broadcast/release.ts'
import type { LanguageCode } from '../../domain/evaluation/form.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import { type Button, inRowsOf, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { announcementScreen } from './announcement.ts'
import { audienceText } from './draft.ts'
import { languageName } from './narrowing.ts'
import { releaseKeys } from './release.ts'

const announcementOf = ({ broadcast, sender }: BroadcastFile): Announcement => {
  const { id, texts, fallback, attachment, asksRead } = broadcast
  return { broadcastId: id, sender, texts, fallback, attachment, asksRead }
}

/** Languages in which somebody would see it: those with readers, and those with a text. */
export const previewLanguages = ({ file, counts }: DraftView): LanguageCode[] =>
  broadcastLanguages.filter(
    language =>
      textFor(file.broadcast, language) !== undefined &&
      (counts.languages[language] > 0 || file.broadcast.texts[language] !== undefined),
  )

type Previewed = Readonly<{
  announcement: Announcement
  languages: readonly LanguageCode[]
  /** Where the key of a language leads. */
  dataOf(language: LanguageCode): string
  keys: readonly (readonly Button[])[]
}>

/**
 * The message exactly as somebody of this language gets it, in his own speech, with the ways to the other
 * languages and onwards under it in the speech of whoever looks.
 */
export const previewScreen = (
  { announcement, languages, dataOf, keys }: Previewed,
  their: Speech,
  own: Speech,
): Screen => {
  const seen = announcementScreen(announcement, null, their)
  const others = languages.map(language => ({
    text: `${language === their.language ? '● ' : ''}${languageName(language, own)}`,
    data: dataOf(language),
  }))
  const ownRows = [...(others.length > 1 ? inRowsOf(2, others) : []), ...keys]
  // The keyboard is laid out in their direction; these rows are for whoever looks.
  const inOwnDirection = their.isRtl === own.isRtl ? ownRows : ownRows.map(row => [...row].reverse())
  return { ...seen, rows: [...seen.rows, ...inOwnDirection] }
}

export const draftPreviewScreen = (view: DraftView, their: Speech, own: Speech): Screen => {
  const broadcast = view.file.broadcast.id
  return previewScreen(
    {
      announcement: announcementOf(view.file),
      languages: previewLanguages(view),
      dataOf: language => buttons.previewIn.encode({ broadcast, language }),
      keys: [
        [
          { text: own.text('announce:edit'), data: buttons.openBroadcast.encode({ broadcast }) },
          { text: own.text('announce:continue'), data: buttons.askConfirm.encode({ broadcast }) },
        ],
      ],
    },
    their,
    own,
  )
}

/** What the second person reads before his word, in whichever of its languages. */
export const releasePreviewScreen = ({ file, card }: Release, their: Speech, own: Speech): Screen => {
  const broadcast = card.broadcastId
  const announcement = announcementOf(file)
  return previewScreen(
    {
      announcement,
      languages: broadcastLanguages.filter(language => textFor(announcement, language) !== undefined),
      dataOf: language => buttons.releaseIn.encode({ broadcast, language }),
      keys: [
        ...releaseKeys(broadcast, own).slice(1),
        [{ text: own.text('approval:list'), data: buttons.approvals.encode({ page: 0 }) }],
      ],
    },
    their,
    own,
  )
}

const confirmLabel = ({ file, needsRelease }: DraftView, speech: Speech): string => {
  if (needsRelease) return speech.text('announce:confirmRelease')
  return speech.text(file.broadcast.startsAt ? 'announce:confirmLater' : 'announce:confirm')
}

/** The last look: how many in which language, when, and who else has a word in it. */
export const confirmScreen = (view: DraftView, speech: Speech): Screen => {
  const { file, counts, needsRelease } = view
  const { id: broadcast, version, startsAt } = file.broadcast
  return {
    text: joinHtml(
      [
        speech.html('announce:confirmTitle'),
        audienceText(view, speech),
        joinHtml(
          broadcastLanguages
            .filter(language => counts.languages[language] > 0)
            .map(language =>
              speech.html('announce:perLanguage', {
                language: languageName(language, speech),
                count: counts.languages[language],
              }),
            ),
          '\n',
        ),
        joinHtml(
          [
            startsAt
              ? speech.html('announce:at', { instant: speech.appointment(startsAt) })
              : speech.html('announce:now'),
            speech.html('announce:quietNow'),
            needsRelease && speech.html('announce:needsRelease'),
            speech.html('announce:frozen'),
          ],
          '\n',
        ),
      ],
      '\n\n',
    ),
    rows: [
      [
        {
          text: confirmLabel(view, speech),
          data: buttons.confirmBroadcast.encode({ broadcast, version, fingerprint: counts.fingerprint }),
        },
      ],
      [{ text: speech.text('announce:edit'), data: buttons.openBroadcast.encode({ broadcast }) }],
    ],
    isProtected: true,
  }
}
