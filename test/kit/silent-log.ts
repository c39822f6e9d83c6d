import type { DatabaseLog } from '../../src/store/database-session.ts'

export const silentLog: DatabaseLog = { info: () => {}, warn: () => {}, error: () => {} }
