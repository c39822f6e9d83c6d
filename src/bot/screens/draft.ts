import { broadcastLanguages, textFor, titleOf } from '../../domain/broadcast/broadcast.ts'
import { narrowingOf } from '../../domain/broadcast/card.ts'
import type { DraftView } from '../../domain/broadcast/draft.ts'
import type { LanguageCode } from '../../domain/evaluation/form.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { type Button, inRowsOf, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'
import { languageName, narrowingLines } from './narrowing.ts'

/** Whom it would reach as of now. */
export const audienceText = (view: DraftView, speech: Speech): Html => {
  const { total, unlinked } = view.counts
  const lines = narrowingLines(narrowingOf(view.file), speech)
  return joinHtml(
    [
      speech.html('announce:audience', { unit: view.file.unit }),
      ...(lines.length > 0 ? lines : [speech.html('announce:audienceEverybody')]),
      joinHtml(
        [
          speech.html('announce:count', { count: total }),
          unlinked > 0 && speech.html('broadcast:ofThemUnlinked', { count: unlinked }),
        ],
        ' ',
      ),
    ],
    '\n',
  )
}

/** A line per language that has a text, or readers without one. */
const textLine = (view: DraftView, language: LanguageCode, speech: Speech): Html | false => {
  const { broadcast } = view.file
  const name = languageName(language, speech)
  const count = view.counts.languages[language]
  const own = broadcast.texts[language]
  if (own !== undefined) {
    const title = titleOf({ texts: { [language]: own }, fallback: language })
    return speech.html('announce:textReady', { language: name, title })
  }
  if (count === 0) return false
  const other = textFor(broadcast, language)
  return other
    ? speech.html('announce:textFallback', {
        language: name,
        count,
        other: languageName(other.language, speech),
      })
    : speech.html('announce:textMissing', { language: name, count })
}

const timeText = ({ file }: DraftView, speech: Speech): Html => {
  const { startsAt } = file.broadcast
  return startsAt
    ? speech.html('announce:at', { instant: speech.appointment(startsAt) })
    : speech.html('announce:now')
}

export const attachmentName = ({ file }: DraftView, speech: Speech): string => {
  const { attachment } = file.broadcast
  return attachment?.kind === 'document' ? attachment.name : speech.text('announce:photo')
}

/** Everything about a draft on one screen, with what is missing marked; each part has its key. */
export const draftScreen = (view: DraftView, speech: Speech): Screen => {
  const { broadcast } = view.file
  const { id, texts, attachment, asksRead } = broadcast
  const mark = (isSet: boolean): string => (isSet ? '☑' : '☐')
  const isFallbackWanted =
    broadcast.fallback !== null ||
    (Object.keys(texts).length > 0 &&
      broadcastLanguages.some(
        language => view.counts.languages[language] > 0 && texts[language] === undefined,
      ))
  return {
    text: joinHtml(
      [
        speech.html('announce:title'),
        audienceText(view, speech),
        joinHtml(
          [
            speech.html('announce:texts'),
            ...broadcastLanguages.map(language => textLine(view, language, speech)),
          ],
          '\n',
        ),
        joinHtml(
          [
            attachment && speech.html('announce:attachment', { name: attachmentName(view, speech) }),
            asksRead && speech.html('announce:asksRead'),
            timeText(view, speech),
          ],
          '\n',
        ),
        view.needsRelease && speech.html('announce:needsRelease'),
      ],
      '\n\n',
    ),
    rows: [
      [{ text: speech.text('announce:keyAudience'), data: buttons.audience.encode({ broadcast: id }) }],
      ...inRowsOf(
        2,
        broadcastLanguages.map(language => ({
          text: `${speech.text('announce:keyText', { language: languageName(language, speech) })}${texts[language] === undefined ? '' : ' ✓'}`,
          data: buttons.askText.encode({ broadcast: id, language }),
        })),
      ),
      isFallbackWanted
        ? [{ text: speech.text('announce:keyFallback'), data: buttons.askFallback.encode({ broadcast: id }) }]
        : [],
      [
        {
          text: speech.text('announce:keyAttachment'),
          data: buttons.askAttachment.encode({ broadcast: id }),
        },
        { text: speech.text('announce:keyTime'), data: buttons.askTime.encode({ broadcast: id }) },
      ],
      [
        {
          text: `${mark(asksRead)} ${speech.text('announce:keyRead')}`,
          data: buttons.askRead.encode({ broadcast: id, wanted: asksRead ? 0 : 1 }),
        },
      ],
      [{ text: speech.text('announce:keyPreview'), data: buttons.preview.encode({ broadcast: id }) }],
      [
        { text: speech.text('announce:keyDiscard'), data: buttons.askDiscard.encode({ broadcast: id }) },
        homeKey(speech),
      ],
    ],
    isProtected: true,
  }
}

export const backToDraft = (broadcast: string, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.openBroadcast.encode({ broadcast }),
})
