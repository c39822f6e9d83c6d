import { buttons } from '../buttons.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'

/** What is left of the buttons of an announcement somebody has read: when he said so. */
export const acknowledgedKeys = (deliveryId: string, at: Date, speech: Speech): Screen['rows'] => [
  [
    {
      text: speech.text('broadcast:wasRead', { instant: speech.instant(at) }),
      data: buttons.acknowledge.encode({ delivery: deliveryId }),
    },
  ],
]
