import { broadcastLanguages, longestCaption, longestText } from '../../domain/broadcast/broadcast.ts'
import type { DraftView } from '../../domain/broadcast/draft.ts'
import type { LanguageCode } from '../../domain/evaluation/form.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { attachmentName, backToDraft } from './draft.ts'
import { languageName } from './narrowing.ts'

/** The text of one language, as it is, and how it is given. */
export const askTextScreen = (view: DraftView, language: LanguageCode, speech: Speech): Screen => {
  const { id, texts } = view.file.broadcast
  const present = texts[language]
  return {
    text: joinHtml(
      [
        speech.html('announce:askText', {
          language: languageName(language, speech),
          longest: longestText,
          caption: longestCaption,
        }),
        present !== undefined && speech.html('announce:presentText', { text: present }),
      ],
      '\n\n',
    ),
    rows: [
      present === undefined
        ? []
        : [
            {
              text: speech.text('announce:removeText'),
              data: buttons.removeText.encode({ broadcast: id, language }),
            },
          ],
      [backToDraft(id, speech)],
    ],
    isProtected: true,
  }
}

export const askFallbackScreen = (view: DraftView, speech: Speech): Screen => {
  const { id, texts, fallback } = view.file.broadcast
  const written = broadcastLanguages.filter(language => texts[language] !== undefined)
  return {
    text: written.length > 0 ? speech.html('announce:askFallback') : speech.html('announce:noTextYet'),
    rows: [
      ...written.map(language => [
        {
          text: `${language === fallback ? '● ' : ''}${languageName(language, speech)}`,
          data: buttons.fallback.encode({ broadcast: id, language }),
        },
      ]),
      [backToDraft(id, speech)],
    ],
    isProtected: true,
  }
}

export const askAttachmentScreen = (view: DraftView, speech: Speech): Screen => {
  const { id, attachment } = view.file.broadcast
  return {
    text: joinHtml(
      [
        speech.html('announce:askAttachment'),
        attachment && speech.html('announce:attachment', { name: attachmentName(view, speech) }),
      ],
      '\n\n',
    ),
    rows: [
      attachment
        ? [
            {
              text: speech.text('announce:removeAttachment'),
              data: buttons.removeAttachment.encode({ broadcast: id }),
            },
          ]
        : [],
      [backToDraft(id, speech)],
    ],
    isProtected: true,
  }
}

export const askDiscardScreen = (view: DraftView, speech: Speech): Screen => {
  const { id } = view.file.broadcast
  return {
    text: speech.html('announce:askDiscard'),
    rows: [
      [{ text: speech.text('announce:discardNow'), data: buttons.discard.encode({ broadcast: id }) }],
      [backToDraft(id, speech)],
    ],
    isProtected: true,
  }
}
