import type { MovementBasis } from '../../domain/movement/rules.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'

/** What figures rest on, in one line; in another that nobody has checked it yet. */
export const basisLine = (
  key: 'basis' | 'termBasis',
  { reference, verified }: MovementBasis,
  speech: Speech,
): Html =>
  joinHtml(
    [
      speech.html(`movementReport:${key}`, { reference: speech.own(reference) }),
      !verified && speech.html('evaluation:whyUnverified'),
    ],
    '\n',
  )
