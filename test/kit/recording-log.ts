import type { Log } from '../../src/bot/worker.ts'

export type RecordedLine = Readonly<{ level: 'info' | 'warn' | 'error'; facts: object; message: string }>

/** The operator's log, kept to be read by a test. */
export const recordingLog = (): { log: Log; lines: RecordedLine[] } => {
  const lines: RecordedLine[] = []
  const record = (level: RecordedLine['level']) => (facts: object, message: string) => {
    lines.push({ level, facts, message })
  }
  return { log: { info: record('info'), warn: record('warn'), error: record('error') }, lines }
}
