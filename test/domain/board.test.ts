import { expect, test } from 'vitest'
import { type OverdueDuty, tallyOverdue } from '../../src/domain/board/board.ts'

const duty = (change: Partial<OverdueDuty>): OverdueDuty => ({
  ...{ kind: 'recommendation', title: 'A', number: 1, owner: 'An', unit: 'X', authority: 'Y' },
  dueOn: '2026-11-20',
  ...change,
})

test('what is overdue is counted by name, the most of it first, with the age of the oldest', () => {
  const duties = [
    duty({ dueOn: '2026-11-01' }),
    duty({ kind: 'urge' }),
    duty({ unit: 'Z', kind: 'urge' }),
    duty({ unit: null }),
    duty({ unit: 'A', dueOn: '2026-11-19' }),
  ]
  expect(tallyOverdue(duties, 'unit', '2026-11-23')).toEqual([
    { name: 'X', recommendations: 1, urges: 1, days: 22 },
    { name: 'A', recommendations: 1, urges: 0, days: 4 },
    { name: null, recommendations: 1, urges: 0, days: 3 },
    { name: 'Z', recommendations: 0, urges: 1, days: 3 },
  ])
  expect(tallyOverdue([], 'authority', '2026-11-23')).toEqual([])
})
