import type { SentFile } from '../../domain/evaluation/evidence-port.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'

/** A file as it was sent, with what it belongs to. */
export const fileScreen = (sent: SentFile, of: Html, back: string, speech: Speech): Screen => ({
  text: joinHtml([of, sent.words !== '' && speech.html('remarks:words', { words: sent.words })], '\n'),
  rows: [[{ text: speech.text('common:back'), data: back }]],
  attachment: sent,
  isProtected: true,
})
