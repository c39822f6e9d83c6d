import { isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import { done, type Result, refused } from '../result.ts'
import type { DeliveryFile } from './delivery-file.ts'

/** What was told to oneself; somebody else's is as unknown as what was never there. */
export const decideOwnDelivery = (
  actor: Actor,
  file: DeliveryFile | undefined,
): Result<DeliveryFile, 'notice_unknown'> => {
  const relations = new Set(file?.personId === actor.personId ? (['self'] as const) : [])
  return file && isAllowed('notice.answer', relations) ? done(file) : refused('notice_unknown')
}
