import type { Attached } from '../../domain/service/service-end.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'
import { adminCommand } from './admin-command.ts'

const counted = [
  'posts',
  'roles',
  'subordinates',
  'deputies',
  'waiting',
  'requests',
  'drafts',
  'submitted',
  'recommendations',
  'verifications',
  'teams',
] as const satisfies readonly (keyof Attached)[]

/** What ends and what is left to others, a line for each that there is. */
export const attachedText = (attached: Attached, speech: Speech): Html => {
  const { otherAdmins } = attached
  return joinHtml(
    [
      ...counted
        .filter(part => attached[part] > 0)
        .map(part => speech.html(`service:of.${part}`, { number: attached[part] })),
      attached.isLinked && speech.html('service:of.link'),
      otherAdmins === 0 && speech.html('service:lastAdmin', { command: adminCommand }),
      otherAdmins === 1 && speech.html('service:oneAdmin'),
    ],
    '\n',
  )
}
