import type { RequestCard, RequestDecision } from './request.ts'

/** `filed` and `settled` are for staff, who may decide; `answered` is for the one who asked. */
export type RequestNotice =
  | Readonly<{ kind: 'request.filed'; card: RequestCard }>
  | Readonly<{ kind: 'request.settled'; card: RequestCard; decision: RequestDecision }>
  | Readonly<{ kind: 'request.answered'; card: RequestCard; decision: RequestDecision }>
