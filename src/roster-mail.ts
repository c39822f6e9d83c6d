import type { CheckJob, TemplateJob, WriteJob } from './bot/roster-desk.ts'

/** Where the office works; sent first, and never in its arguments, where others could read it. */
export type Opening = Readonly<{ databaseUrl: string; timeZone: string }>

type Job =
  | Readonly<{ kind: 'check'; job: CheckJob }>
  | Readonly<{ kind: 'write'; job: WriteJob }>
  | Readonly<{ kind: 'template'; job: TemplateJob }>

/** What the office is asked; `now` is the bot's own clock. */
export type Asked =
  | (Readonly<{ kind: 'open' }> & Opening)
  | Readonly<{ kind: 'abort'; id: number }>
  | (Readonly<{ id: number; now: Date }> & Job)

/** What it answers; a result is what the desk answered. */
export type Answered =
  | Readonly<{ id: number; kind: 'result'; result: unknown }>
  | Readonly<{ id: number; kind: 'progress'; done: number; total: number }>
  | Readonly<{ id: number; kind: 'failed'; name: string; message: string; code: string | undefined }>
