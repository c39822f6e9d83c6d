import { buttons } from '../buttons.ts'
import { bold, joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { privacyVersion } from './arrive.ts'
import { homeKey } from './home.ts'
import { retentionKey } from './retention.ts'

/** Which notice was read, and in which language: whoever agrees agrees to that one alone. */
const agreeData = ({ language }: Speech): string =>
  buttons.agreeAnew.encode({ version: privacyVersion, language })

/** What is new in the notice, and the notice itself; `isTaken` says whether what was sent just now had its effect. */
export const consentRenewalScreen = (isTaken: boolean, speech: Speech): Screen => ({
  text: joinHtml(
    [
      !isTaken && speech.html('privacy:sendAgain'),
      speech.html('privacy:whatsNew'),
      speech.html('privacy:notice'),
      bold(speech.html('arrive:askConsent')),
    ],
    '\n\n',
  ),
  rows: [
    [{ text: speech.text('arrive:agree'), data: agreeData(speech) }],
    [{ text: speech.text('settings:unlink'), data: buttons.askUnlink.encode({}) }],
    [retentionKey(speech)],
  ],
})

export const agreedAnewScreen = (speech: Speech): Screen => ({
  text: speech.html('privacy:agreed'),
  rows: [[homeKey(speech)]],
})
