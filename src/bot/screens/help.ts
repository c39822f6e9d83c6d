import type { Hats } from '../../domain/person/person.ts'
import { joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

/** What a person can do today, command by command; what is not his is not mentioned. */
export const helpScreen = ({ supervisor, staff, admin, pending }: Hats, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('help:title'),
      joinHtml(
        [
          speech.html('help:evaluate'),
          speech.html('help:log'),
          speech.html('help:relatives'),
          speech.html('help:history'),
          (supervisor || pending > 0) && speech.html('help:approvals'),
          supervisor && speech.html('help:deputy'),
          (staff || admin) && speech.html('help:invite'),
          staff && speech.html('help:announce'),
          staff && speech.html('help:pending'),
          speech.html('help:settings'),
          speech.html('help:privacy'),
          speech.html('help:cancel'),
          speech.html('help:unlink'),
        ],
        '\n',
      ),
      speech.html('help:contact'),
    ],
    '\n\n',
  ),
  rows: [[homeKey(speech)]],
})
