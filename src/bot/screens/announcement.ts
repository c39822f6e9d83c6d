import { type Announcement, textAtHand } from '../../domain/broadcast/broadcast.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'

/**
 * What a recipient gets. It is meant to be read and kept: a number to call or an address can be copied from
 * it. Without a delivery it is a preview, whose button says so.
 */
export const announcementScreen = (
  announcement: Announcement,
  deliveryId: string | null,
  speech: Speech,
): Screen => {
  const { sender, attachment, asksRead } = announcement
  const found = textAtHand(announcement, speech.language)
  const isForeign = found && found.language !== speech.language
  const key = {
    text: speech.text('broadcast:haveRead'),
    data:
      deliveryId === null
        ? buttons.previewOnly.encode({})
        : buttons.acknowledge.encode({ delivery: deliveryId }),
  }
  return {
    text: joinHtml(
      [
        speech.html('broadcast:from', { sender }),
        found && speech.quote(found.text),
        isForeign &&
          speech.html('broadcast:onlyIn', { language: speech.text(`broadcast:in.${found.language}`) }),
      ],
      '\n\n',
    ),
    rows: asksRead ? [[key]] : [],
    isProtected: false,
    attachment,
  }
}
