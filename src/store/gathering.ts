import DataLoader from 'dataloader'

/** Most keys one statement asks for. */
const largestBatch = 100

/**
 * Reads for many people at once what each of their updates asks for singly: whatever is wanted within one turn
 * of the event loop becomes one statement. Nothing is remembered from one turn to the next.
 */
export const gatherReads = <Key extends string | number, Row>(
  read: (keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): ((key: Key) => Promise<Row | undefined>) => {
  const loader = new DataLoader<Key, Row | undefined>(
    async keys => {
      const rows = new Map((await read([...new Set(keys)])).map(row => [keyOf(row), row]))
      return keys.map(key => rows.get(key))
    },
    { cache: false, maxBatchSize: largestBatch, batchScheduleFn: run => setImmediate(run) },
  )
  return key => loader.load(key)
}
